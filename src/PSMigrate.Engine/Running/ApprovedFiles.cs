using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Running;

/// <summary>Compares a plan that was approved with what is there now.</summary>
static class ApprovedFiles
{
    /// <summary>Refuses a plan for another database, and one whose files are no longer what was approved.</summary>
    public static void Check(MigrationPlan approved, RevisionSet revisions, Dialect dialect, string database)
    {
        if (approved.Provider is { } provider && !provider.Equals(dialect.Name, StringComparison.OrdinalIgnoreCase))
            throw Errors.PlanElsewhere($"{provider}", dialect.Name);
        if (approved.Database is { } other && other != database)
            throw Errors.PlanElsewhere(other, database);
        foreach (var step in approved.Steps)
        {
            var revision = revisions.Graph.Find(step.Revision.Id)?.Revision ?? throw Errors.PlanStepMissing(step.Revision.Id);
            Compare(step.Checksum, RevisionChecksum.OfFile(revision.Path), revision.Path, revision.Id);
        }
        foreach (var repeatable in approved.Repeatables)
        {
            var file = Find(revisions, dialect, repeatable) ?? throw Errors.PlanRepeatableMissing(repeatable.Name);
            Compare(repeatable.Checksum, file.Checksum, file.Repeatable.Path, file.Name);
        }
    }

    static RepeatableFile? Find(RevisionSet revisions, Dialect dialect, Repeatable repeatable) =>
        revisions.Repeatables.For(dialect.Name).FirstOrDefault(file => file.Name == repeatable.Name);

    static void Compare(string? approved, string found, string path, string name)
    {
        if (approved is null)
            throw Errors.PlanWithoutChecksum(name);
        if (!approved.Equals(found, StringComparison.OrdinalIgnoreCase))
            throw Errors.PlanFileChanged(name, path);
    }
}
