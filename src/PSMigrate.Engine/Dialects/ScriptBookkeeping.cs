using System.Security.Cryptography;
using System.Text;

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

    /// <summary>The statement that adds a row to the log; null where there is no log.</summary>
    public string? Insert(LogEntry entry)
    {
        if (logTable is null)
            return null;
        var values = LogColumn.All
            .Where(column => column.Value is not null)
            .Select(column => (column.Name, Value: expressions.GetValueOrDefault(column.Name) ?? syntax.Literal(column.Value!(entry))))
            .Where(pair => pair.Value != "NULL")
            .ToList();
        return $"INSERT INTO {logTable} ({string.Join(", ", values.Select(pair => syntax.Quote(pair.Name)))})\n"
            + $"VALUES ({string.Join(", ", values.Select(pair => pair.Value))})";
    }

    /// <summary>The statements of a part outside of the transaction, each between the row that says it begins and the one that it is done.</summary>
    public static IEnumerable<(SqlStatement Statement, LogEntry Begun, LogEntry Done)> Numbered(ScriptStep step)
    {
        var number = 0;
        foreach (var statement in step.Parts.SelectMany(part => part.Statements))
        {
            number++;
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(statement.Text))).ToLowerInvariant();
            yield return (statement, step.Note(number, hash, false), step.Note(number, hash, true));
        }
    }

    string List(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => syntax.Literal(id)));
}
