using System.Globalization;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Keeps a SQLite connection as it was, and rows from referring to nothing.</summary>
sealed class SqliteKeeper : ISessionKeeper
{
    // Enforcement is off while revisions run: with it on, a table that is rebuilt takes the rows that refer to it along.
    // What enforcement would have caught is looked for before every commit.
    public const string State =
        "PRAGMA foreign_keys = OFF; PRAGMA defer_foreign_keys = OFF; PRAGMA legacy_alter_table = OFF; PRAGMA recursive_triggers = OFF; "
        + "PRAGMA ignore_check_constraints = OFF; PRAGMA writable_schema = OFF; PRAGMA query_only = OFF; PRAGMA case_sensitive_like = OFF";

    public void Prepare(Session session) => session.ExecuteText(State);

    public object? Observe(Session session) => Violations(session);

    public void Check(Session session, object? before)
    {
        var known = (Dictionary<string, int>)before!;
        foreach (var (violation, count) in Violations(session))
        {
            if (count > known.GetValueOrDefault(violation))
                throw Engine.Errors.ForeignKeyViolation(violation);
        }
    }

    public void Reset(Session session) => Prepare(session);

    // How often each is found: rows of a table without rowids look all alike, and a row can refer to the same table twice.
    static Dictionary<string, int> Violations(Session session)
    {
        // Without a foreign key there is nothing to look for, and the look costs a pass over every table that has one.
        if (session.Query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND sql LIKE '%references%' LIMIT 1").Count == 0)
            return [];
        var rows = session.Query("PRAGMA foreign_key_check");
        return rows
            .GroupBy(row => string.Create(
                CultureInfo.InvariantCulture, $"row {row.Values[1] ?? "?"} of table {row.Values[0]} refers to a missing row of {row.Values[2]}"))
            .ToDictionary(same => same.Key, same => same.Count());
    }
}
