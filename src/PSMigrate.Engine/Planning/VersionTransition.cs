using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Planning;

/// <summary>Follows the rows of the version table through the steps of a plan. The rows are always the tips of what is applied.</summary>
sealed class VersionTransition(IEnumerable<RevisionNode> rows, IEnumerable<RevisionNode> applied)
{
    readonly HashSet<RevisionNode> applied = [.. applied];

    public ValueList<string> Heads { get; private set; } = Sorted(rows.Select(row => row.Id));

    public MigrationStep Step(RevisionNode node, MigrationDirection direction)
    {
        var before = Heads;
        Heads = direction == MigrationDirection.Upgrade ? Apply(node, before) : Undo(node, before);
        return new(node.Revision, direction, before, Heads, VersionChange.Between(before, Heads));
    }

    // A row below the new revision can only be one of its direct requirements: whatever lies between would not be applied yet.
    ValueList<string> Apply(RevisionNode node, ValueList<string> before)
    {
        applied.Add(node);
        return Sorted(before.Where(id => !node.Requirements.Any(required => required.Id == id)).Append(node.Id));
    }

    ValueList<string> Undo(RevisionNode node, ValueList<string> before)
    {
        applied.Remove(node);
        var uncovered = node.Requirements.Where(required => !required.Dependents.Any(IsAppliedRequirer(required)));
        return Sorted(before.Where(id => id != node.Id).Concat(uncovered.Select(required => required.Id)));
    }

    Func<RevisionNode, bool> IsAppliedRequirer(RevisionNode required) =>
        dependent => applied.Contains(dependent) && dependent.Requirements.Contains(required);

    static ValueList<string> Sorted(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal).ToValueList();
}
