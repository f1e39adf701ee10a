using System.Globalization;
using Microsoft.Data.Sqlite;
using PSMigrate.Engine.Running;
using SQLitePCL;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// Knows the rows of a database that refer to nothing. After the first look only those tables are looked at again that were written since,
/// and those that refer to them: SQLite tells of every statement, before it runs, which tables it writes.
/// </summary>
sealed class ForeignKeyWatch
{
    readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> tables = new(StringComparer.OrdinalIgnoreCase);
    Dictionary<Violation, int>? known;
    Dictionary<Violation, int>? found;
    object? version;
    bool isRenamed;

    public ForeignKeyWatch(SqliteConnection connection)
    {
        // It must not ask the database anything itself while it is asked.
        raw.sqlite3_set_authorizer(connection.Handle!, (_, action, first, second, _, _) =>
        {
            if (action is raw.SQLITE_INSERT or raw.SQLITE_UPDATE or raw.SQLITE_DELETE or raw.SQLITE_DROP_TABLE)
                written.Add(first);
            if (action == raw.SQLITE_CREATE_TABLE)
                tables.Add(first);
            else if (action == raw.SQLITE_DROP_TABLE)
                tables.Remove(first);
            else if (action == raw.SQLITE_ALTER_TABLE)
                (_, isRenamed) = (written.Add(second), true);
            return raw.SQLITE_OK;
        }, null);
    }

    /// <summary>Remembers what is wrong before a step. What another process has changed in the meantime is looked at, too.</summary>
    public void Observe(Session session)
    {
        var current = session.Query("PRAGMA data_version")[0].Values[0];
        if (known is null || !Equals(current, version))
        {
            known = Violations(session, References(session).Select(reference => reference.Child));
            tables.UnionWith(Tables(session));
        }
        version = current;
    }

    /// <summary>What is wrong that was not, or not so often; null for nothing.</summary>
    public string? NewViolation(Session session)
    {
        if (isRenamed)
        {
            // A table that has got its name since was written under another one.
            var now = Tables(session);
            written.UnionWith(now.Except(tables, StringComparer.OrdinalIgnoreCase));
            tables.UnionWith(now);
            isRenamed = false;
        }
        var suspects = References(session)
            .Where(reference => written.Contains(reference.Child) || written.Contains(reference.Parent))
            .Select(reference => reference.Child).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var violations = Violations(session, suspects);
        foreach (var (violation, count) in violations)
        {
            if (count > known!.GetValueOrDefault(violation))
                return violation.Text;
        }
        found = known!.Where(pair => !suspects.Contains(pair.Key.Table)).Concat(violations).ToDictionary();
        return null;
    }

    /// <summary>Takes what was found last for what is so: the step has been committed.</summary>
    public void Accept()
    {
        if (found is null)
            return;
        (known, found) = (found, null);
        written.Clear();
    }

    static HashSet<string> Tables(Session session) => session.Query("SELECT name FROM main.sqlite_master WHERE type = 'table'")
        .Select(row => (string)row.Values[0]!).ToHashSet(StringComparer.OrdinalIgnoreCase);

    static List<(string Child, string Parent)> References(Session session) => session
        .Query("SELECT DISTINCT child.name, refers.\"table\" FROM main.sqlite_master AS child JOIN pragma_foreign_key_list(child.name) AS refers WHERE child.type = 'table' AND lower(child.sql) LIKE '%references%'")
        .Select(row => ((string)row.Values[0]!, (string)row.Values[1]!)).ToList();

    // How often each is found: rows of a table without rowids look all alike, and a row can refer to the same table twice.
    static Dictionary<Violation, int> Violations(Session session, IEnumerable<string> children) => children
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .SelectMany(child => Violations(session, child))
        .GroupBy(violation => violation)
        .ToDictionary(same => same.Key, same => same.Count());

    static IEnumerable<Violation> Violations(Session session, string child)
    {
        try
        {
            return session.Query($"PRAGMA main.foreign_key_check({SqliteSyntax.QuoteName(child)})").Select(row => new Violation(child, string.Create(
                CultureInfo.InvariantCulture, $"row {row.Values[1] ?? "?"} of table {row.Values[0]} refers to a missing row of {row.Values[2]}")));
        }
        catch (SqlExecutionException fault) when (fault.Message.Contains("foreign key mismatch", StringComparison.Ordinal))
        {
            // Old databases have such, and SQLite complains only of writing.
            return [new(child, $"a foreign key of table {child} refers to columns that are missing or not unique")];
        }
    }

    /// <param name="Table">The table that refers.</param>
    /// <param name="Text">What is wrong.</param>
    readonly record struct Violation(string Table, string Text);
}
