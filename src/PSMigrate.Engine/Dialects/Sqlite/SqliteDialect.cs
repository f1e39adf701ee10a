namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>SQLite, put together from its parts.</summary>
static class SqliteDialect
{
    public const string Name = "Sqlite";

    public static Dialect Create()
    {
        var syntax = new SqliteSyntax();
        var connector = new SqliteConnector();
        return new()
        {
            Name = Name,
            Connector = connector,
            Generator = SqliteGenerator.Create(syntax),
            Splitter = new SqliteStatementSplitter(),
            Bookkeeping = SqliteBookkeeping.Create(syntax),
            Lock = new SqliteLock(),
            Keeper = new SqliteKeeper(),
            Errors = new SqliteErrors(),
            Rewriter = new SqliteTableRewriter(syntax),
            SchemaReader = new SqliteSchemaReader(),
            Rules = new() { Names = StringComparer.OrdinalIgnoreCase, ForeignKeysApart = false, CodeHasRights = false, IndexNamesAreShared = true },
            BulkLoader = new SqliteBulkLoader(syntax),
            ScratchMaker = new SqliteScratchMaker(),
            Script = new SqliteScript(syntax),
        };
    }
}
