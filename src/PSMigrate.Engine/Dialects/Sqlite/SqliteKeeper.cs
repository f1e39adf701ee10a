using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
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

    public const string Enforced = "PRAGMA foreign_keys = ON";

    readonly ConditionalWeakTable<Session, ForeignKeyWatch> watches = [];

    public bool LiftsForeignKeys => true;

    public void EnforceForeignKeys(Session session) => session.ExecuteText(Enforced);

    public void Prepare(Session session)
    {
        session.ExecuteText(State);
        watches.GetValue(session, opened => new((SqliteConnection)opened.Connection));
    }

    public object? Observe(Session session)
    {
        // A step that is run again may have been broken off in the middle of a rebuild.
        session.ExecuteText("PRAGMA legacy_alter_table = OFF");
        var watch = watches.GetValue(session, opened => new((SqliteConnection)opened.Connection));
        watch.Observe(session);
        return watch;
    }

    public void Check(Session session, object? before)
    {
        if (((ForeignKeyWatch)before!).NewViolation(session) is { } violation)
            throw Engine.Errors.ForeignKeyViolation(violation);
    }

    public void Reset(Session session)
    {
        Prepare(session);
        if (watches.TryGetValue(session, out var watch))
            watch.Accept();
    }
}
