using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Planning;

/// <summary>A part of the history: both ends are in it. Pure.</summary>
static class HistoryRange
{
    public static List<RevisionNode> Find(RevisionGraph graph, string? from, string? to, IReadOnlyList<RevisionNode>? rows)
    {
        var upper = TargetResolver.Resolve(graph, to ?? "heads", rows);
        var members = RevisionGraph.WithAncestors(upper);
        var lower = from is null ? [] : TargetResolver.Resolve(graph, from, rows);
        foreach (var node in lower)
        {
            if (!members.Contains(node))
                throw Errors.RangeApart(node.Revision, to ?? "heads");
        }
        if (lower.Count > 0)
            members.IntersectWith(RevisionGraph.Reach(lower, node => node.Children));
        return RevisionOrder.NewestFirst(members, upper.Where(members.Contains).Concat(members.Where(IsTip)));

        bool IsTip(RevisionNode node) => !node.Dependents.Any(members.Contains);
    }
}
