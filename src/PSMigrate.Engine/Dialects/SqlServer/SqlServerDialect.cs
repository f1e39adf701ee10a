namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server, put together from its parts.</summary>
static class SqlServerDialect
{
    public const string Name = "SqlServer";

    public static Dialect Create()
    {
        var syntax = new SqlServerSyntax();
        var connector = new SqlServerConnector();
        return new(
            Name, connector, SqlServerGenerator.Create(syntax), new SqlServerStatementSplitter(), SqlServerBookkeeping.Create(syntax),
            new SqlServerLock(connector), new SqlServerKeeper(), new SqlServerErrors())
        {
            Rules = new() { Names = StringComparer.OrdinalIgnoreCase, KeysHoldColumns = true },
            BulkLoader = new SqlServerBulkLoader(syntax),
            ScratchMaker = new SqlServerScratchMaker(() => DialectRegistry.Get(Name)),
        };
    }
}
