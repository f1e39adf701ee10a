namespace PSMigrate.Engine.Running;

/// <summary>A part of a run that stands or falls as a whole: a step of the plan, or a repeatable object.</summary>
interface IRunPart
{
    /// <summary>Whether it runs in a transaction, as far as its file says.</summary>
    bool Transactional { get; }

    /// <summary>Whether foreign keys are enforced while it runs, also where the database is told not to.</summary>
    bool EnforcesForeignKeys => false;

    /// <summary>How many statements it had got to when it ran last, where they are counted.</summary>
    int? Reached { get; }

    /// <summary>Whether it failed in an autocommit block, behind which a part of it stays.</summary>
    bool IsInBlock { get; }

    MigrationEvent Started { get; }

    /// <summary>Runs it inside a transaction that is open already.</summary>
    void RunInTransaction();

    /// <summary>Runs it with statements that each stand for themselves; only its record is a transaction.</summary>
    void RunWithoutTransaction();

    /// <summary>Whether the database says that it has been recorded.</summary>
    bool IsRecorded(Bookkeeping bookkeeping);

    LogEntry Entry(string outcome);

    MigrationEvent Done(TimeSpan duration);

    MigrationEvent Retried(int attempt, string reason);

    MigrationException CommittedButLost(Exception cause);

    /// <summary>Lets an error say what was being run.</summary>
    void Mark(MigrationException error);
}

/// <summary>A step of a plan.</summary>
sealed class StepPart(StepRunner runner, MigrationStep step, int number, int count) : IRunPart
{
    public bool Transactional => step.Revision.Transactional;

    public bool EnforcesForeignKeys => step.Revision.EnforcesForeignKeys;

    public int? Reached => runner.Reached;

    public bool IsInBlock => runner.IsInBlock;

    public MigrationEvent Started => new StepStarted(step, number, count);

    public void RunInTransaction() => runner.RunInTransaction(step);

    public void RunWithoutTransaction() => runner.RunWithoutTransaction(step);

    public bool IsRecorded(Bookkeeping bookkeeping) => bookkeeping.ReadHeads().Order(StringComparer.Ordinal).SequenceEqual(step.HeadsAfter);

    public LogEntry Entry(string outcome) => runner.Entry(step, outcome);

    public MigrationEvent Done(TimeSpan duration) => new StepDone(step, duration);

    public MigrationEvent Retried(int attempt, string reason) => new StepRetried(step, attempt, reason);

    public MigrationException CommittedButLost(Exception cause) => Errors.CommittedButLost(step, cause);

    public void Mark(MigrationException error) => error.RevisionId ??= step.Revision.Id;
}
