namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>What SQL Server's bookkeeping tables look like.</summary>
static class SqlServerBookkeeping
{
    public static BookkeepingSql Create(SqlServerSyntax syntax) => new(
        syntax,
        (version, log, schema) => FindTables(syntax, version, log, schema),
        sort => sort switch
        {
            LogColumnSort.Number => "bigint IDENTITY(1, 1) PRIMARY KEY",
            LogColumnSort.Integer => "bigint",
            LogColumnSort.Moment => "datetimeoffset",
            LogColumnSort.Name => "nvarchar(200)",
            _ => "nvarchar(max)",
        },
        // The statement must be alone in its batch.
        schema => $"IF SCHEMA_ID({syntax.Literal(schema)}) IS NULL EXEC ({syntax.Literal($"CREATE SCHEMA {syntax.Quote(schema)}")})")
    {
        AddColumn = "ADD",
    };

    // Without a schema of its own the table is where its bare name leads, or where a new one would go.
    static string FindTables(SqlServerSyntax syntax, string version, string log, string? schema)
    {
        var home = schema is not null
            ? syntax.Literal(schema)
            : $"COALESCE(OBJECT_SCHEMA_NAME(OBJECT_ID({syntax.Literal(syntax.Quote(version))}, N'U')), SCHEMA_NAME(), N'dbo')";
        return
            $"""
            SELECT home.name, {Exists(version)}, {Exists(log)}
            FROM (SELECT CAST({home} AS sysname) AS name) AS home
            """;

        string Exists(string table) =>
            $"CASE WHEN EXISTS (SELECT 1 FROM sys.tables AS t WHERE t.schema_id = SCHEMA_ID(home.name) AND t.name = {syntax.Literal(table)}) THEN 1 ELSE 0 END";
    }
}
