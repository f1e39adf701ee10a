using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Planning;

/// <summary>Who shares a line of descent, by parents only: dependencies join branches without making them one.</summary>
static class Lineage
{
    public static bool Shares(RevisionNode node, RevisionNode branch) => Of(branch).Contains(node);

    /// <summary>Those of the nodes that are the branch's revision, above it or below it; all of them without a branch.</summary>
    public static IReadOnlyList<RevisionNode> Filter(IReadOnlyList<RevisionNode> nodes, RevisionNode? branch)
    {
        if (branch is null || nodes.Count == 0)
            return nodes;
        var line = Of(branch);
        return [.. nodes.Where(line.Contains)];
    }

    /// <summary>The ancestors of a node and the node itself, by parents only.</summary>
    public static HashSet<RevisionNode> Ancestors(RevisionNode node) => RevisionGraph.Reach([node], next => next.Parents);

    static HashSet<RevisionNode> Of(RevisionNode branch)
    {
        var line = Ancestors(branch);
        line.UnionWith(RevisionGraph.Reach([branch], next => next.Children));
        return line;
    }
}
