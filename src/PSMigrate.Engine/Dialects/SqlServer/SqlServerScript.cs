using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Scripts for sqlcmd and SSMS.</summary>
sealed class SqlServerScript(ISqlSyntax syntax, IBookkeepingSql bookkeeping) : IScriptSql
{
    static readonly Dictionary<string, string> Expressions = new()
    {
        ["run_id"] = "CONVERT(nvarchar(32), SESSION_CONTEXT(N'psmigrate_run'))",
        ["at"] = "SYSDATETIMEOFFSET()",
        ["os_user"] = "ORIGINAL_LOGIN()",
        ["host"] = "HOST_NAME()",
    };

    public Version OldestServer { get; } = new(13, 0);

    // Both clients take a file without a mark for one in the machine's own code page.
    public bool NeedsMark => true;

    public DatabaseSettings? Replay(DatabaseSettings settings) => null;

    public bool CanReplay(SqlStatement statement) => false;

    public IScriptText Open(ScriptOutline outline, ScriptPage page)
    {
        var tables = new ScriptBookkeeping(syntax, Name(outline.VersionTable), outline.LogTable is { } log ? Name(log) : null, Expressions);
        var batches = new SqlServerBatches(page);
        var preamble = new SqlServerPreamble(syntax, bookkeeping, tables, batches, outline, page);
        var phrases = new SqlServerStepSql(syntax, tables, outline);
        return outline.Idempotent
            ? new SqlServerBlockScript(phrases, preamble, batches, outline, page)
            : new SqlServerBatchScript(phrases, preamble, batches, outline, page);
    }

    string Name(TableName table)
    {
        var name = table.Schema is null ? syntax.Quote(table.Name) : $"{syntax.Quote(table.Schema)}.{syntax.Quote(table.Name)}";
        return SqlcmdText.CanStand(name)
            ? name
            : throw new UnsupportedException($"The name {name}, which sqlcmd would read as its own,", "Give the bookkeeping other names: VersionTable, LogTable, VersionTableSchema.");
    }
}
