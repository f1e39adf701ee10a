using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>Where a user wants a database to be.</summary>
/// <param name="Direction">Whether to apply or to undo.</param>
/// <param name="Targets">Where to go: ids, prefixes, <c>head</c>, <c>heads</c>, <c>base</c>, <c>+N</c>, <c>-N</c>. Empty when <paramref name="Undo"/> is given.</param>
/// <param name="Undo">Revisions to undo, with every applied one that is built on them; empty when <paramref name="Targets"/> is given.</param>
public sealed record PlanRequest(MigrationDirection Direction, ValueList<string> Targets, ValueList<string> Undo)
{
    /// <summary>Whether the targets came through a pipe: there a revision may stand beside one that is built on it.</summary>
    public bool IsPiped { get; init; }

    /// <summary>A plan that was approved: its steps run, and no others. There are neither targets nor revisions to undo beside it.</summary>
    public MigrationPlan? Approved { get; init; }
}
