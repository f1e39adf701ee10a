using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>Hears what happens during a run. It is called on the thread that started the run.</summary>
public interface IMigrationObserver
{
    /// <summary>Something happened.</summary>
    /// <param name="migrationEvent">What.</param>
    void On(MigrationEvent migrationEvent);
}

/// <summary>Something that happened during a run.</summary>
public abstract record MigrationEvent;

/// <summary>Another run holds the lock, and this one waits for it.</summary>
/// <param name="Holder">Who holds it, as far as can be told.</param>
/// <param name="Waited">For how long this run has waited.</param>
public sealed record LockWaiting(string? Holder, TimeSpan Waited) : MigrationEvent;

/// <summary>A step begins.</summary>
/// <param name="Step">The step.</param>
/// <param name="Number">Its number in the run, counted from 1.</param>
/// <param name="Count">The number of steps.</param>
public sealed record StepStarted(MigrationStep Step, int Number, int Count) : MigrationEvent;

/// <summary>A step is done and recorded.</summary>
/// <param name="Step">The step.</param>
/// <param name="Duration">How long it took.</param>
public sealed record StepDone(MigrationStep Step, TimeSpan Duration) : MigrationEvent;

/// <summary>A step failed for a passing reason and is run again.</summary>
/// <param name="Step">The step.</param>
/// <param name="Attempt">The number of the attempt that begins, counted from 1.</param>
/// <param name="Reason">Why the one before failed.</param>
public sealed record StepRetried(MigrationStep Step, int Attempt, string Reason) : MigrationEvent;

/// <summary>A repeatable object is about to run.</summary>
/// <param name="Repeatable">The object.</param>
/// <param name="Number">Its number among those of the run, counted from 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record RepeatableStarted(Repeatable Repeatable, int Number, int Count) : MigrationEvent;

/// <summary>A repeatable object has run and is recorded.</summary>
/// <param name="Repeatable">The object.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RepeatableDone(Repeatable Repeatable, TimeSpan Duration) : MigrationEvent;

/// <summary>A repeatable object failed for a passing reason and is run again.</summary>
/// <param name="Repeatable">The object.</param>
/// <param name="Attempt">The number of the attempt that begins, counted from 1.</param>
/// <param name="Reason">Why the one before failed.</param>
public sealed record RepeatableRetried(Repeatable Repeatable, int Attempt, string Reason) : MigrationEvent;

/// <summary>A statement is about to be sent.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Origin">Where it was written.</param>
public sealed record StatementSent(string Text, SourcePosition? Origin) : MigrationEvent;

/// <summary>Rows that were sent together, without a statement for each, are in their table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Count">The number of rows.</param>
public sealed record RowsLoaded(TableName Table, long Count) : MigrationEvent;

/// <summary>The database said something on its own, such as a notice.</summary>
/// <param name="Severity">The database's word for how serious it is.</param>
/// <param name="Text">What it said.</param>
public sealed record ServerMessage(string Severity, string Text) : MigrationEvent;

/// <summary>Something that somebody should read.</summary>
/// <param name="Text">A sentence.</param>
public sealed record MigrationWarning(string Text) : MigrationEvent;
