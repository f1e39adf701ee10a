using System.Diagnostics;
using PSMigrate.Engine.Dialects;

namespace PSMigrate.Engine.Running;

/// <summary>Runs the steps of a plan, each recorded or undone as a whole.</summary>
sealed class MigrationRunner(
    Dialect dialect, DatabaseSettings database, IRevisionSet revisions, RunSettings settings, IHeldLock? held,
    IMigrationObserver observer, CancellationToken cancellation)
{
    readonly string runId = Guid.NewGuid().ToString("N");

    public void Run(Session session, Bookkeeping bookkeeping, IReadOnlyList<MigrationStep> steps)
    {
        var runner = new StepRunner(dialect, session, bookkeeping, revisions, settings, held, runId, cancellation);
        if (database.TransactionMode == TransactionMode.All)
            RunTogether(session, bookkeeping, runner, steps);
        else
            RunEach(session, bookkeeping, runner, steps);
    }

    void RunEach(Session session, Bookkeeping bookkeeping, StepRunner runner, IReadOnlyList<MigrationStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var clock = Stopwatch.StartNew();
            observer.On(new StepStarted(steps[i], i + 1, steps.Count));
            RunWithRetries(session, bookkeeping, runner, steps[i]);
            dialect.Keeper.Reset(session);
            observer.On(new StepDone(steps[i], clock.Elapsed));
        }
    }

    void RunWithRetries(Session session, Bookkeeping bookkeeping, StepRunner runner, MigrationStep step)
    {
        var transactional = step.Revision.Transactional && database.TransactionMode != TransactionMode.None;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (transactional)
                    RunAlone(session, runner, step);
                else
                    runner.RunWithoutTransaction(step);
                return;
            }
            catch (SqlExecutionException passing) when (transactional && !runner.IsInBlock && passing.IsTransient && attempt <= database.RetryCount)
            {
                session.Rollback();
                observer.On(new StepRetried(step, attempt + 1, passing.Message));
                cancellation.WaitHandle.WaitOne(database.RetryDelay);
                // Not every setting of a session goes back with its transaction.
                dialect.Keeper.Reset(session);
            }
            catch (Exception cause) when (!WasCommitted(cause))
            {
                Fail(session, bookkeeping, runner, step, cause, transactional && !runner.IsInBlock);
                throw;
            }
        }
    }

    void RunAlone(Session session, StepRunner runner, MigrationStep step)
    {
        session.Begin();
        runner.RunInTransaction(step);
        Commit(session, step);
    }

    // A connection that breaks while it commits leaves the answer with the server: it is asked before anybody is told of a failure.
    void Commit(Session session, MigrationStep step)
    {
        try
        {
            session.Commit();
        }
        catch (SqlExecutionException lost) when (lost.Kind == ErrorKind.Connection)
        {
            using var second = Session.Open(dialect, database, ConnectionUse.Read, observer, CancellationToken.None);
            if (Bookkeeping.Find(dialect, second).ReadHeads().Order(StringComparer.Ordinal).SequenceEqual(step.HeadsAfter))
                throw Errors.CommittedButLost(step, lost);
            throw;
        }
    }

    // The server has said that the work is there: no log may call it failed.
    static bool WasCommitted(Exception cause) => cause is MigrationException { ErrorId: "CommitConfirmed" };

    void RunTogether(Session session, Bookkeeping bookkeeping, StepRunner runner, IReadOnlyList<MigrationStep> steps)
    {
        var done = new List<(MigrationStep Step, TimeSpan Duration)>();
        session.Begin();
        foreach (var step in steps)
        {
            var clock = Stopwatch.StartNew();
            observer.On(new StepStarted(step, done.Count + 1, steps.Count));
            try
            {
                runner.RunInTransaction(step);
                if (done.Count == steps.Count - 1)
                    Commit(session, step);
                else
                    dialect.Keeper.Reset(session);
                done.Add((step, clock.Elapsed));
            }
            catch (Exception cause) when (!WasCommitted(cause))
            {
                Fail(session, bookkeeping, runner, step, cause, transactional: true, done.ConvertAll(pair => pair.Step));
                throw;
            }
        }
        dialect.Keeper.Reset(session);
        foreach (var (step, duration) in done)
            observer.On(new StepDone(step, duration));
    }

    void Fail(
        Session session, Bookkeeping bookkeeping, StepRunner runner, MigrationStep step, Exception cause, bool transactional,
        IReadOnlyList<MigrationStep>? undone = null)
    {
        session.Rollback();
        if (cause is MigrationException known)
            known.RevisionId ??= step.Revision.Id;
        try
        {
            // A command that is being stopped may no longer be told anything, and its log is written all the same.
            using var second = Session.Open(dialect, database, ConnectionUse.Read, SilentObserver.Instance, CancellationToken.None);
            var log = Bookkeeping.Find(dialect, second);
            if (!log.HasLogTable)
                return;
            foreach (var earlier in undone ?? [])
                log.Append(runner.Entry(earlier, "rolled-back"));
            // Without a transaction a cancelled statement may or may not have been done: its intent row is left standing as the question.
            if (cause is OperationCanceledException && !transactional)
                return;
            log.Append(runner.Entry(step, cause is OperationCanceledException ? "rolled-back" : "failed") with
            {
                ErrorId = (cause as MigrationException)?.ErrorId,
                Reason = database.Hide(cause.Message),
                // A lost connection leaves the statement in doubt, as a cancellation does: the row says of none that it failed.
                Statement = cause is MigrationException { Kind: ErrorKind.Connection } ? null : runner.Reached,
            });
        }
        catch (MigrationException unloggable)
        {
            observer.On(new MigrationWarning($"The failure could not be written to the log: {unloggable.Message}"));
        }
    }
}
