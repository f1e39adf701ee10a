using System.Diagnostics;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Running;

/// <summary>Runs the steps of a plan, each recorded or undone as a whole.</summary>
sealed class MigrationRunner(
    Dialect dialect, DatabaseSettings database, IRevisionSet revisions, RunSettings settings, IHeldLock? held,
    IMigrationObserver observer, CancellationToken cancellation)
{
    readonly string runId = Guid.NewGuid().ToString("N");

    /// <summary>Runs the steps, then the repeatable objects.</summary>
    /// <param name="session">The session.</param>
    /// <param name="bookkeeping">Its bookkeeping.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="repeatables">The repeatable objects.</param>
    /// <param name="heads">The rows of the version table when the steps are done.</param>
    public void Run(
        Session session, Bookkeeping bookkeeping, IReadOnlyList<MigrationStep> steps, IReadOnlyList<RepeatableFile> repeatables,
        IReadOnlyList<string> heads)
    {
        var runner = new StepRunner(dialect, session, bookkeeping, revisions, settings, held, runId, cancellation);
        var context = new RepeatableContext(dialect, session, bookkeeping, heads, settings, held, runId, cancellation);
        IRunPart[] parts =
        [
            .. steps.Select((step, i) => new StepPart(runner, step, i + 1, steps.Count)),
            .. repeatables.Select((file, i) => new RepeatablePart(context, file, i + 1, repeatables.Count)),
        ];
        if (parts.Length == 0)
            return;
        if (database.TransactionMode == TransactionMode.All)
            RunTogether(session, parts);
        else
            RunEach(session, parts);
    }

    void RunEach(Session session, IRunPart[] parts)
    {
        foreach (var part in parts)
        {
            var clock = Stopwatch.StartNew();
            observer.On(part.Started);
            RunWithRetries(session, part);
            dialect.Keeper.Reset(session);
            observer.On(part.Done(clock.Elapsed));
        }
    }

    void RunWithRetries(Session session, IRunPart part)
    {
        var transactional = part.Transactional && database.TransactionMode != TransactionMode.None;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (part.EnforcesForeignKeys)
                    dialect.Keeper.EnforceForeignKeys(session);
                if (transactional)
                    RunAlone(session, part);
                else
                    part.RunWithoutTransaction();
                return;
            }
            catch (SqlExecutionException passing) when (transactional && !part.IsInBlock && passing.IsTransient && attempt <= database.RetryCount)
            {
                session.Rollback();
                observer.On(part.Retried(attempt + 1, passing.Message));
                cancellation.WaitHandle.WaitOne(database.RetryDelay);
                // Not every setting of a session goes back with its transaction.
                dialect.Keeper.Reset(session);
            }
            catch (Exception cause) when (!WasCommitted(cause))
            {
                Fail(session, part, cause, transactional && !part.IsInBlock);
                throw;
            }
        }
    }

    void RunAlone(Session session, IRunPart part)
    {
        session.Begin();
        part.RunInTransaction();
        Commit(session, part);
    }

    // A connection that breaks while it commits leaves the answer with the server: it is asked before anybody is told of a failure.
    void Commit(Session session, IRunPart part)
    {
        try
        {
            session.Commit();
        }
        catch (SqlExecutionException lost) when (lost.Kind == ErrorKind.Connection)
        {
            using var second = Session.Open(dialect, database, ConnectionUse.Read, observer, CancellationToken.None);
            if (part.IsRecorded(Bookkeeping.Find(dialect, second)))
                throw part.CommittedButLost(lost);
            throw;
        }
    }

    // The server has said that the work is there: no log may call it failed.
    static bool WasCommitted(Exception cause) => cause is MigrationException { ErrorId: "CommitConfirmed" };

    void RunTogether(Session session, IRunPart[] parts)
    {
        var done = new List<(IRunPart Part, TimeSpan Duration)>();
        session.Begin();
        foreach (var part in parts)
        {
            var clock = Stopwatch.StartNew();
            observer.On(part.Started);
            try
            {
                part.RunInTransaction();
                if (done.Count == parts.Length - 1)
                    Commit(session, part);
                else
                    dialect.Keeper.Reset(session);
                done.Add((part, clock.Elapsed));
            }
            catch (Exception cause) when (!WasCommitted(cause))
            {
                Fail(session, part, cause, transactional: true, done.ConvertAll(pair => pair.Part));
                throw;
            }
        }
        dialect.Keeper.Reset(session);
        foreach (var (part, duration) in done)
            observer.On(part.Done(duration));
    }

    void Fail(Session session, IRunPart part, Exception cause, bool transactional, IReadOnlyList<IRunPart>? undone = null)
    {
        session.Rollback();
        if (cause is MigrationException known)
            part.Mark(known);
        try
        {
            // A command that is being stopped may no longer be told anything, and its log is written all the same.
            using var second = Session.Open(dialect, database, ConnectionUse.Read, SilentObserver.Instance, CancellationToken.None);
            var log = Bookkeeping.Find(dialect, second);
            if (!log.HasLogTable)
                return;
            foreach (var earlier in undone ?? [])
                log.Append(earlier.Entry("rolled-back"));
            // Without a transaction a cancelled statement may or may not have been done: its intent row is left standing as the question.
            if (cause is OperationCanceledException && !transactional)
                return;
            log.Append(part.Entry(cause is OperationCanceledException ? "rolled-back" : "failed") with
            {
                ErrorId = (cause as MigrationException)?.ErrorId,
                Reason = database.Hide(cause.Message),
                // A lost connection leaves the statement in doubt, as a cancellation does: the row says of none that it failed.
                Statement = cause is MigrationException { Kind: ErrorKind.Connection } ? null : part.Reached,
            });
        }
        catch (MigrationException unloggable)
        {
            observer.On(new MigrationWarning($"The failure could not be written to the log: {unloggable.Message}"));
        }
    }
}
