using System.Diagnostics;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Running;

/// <summary>Runs one step: body, version rows, log row, in one transaction unless the revision or the configuration wants none.</summary>
sealed class StepRunner(
    Dialect dialect, Session session, Bookkeeping bookkeeping, IRevisionSet revisions, RunSettings settings, IHeldLock? held,
    string runId, CancellationToken cancellation)
{
    /// <summary>How many statements the step that has run last had got to, where they are counted.</summary>
    public int? Reached { get; private set; }

    /// <summary>Runs a step inside a transaction that is open already.</summary>
    public void RunInTransaction(MigrationStep step)
    {
        Reached = null;
        bookkeeping.Expect(step);
        var clock = Stopwatch.StartNew();
        var before = dialect.Keeper.Observe(session);
        var checksum = RunBody(step, transactional: true, session.Execute);
        dialect.Keeper.Check(session, before);
        Record(step, checksum, clock);
        if (held is not null && !held.IsHeld(session))
            throw Errors.LockLost(dialect.Connector.DisplayName(session.Settings));
    }

    /// <summary>Runs a step whose statements each stand for themselves; only its record is a transaction.</summary>
    public void RunWithoutTransaction(MigrationStep step)
    {
        bookkeeping.Expect(step);
        var clock = Stopwatch.StartNew();
        var before = dialect.Keeper.Observe(session);
        var progress = new StatementProgress(session, bookkeeping, step, outcome => Entry(step, outcome), settings.Resume);
        string checksum;
        try
        {
            checksum = RunBody(step, transactional: false, progress.Send);
        }
        finally
        {
            Reached = progress.Reached;
        }
        dialect.Keeper.Check(session, before);
        session.Begin();
        Record(step, checksum, clock);
        session.Commit();
    }

    public LogEntry Entry(MigrationStep step, string outcome) =>
        RunIdentity.Entry(step.Revision.Id, step.Direction.ToString().ToLowerInvariant(), outcome, runId, settings.Tag);

    string RunBody(MigrationStep step, bool transactional, Action<IReadOnlyList<SqlStatement>> send)
    {
        var script = revisions.LoadScript(step.Revision);
        var pending = new PendingOperations(
            dialect, new(session.Settings.Naming), settings.Variables, new SessionTarget(session, transactional, send));
        var context = new MigrationContext((sql, parameters) => pending.Ask(() => session.Query(sql, parameters)))
        {
            Revision = step.Revision,
            Direction = step.Direction,
            Provider = dialect.Name,
            ServerVersion = session.ServerVersion,
            Environment = session.Settings.Environment,
            Variables = settings.Variables,
            Tag = settings.Tag,
        };
        // A merge may leave its body out.
        if (script.Has(step.Direction))
            script.Run(step.Direction, context, pending.Add, cancellation);
        pending.ThrowIfFailed();
        pending.Send();
        return RevisionChecksum.OfFile(step.Revision.Path);
    }

    void Record(MigrationStep step, string checksum, Stopwatch clock)
    {
        cancellation.ThrowIfCancellationRequested();
        bookkeeping.Apply(step.Change);
        bookkeeping.Append(Entry(step, "applied") with { Checksum = checksum, Duration = clock.Elapsed });
    }
}
