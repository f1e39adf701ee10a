using System.Diagnostics;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Revisions;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Running;

/// <summary>Runs one step: body, version rows, log row, in one transaction unless the revision or the configuration wants none.</summary>
sealed class StepRunner(
    Dialect dialect, Session session, Bookkeeping bookkeeping, IRevisionSet revisions, RunSettings settings, IHeldLock? held,
    string runId, CancellationToken cancellation)
{
    readonly Lazy<HashSet<string>> unfinished = new(() => [.. bookkeeping.ReadUnfinished()]);
    StatementProgress? progress;
    TransactionTarget? transaction;

    /// <summary>How many statements the step that has failed had got to, where each stands for itself.</summary>
    public int? Reached => transaction is { IsInBlock: false } ? null : progress?.Reached;

    /// <summary>Whether the step that has failed did so in an autocommit block.</summary>
    public bool IsInBlock => transaction is { IsInBlock: true };

    /// <summary>Runs a step inside a transaction that is open already.</summary>
    public void RunInTransaction(MigrationStep step)
    {
        bookkeeping.Expect(step);
        var clock = Stopwatch.StartNew();
        using var counted = progress = Progress(step, unfinished.Value.Contains(step.Revision.Id));
        var target = transaction = new(session, dialect.Keeper, counted, !step.Revision.EnforcesForeignKeys, () => CheckDatabase(step), block => Refuse(step, block));
        var checksum = RunBody(step, target);
        counted.End();
        target.Check();
        Record(step, checksum, clock);
        CheckLock();
        (progress, transaction) = (null, null);
    }

    /// <summary>Runs a step whose statements each stand for themselves; only its record is a transaction.</summary>
    public void RunWithoutTransaction(MigrationStep step)
    {
        bookkeeping.Expect(step);
        var clock = Stopwatch.StartNew();
        var before = dialect.Keeper.Observe(session);
        using var counted = progress = Progress(step, hasEarlier: true);
        var checksum = RunBody(step, new SessionTarget(session, transactional: false, counted.Send));
        counted.End();
        dialect.Keeper.Check(session, before);
        session.Begin();
        Record(step, checksum, clock);
        session.Commit();
        progress = null;
    }

    public LogEntry Entry(MigrationStep step, string outcome) =>
        RunIdentity.Entry(step.Revision.Id, step.Direction.ToString().ToLowerInvariant(), outcome, runId, settings.Tag);

    StatementProgress Progress(MigrationStep step, bool hasEarlier) =>
        new(session, bookkeeping, step, outcome => Entry(step, outcome), settings.Resume, hasEarlier);

    void CheckDatabase(MigrationStep step)
    {
        bookkeeping.Expect(step);
        CheckLock();
    }

    void CheckLock()
    {
        if (held is not null && !held.IsHeld(session))
            throw Errors.LockLost(dialect.Connector.DisplayName(session.Settings));
    }

    void Refuse(MigrationStep step, AutocommitBlock block)
    {
        if (session.Settings.TransactionMode == TransactionMode.All)
            throw Errors.AutocommitInAll(step.Revision, block);
        if (!bookkeeping.HasLogTable)
            throw Errors.AutocommitWithoutLog(step.Revision, block);
        // From here on a part of the revision stays, whatever becomes of the rest.
        unfinished.Value.Add(step.Revision.Id);
    }

    string RunBody(MigrationStep step, IOperationTarget target)
    {
        var script = revisions.LoadScript(step.Revision);
        using var pending = new PendingOperations(dialect, new(session.Settings.Naming), settings.Variables, target);
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
