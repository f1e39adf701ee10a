using System.Diagnostics;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Running;

/// <summary>A repeatable object of a run: its statements and its log row.</summary>
/// <param name="context">What the objects of a run share.</param>
/// <param name="file">The object.</param>
/// <param name="number">Its number in the run, counted from 1.</param>
/// <param name="count">How many there are.</param>
sealed class RepeatablePart(RepeatableContext context, RepeatableFile file, int number, int count) : IRunPart
{
    public bool Transactional => file.Repeatable.Transactional;

    // Statements need no count: what is repeatable begins anew.
    public int? Reached => null;

    public bool IsInBlock => false;

    public MigrationEvent Started => new RepeatableStarted(file.Repeatable, number, count);

    public void RunInTransaction()
    {
        var clock = Stopwatch.StartNew();
        Send(transactional: true);
        Record(clock);
    }

    public void RunWithoutTransaction()
    {
        var clock = Stopwatch.StartNew();
        Send(transactional: false);
        context.Session.Begin();
        Record(clock);
        context.Session.Commit();
    }

    public bool IsRecorded(Bookkeeping bookkeeping) => bookkeeping.ReadLog().Any(
        row => row.RunId == context.RunId && row.Id == file.Name && row.Direction == RunIdentity.Repeat && row.Outcome == "applied");

    public LogEntry Entry(string outcome) => RunIdentity.Entry(file.Name, RunIdentity.Repeat, outcome, context.RunId, context.Run.Tag);

    public MigrationEvent Done(TimeSpan duration) => new RepeatableDone(file.Repeatable, duration);

    public MigrationEvent Retried(int attempt, string reason) => new RepeatableRetried(file.Repeatable, attempt, reason);

    public MigrationException CommittedButLost(Exception cause) => Errors.RepeatableCommittedButLost(file.Repeatable, cause);

    public void Mark(MigrationException error) { }

    void Send(bool transactional)
    {
        var (dialect, session) = (context.Dialect, context.Session);
        context.Bookkeeping.Expect(file.Repeatable, context.Heads);
        var before = dialect.Keeper.Observe(session);
        Action<IReadOnlyList<SqlStatement>> send = transactional ? session.Execute : OneByOne;
        using var pending = new PendingOperations(
            dialect, new(session.Settings.Naming), context.Run.Variables, new SessionTarget(session, transactional, send));
        pending.Add(file.Operation);
        pending.Send();
        dialect.Keeper.Check(session, before);
    }

    // Statements that are sent together are a transaction for some servers.
    void OneByOne(IReadOnlyList<SqlStatement> statements)
    {
        foreach (var statement in statements)
            context.Session.Execute([statement]);
    }

    void Record(Stopwatch clock)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        context.Bookkeeping.Append(Entry("applied") with { Checksum = file.Checksum, Duration = clock.Elapsed });
        if (context.Held is { } held && !held.IsHeld(context.Session))
            throw Errors.LockLost(context.Dialect.Connector.DisplayName(context.Session.Settings));
    }
}

/// <summary>What the repeatable objects of a run share.</summary>
/// <param name="Dialect">The dialect.</param>
/// <param name="Session">The session of the run.</param>
/// <param name="Bookkeeping">Its bookkeeping.</param>
/// <param name="Heads">The rows of the version table, which no repeatable object changes.</param>
/// <param name="Run">Variables and the like.</param>
/// <param name="Held">The lock.</param>
/// <param name="RunId">The id of the run.</param>
/// <param name="Cancellation">Ends the run.</param>
sealed record RepeatableContext(
    Dialect Dialect, Session Session, Bookkeeping Bookkeeping, IReadOnlyList<string> Heads, RunSettings Run, IHeldLock? Held, string RunId,
    CancellationToken Cancellation);
