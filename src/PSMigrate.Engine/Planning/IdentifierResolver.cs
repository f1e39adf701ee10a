using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Planning;

/// <summary>Finds the revisions that ids, prefixes, labels and words mean. Pure.</summary>
static class IdentifierResolver
{
    // A branch label of fewer characters is found by its whole name only, as alembic has it.
    const int ShortestPrefixedLabel = 4;

    /// <summary>All revisions that a name means; none for <c>base</c>.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">The name.</param>
    /// <param name="label">The branch to look in; null for everywhere.</param>
    /// <param name="rows">The rows of the version table; null when no database was asked.</param>
    public static IReadOnlyList<RevisionNode> Named(
        RevisionGraph graph, string name, string? label, IReadOnlyList<RevisionNode>? rows)
    {
        var branch = label is null ? null : One(graph, label, null);
        switch (name)
        {
            case "base":
                return [];
            case "heads" when branch is null:
                return graph.EffectiveHeads;
            case "heads":
                return Lineage.Filter(graph.Heads, branch);
            case "head":
                var heads = Lineage.Filter(graph.Heads, branch);
                return heads.Count > 1 ? throw Errors.SeveralHeads(Ids(heads)) : heads;
            case "current" when rows is not null:
                return Lineage.Filter(rows, branch);
            case "current":
                throw Errors.CurrentNeedsDatabase();
            default:
                return [One(graph, name, branch)];
        }
    }

    /// <summary>The one revision that has an id or a label, or the only one whose id or label begins like it.</summary>
    public static RevisionNode One(RevisionGraph graph, string name, RevisionNode? branch)
    {
        if ((graph.Find(name) ?? graph.FindLabel(name)) is { } exact)
            return branch is null || Lineage.Shares(exact, branch) ? exact : throw Errors.WrongBranch(exact.Revision, branch.Revision);
        var candidates = graph.Nodes
            .Where(node => node.Id.StartsWith(name, StringComparison.Ordinal) || node.Revision.BranchLabels.Any(label => LabelStartsWith(label, name)))
            .ToList();
        var members = branch is null ? candidates : Lineage.Filter(candidates, branch);
        return members.Count switch
        {
            1 => members[0],
            > 1 => throw Errors.AmbiguousPrefix(name, [.. members.Select(node => node.Revision)]),
            _ when candidates.Count > 0 => throw Errors.WrongBranch(candidates[0].Revision, branch!.Revision),
            _ => throw Errors.RevisionNotFound(name, Nearest.Of(name, graph.Nodes.Select(node => node.Id).Concat(graph.Labels))),
        };
    }

    public static List<string> Ids(IEnumerable<RevisionNode> nodes) => [.. nodes.Select(node => node.Id)];

    static bool LabelStartsWith(string label, string start) =>
        label.Length >= ShortestPrefixedLabel && label.StartsWith(start, StringComparison.Ordinal);
}
