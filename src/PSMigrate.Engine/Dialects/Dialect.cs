namespace PSMigrate.Engine.Dialects;

/// <summary>What the engine needs to know of a database system: parts that are put together, none of which knows another system.</summary>
sealed record Dialect
{
    public required string Name { get; init; }

    public required IConnector Connector { get; init; }

    public required ISqlGenerator Generator { get; init; }

    public required IStatementSplitter Splitter { get; init; }

    public required IBookkeepingSql Bookkeeping { get; init; }

    public required IDatabaseLock Lock { get; init; }

    public required ISessionKeeper Keeper { get; init; }

    public required IErrorExplainer Errors { get; init; }

    /// <summary>Reads what a database holds.</summary>
    public required ISchemaReader SchemaReader { get; init; }

    /// <summary>What a comparison of schemas must know.</summary>
    public required SchemaRules Rules { get; init; }

    /// <summary>Makes databases to try a schema out.</summary>
    public required IScratchMaker ScratchMaker { get; init; }

    /// <summary>Loads many rows fast.</summary>
    public required IBulkLoader BulkLoader { get; init; }

    /// <summary>Writes scripts for the system's own client.</summary>
    public required IScriptSql Script { get; init; }

    /// <summary>Does what the dialect has no statement for by making the table anew; null where it has statements for everything.</summary>
    public ITableRewriter? Rewriter { get; init; }

    /// <summary>What ends a statement in a file of SQL.</summary>
    public string StatementEnd { get; init; } = ";";
}
