using PSMigrate.Engine.Revisions;
using PSMigrate.Engine.Running;

namespace PSMigrate.Engine.Exporting;

/// <summary>The rows of the log that a script writes: those of a run, but for what only the running script knows.</summary>
sealed class ScriptLog(RunSettings run)
{
    public LogEntry Applied(MigrationStep step) => Entry(step, "applied") with { Checksum = RevisionChecksum.OfFile(step.Revision.Path) };

    public LogEntry Repeated(RepeatableFile file) => new()
    {
        Id = file.Name,
        Direction = RunIdentity.Repeat,
        Outcome = "applied",
        Checksum = file.Checksum,
        Tag = run.Tag,
        ToolVersion = RunIdentity.ToolVersion,
    };

    public LogEntry Noted(MigrationStep step, int number, string hash, bool done) =>
        Entry(step, done ? "part-done" : "begun") with { Statement = number, StatementHash = hash };

    public IReadOnlyList<LogEntry> Stamped(StampPlan plan, IRevisionSet revisions) =>
        [.. plan.HeadsAfter.Except(plan.HeadsBefore).DefaultIfEmpty("base").Select(id => new LogEntry
        {
            Id = id,
            Direction = "stamp",
            Outcome = "stamped",
            Checksum = revisions.History.FirstOrDefault(revision => revision.Id == id) is { } revision ? RevisionChecksum.OfFile(revision.Path) : null,
            Reason = $"from {(plan.HeadsBefore.Count == 0 ? "base" : plan.HeadsBefore)}",
            Tag = run.Tag,
            ToolVersion = RunIdentity.ToolVersion,
        })];

    LogEntry Entry(MigrationStep step, string outcome) => new()
    {
        Id = step.Revision.Id,
        Direction = step.Direction.ToString().ToLowerInvariant(),
        Outcome = outcome,
        Tag = run.Tag,
        ToolVersion = RunIdentity.ToolVersion,
    };
}
