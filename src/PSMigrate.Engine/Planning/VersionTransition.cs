using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Planning;

/// <summary>Follows the rows of the version table through the steps of a plan. With their ancestors, the rows are what is applied.</summary>
sealed class VersionTransition(IEnumerable<RevisionNode> rows, IEnumerable<RevisionNode> applied)
{
    readonly HashSet<RevisionNode> applied = [.. applied];
    readonly HashSet<RevisionNode> rows = [.. rows];

    public ValueList<string> Heads { get; private set; } = Sorted(rows);

    public MigrationStep Step(RevisionNode node, MigrationDirection direction)
    {
        var before = Heads;
        if (direction == MigrationDirection.Upgrade)
            Apply(node);
        else
            Undo(node);
        Heads = Sorted(rows);
        return new(node.Revision, direction, before, Heads, VersionChange.Between(before, Heads));
    }

    // A row below the new revision can only be one of its direct requirements: whatever lies between would not be applied yet.
    void Apply(RevisionNode node)
    {
        applied.Add(node);
        rows.ExceptWith(node.Requirements);
        rows.Add(node);
    }

    // The rows that come are those that no other row covers. Whether they cover one another alembic asks only where there is no other
    // row, and its rows are ours: elsewhere a revision and an ancestor of it can both become rows.
    void Undo(RevisionNode node)
    {
        applied.Remove(node);
        rows.Remove(node);
        if (node.Requirements.Count > 1 && rows.Count > 0)
            rows.UnionWith(node.Requirements.Except(RevisionGraph.WithAncestors(rows)));
        else
            rows.UnionWith(node.Requirements.Where(required => !required.Dependents.Any(IsAppliedRequirer(required))));
    }

    Func<RevisionNode, bool> IsAppliedRequirer(RevisionNode required) =>
        dependent => applied.Contains(dependent) && dependent.Requirements.Contains(required);

    static ValueList<string> Sorted(IEnumerable<RevisionNode> rows) => rows.Select(row => row.Id).Order(StringComparer.Ordinal).ToValueList();
}
