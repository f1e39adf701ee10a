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
    IErrorExplainer Errors);
