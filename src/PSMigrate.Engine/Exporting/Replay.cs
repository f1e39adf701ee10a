using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Exporting;

/// <summary>
/// A database in memory that goes through the revisions beside the script, so that a table that must be made anew can be read.
/// What does not run there is an error only when somebody asks: most revisions need to know nothing.
/// </summary>
sealed class Replay : IDisposable
{
    readonly IScriptSql script;
    readonly Session session;
    (Revision Revision, MigrationException Cause)? failure;
    Revision? current;

    Replay(Dialect dialect, DatabaseSettings settings, CancellationToken cancellation)
    {
        script = dialect.Script;
        session = Session.Open(dialect, settings, ConnectionUse.Run, SilentObserver.Instance, cancellation);
    }

    /// <summary>Opens the replay; null where the dialect needs none.</summary>
    public static Replay? Open(Dialect dialect, DatabaseSettings settings, CancellationToken cancellation) =>
        dialect.Script.Replay(settings) is { } memory ? new(dialect, memory, cancellation) : null;

    /// <summary>Begins a revision.</summary>
    public void Begin(Revision revision, bool transactional)
    {
        current = revision;
        if (failure is null && transactional)
            session.Begin();
    }

    public void End()
    {
        if (failure is null && session.InTransaction)
            Try(session.Commit);
    }

    public void Apply(IReadOnlyList<SqlStatement> statements)
    {
        if (failure is null)
            Try(() => session.Execute([.. statements.Where(script.CanReplay)]));
    }

    /// <summary>Applies statements between two transactions.</summary>
    public void ApplyAlone(IReadOnlyList<SqlStatement> statements)
    {
        if (failure is not null)
            return;
        Try(session.Commit);
        Apply(statements);
        if (failure is null)
            session.Begin();
    }

    /// <summary>Runs a revision that stands before the script.</summary>
    public void Run(Revision revision, bool transactional, Action<IOperationTarget> body)
    {
        if (failure is not null)
            return;
        Begin(revision, transactional);
        Try(() => body(new ScriptTarget(transactional, transactional, this, _ => { })));
        End();
    }

    public IReadOnlyList<QueryRow> Query(string sql) =>
        failure is { } found ? throw Errors.ReplayFailed(found.Revision, found.Cause, null) : session.Query(sql);

    public void Dispose() => session.Dispose();

    void Try(Action action)
    {
        try
        {
            action();
        }
        catch (MigrationException cause)
        {
            failure ??= (current!, cause);
            session.Rollback();
        }
    }
}
