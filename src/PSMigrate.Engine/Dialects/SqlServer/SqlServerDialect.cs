namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server, put together from its parts.</summary>
static class SqlServerDialect
{
    public const string Name = "SqlServer";
}
