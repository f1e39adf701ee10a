namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Scripts for the shell sqlite3.</summary>
sealed class SqliteScript(ISqlSyntax syntax) : IScriptSql
{
    static readonly Dictionary<string, string> Expressions = new()
    {
        ["run_id"] = "(SELECT run_id FROM temp.psmigrate_run)",
        ["at"] = "strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')",
        // The database knows neither a user nor a machine.
        ["os_user"] = "NULL",
        ["host"] = "NULL",
        ["process"] = "NULL",
    };

    // The first with STRICT tables; DROP COLUMN is older.
    public Version OldestServer { get; } = new(3, 37);

    public DatabaseSettings? Replay(DatabaseSettings settings) => settings with
    {
        ConnectionString = "Data Source=:memory:",
        LockConnectionString = null,
        Password = null,
        TransactionMode = TransactionMode.PerRevision,
    };

    // Another file is none of the replay's business, and there is nothing to tidy up in memory.
    public bool CanReplay(SqlStatement statement)
    {
        var word = statement.Text.TrimStart();
        return !(Starts("ATTACH") || Starts("DETACH") || Starts("VACUUM"));

        bool Starts(string keyword) => word.StartsWith(keyword, StringComparison.OrdinalIgnoreCase);
    }

    public IScriptText Open(ScriptOutline outline, ScriptPage page)
    {
        if (outline.Idempotent)
        {
            throw new UnsupportedException(
                "To skip what is applied, for which SQLite has no conditions,",
                "Leave -Idempotent out: the script then stops, and changes nothing, unless the database is where it begins; -From says where that is. "
                + "Invoke-MigrationUpgrade runs only what is missing.");
        }
        var tables = new ScriptBookkeeping(
            syntax, syntax.Quote(outline.Settings.VersionTable), outline.LogTable is null ? null : syntax.Quote(outline.Settings.LogTable), Expressions);
        return new SqliteShellScript(syntax, tables, SqliteBookkeeping.Create((SqliteSyntax)syntax), outline, page);
    }
}
