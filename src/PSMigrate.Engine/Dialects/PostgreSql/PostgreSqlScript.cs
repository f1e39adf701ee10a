namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Scripts for PostgreSQL: for psql, or in SQL alone.</summary>
sealed class PostgreSqlScript(ISqlSyntax syntax, IBookkeepingSql bookkeeping) : IScriptSql
{
    // The names are those of the session's own temporary schema, which nothing that a revision sets can bend.
    static readonly Dictionary<string, string> Expressions = new()
    {
        ["run_id"] = "(SELECT run_id FROM pg_temp.psmigrate_run)",
        ["at"] = "clock_timestamp()",
        ["os_user"] = "session_user",
        ["host"] = "host(inet_client_addr())",
    };

    public Version OldestServer { get; } = new(13, 0);

    public DatabaseSettings? Replay(DatabaseSettings settings) => null;

    public bool CanReplay(SqlStatement statement) => false;

    public IScriptText Open(ScriptOutline outline, ScriptPage page)
    {
        var tables = new ScriptBookkeeping(
            syntax, "pg_temp.psmigrate_version", outline.LogTable is null ? null : "pg_temp.psmigrate_log", Expressions);
        var preamble = new PostgreSqlPreamble(syntax, bookkeeping, outline, page);
        return outline is { Idempotent: true, Plain: true }
            ? new PostgreSqlBlockScript(syntax, tables, preamble, outline, page)
            : new PsqlScript(syntax, tables, preamble, outline, page);
    }
}
