namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>What SQLite's bookkeeping tables look like.</summary>
static class SqliteBookkeeping
{
    public static BookkeepingSql Create(SqliteSyntax syntax) => new(
        syntax,
        (version, log, schema) =>
            $"""
            SELECT NULL,
                EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = {syntax.Literal(version)} COLLATE NOCASE),
                EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = {syntax.Literal(log)} COLLATE NOCASE)
            """,
        sort => sort switch
        {
            LogColumnSort.Number => "INTEGER PRIMARY KEY AUTOINCREMENT",
            LogColumnSort.Integer => "INTEGER",
            _ => "TEXT",
        },
        createSchema: null);
}
