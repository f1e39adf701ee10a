using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Dialects;

/// <summary>The statements on the bookkeeping tables that every script has. What a run knows of its machine, a script asks of the database.</summary>
/// <param name="syntax">The dialect's words.</param>
/// <param name="versionTable">The version table, as the script calls it.</param>
/// <param name="logTable">The log table, as the script calls it; null where there is none.</param>
/// <param name="expressions">The dialect's expressions for columns of the log: when, who, where, which run.</param>
sealed class ScriptBookkeeping(ISqlSyntax syntax, string versionTable, string? logTable, IReadOnlyDictionary<string, string> expressions)
{
    public string VersionTable => versionTable;

    /// <summary>Whether the version table has these rows and no others.</summary>
    public string HasRows(IReadOnlyList<string> ids) => ids.Count == 0
        ? $"(SELECT count(*) FROM {versionTable}) = 0"
        : $"(SELECT count(*) FROM {versionTable}) = {ids.Count} AND (SELECT count(*) FROM {versionTable} WHERE version_num IN ({List(ids)})) = {ids.Count}";

    /// <summary>The statements of a change to the rows; each must hit exactly one.</summary>
    public IEnumerable<string> Change(VersionChange change)
    {
        foreach (var id in change.Deleted)
            yield return $"DELETE FROM {versionTable} WHERE version_num = {syntax.Literal(id)}";
        if (change.MovedFrom is not null)
            yield return $"UPDATE {versionTable} SET version_num = {syntax.Literal(change.MovedTo)} WHERE version_num = {syntax.Literal(change.MovedFrom)}";
        foreach (var id in change.Inserted)
            yield return $"INSERT INTO {versionTable} (version_num) VALUES ({syntax.Literal(id)})";
    }

    /// <summary>The statement that adds a row to the log; null where there is no log or no row.</summary>
    public string? Insert(LogEntry? entry)
    {
        if (logTable is null || entry is null)
            return null;
        var values = LogColumn.All
            .Where(column => column.Value is not null)
            .Select(column => (column.Name, Value: expressions.GetValueOrDefault(column.Name) ?? syntax.Literal(column.Value!(entry))))
            .Where(pair => pair.Value != "NULL")
            .ToList();
        return $"INSERT INTO {logTable} ({string.Join(", ", values.Select(pair => syntax.Quote(pair.Name)))})\n"
            + $"VALUES ({string.Join(", ", values.Select(pair => pair.Value))})";
    }

    /// <summary>Whether the log says that an earlier attempt has left a part of a step; null where there is no log.</summary>
    public string? IsBegun(ScriptStep step)
    {
        if (logTable is null || step.Log is not [var row, ..])
            return null;
        var id = syntax.Literal(step.Id);
        return
            $"""
            EXISTS (SELECT 1 FROM {logTable} AS part WHERE part.revision = {id} AND part.direction = {syntax.Literal(row.Direction)} AND part.outcome IN ('begun', 'part-done')
                AND NOT EXISTS (SELECT 1 FROM {logTable} AS later WHERE later.revision = {id} AND later.outcome IN ('applied', 'stamped') AND later.{syntax.Quote("number")} > part.{syntax.Quote("number")}))
            """;
    }

    /// <summary>What is said then.</summary>
    public static string BegunMessage(ScriptStep step) =>
        $"An earlier attempt at {step.Id} has done a part of it: Invoke-Migration{(step.Log[0].Direction == "upgrade" ? "Upgrade" : "Downgrade")} goes on where it stopped.";

    /// <summary>
    /// Whether the log says that a repeatable object is as it should be: applied from the same text, and since then neither itself, nor what it
    /// depends on, nor a downgrade.
    /// </summary>
    public string IsCurrent(string name, ScriptRepeatable repeatable)
    {
        var (id, number) = (syntax.Literal(name), syntax.Quote("number"));
        var (repeat, applied) = (syntax.Literal(RunIdentity.Repeat), syntax.Literal("applied"));
        return
            $"""
            EXISTS (SELECT 1 FROM {logTable} AS done WHERE done.revision = {id} AND done.direction = {repeat} AND done.outcome = {applied} AND done.checksum = {syntax.Literal(repeatable.Checksum)}
                AND NOT EXISTS (SELECT 1 FROM {logTable} AS later WHERE later.{number} > done.{number} AND later.outcome = {applied}
                    AND (later.direction = {syntax.Literal("downgrade")} OR later.direction = {repeat} AND later.revision IN ({List([name, .. repeatable.DependsOn])}))))
            """;
    }

    string List(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => syntax.Literal(id)));
}
