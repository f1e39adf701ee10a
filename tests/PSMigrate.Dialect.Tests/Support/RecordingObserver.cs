using System.Collections.Concurrent;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>Remembers what happened, and can do something while it happens, on the thread of the run.</summary>
public sealed class RecordingObserver : IMigrationObserver
{
    readonly ConcurrentQueue<MigrationEvent> events = new();

    public IReadOnlyList<MigrationEvent> Events => [.. events];

    public Action<MigrationEvent>? Then { get; set; }

    /// <summary>The revisions that were applied or undone and recorded.</summary>
    public IReadOnlyList<string> Done => [.. events.OfType<StepDone>().Select(done => done.Step.Revision.Id)];

    /// <summary>The repeatable objects that have run and are recorded.</summary>
    public IReadOnlyList<string> Repeated => [.. events.OfType<RepeatableDone>().Select(done => done.Repeatable.Name)];

    public void On(MigrationEvent migrationEvent)
    {
        events.Enqueue(migrationEvent);
        Then?.Invoke(migrationEvent);
    }
}
