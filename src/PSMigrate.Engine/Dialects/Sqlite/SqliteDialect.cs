namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>SQLite, put together from its parts.</summary>
static class SqliteDialect
{
    public const string Name = "Sqlite";

    public static Dialect Create()
    {
        var syntax = new SqliteSyntax();
        var connector = new SqliteConnector();
        return new(
            Name, connector, SqliteGenerator.Create(syntax), new SqliteStatementSplitter(), SqliteBookkeeping.Create(syntax),
            new SqliteLock(), new SqliteKeeper(), new SqliteErrors())
        {
            Rewriter = new SqliteTableRewriter(syntax),
            SchemaReader = new SqliteSchemaReader(),
            Rules = new() { Names = StringComparer.OrdinalIgnoreCase, ForeignKeysApart = false, ViewsHaveRights = false, IndexNamesAreShared = true },
            BulkLoader = new SqliteBulkLoader(syntax),
            ScratchMaker = new SqliteScratchMaker(),
            Script = new SqliteScript(syntax),
        };
    }
}
