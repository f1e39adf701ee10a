namespace PSMigrate.Engine.Dialects;

/// <summary>What the engine needs to know of a database system: parts that are put together, none of which knows another system.</summary>
sealed record Dialect(
    string Name,
    IConnector Connector,
    ISqlGenerator Generator,
    IStatementSplitter Splitter,
    IBookkeepingSql Bookkeeping,
    IDatabaseLock Lock,
    ISessionKeeper Keeper,
    IErrorExplainer Errors)
{
    /// <summary>Does what the dialect has no statement for by making the table anew; null where it has statements for everything.</summary>
    public ITableRewriter? Rewriter { get; init; }

    /// <summary>Loads many rows fast.</summary>
    public IBulkLoader? BulkLoader { get; init; }

    /// <summary>Reads what a database holds.</summary>
    public ISchemaReader? SchemaReader { get; init; }

    /// <summary>What a comparison of schemas must know.</summary>
    public SchemaRules? Rules { get; init; }

    /// <summary>Makes databases to try a schema out.</summary>
    public IScratchMaker? ScratchMaker { get; init; }

    /// <summary>Writes scripts for the system's own client; null where that is not possible.</summary>
    public IScriptSql? Script { get; init; }

    /// <summary>What ends a statement in a file of SQL.</summary>
    public string StatementEnd { get; init; } = ";";
}
