using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Planning;

/// <summary>Walks a number of steps through the graph. Dependencies are never walked.</summary>
/// <param name="graph">The graph.</param>
/// <param name="text">The target that asks for it, for errors.</param>
sealed class RelativeWalk(RevisionGraph graph, string text)
{
    /// <summary>Walks up; null stands for before the first revision.</summary>
    public RevisionNode Up(RevisionNode? start, int steps, RevisionNode? branch)
    {
        var node = start;
        for (var i = 0; i < steps; i++)
        {
            var next = Lineage.Filter(node is null ? graph.Bases : node.Children, branch);
            node = next.Count switch
            {
                1 => next[0],
                0 => throw Errors.Overwalk(text, i),
                _ => throw Errors.AmbiguousWalk(text, IdentifierResolver.Ids(next)),
            };
        }
        return node!;
    }

    /// <summary>Walks down; null stands for before the first revision, from where there is no way on.</summary>
    public RevisionNode? Down(RevisionNode? start, int steps)
    {
        var node = start;
        for (var i = 0; i < steps; i++)
        {
            if (node is null)
                throw Errors.Overwalk(text, i);
            node = node.Parents.Count > 1
                ? throw Errors.AmbiguousWalk(text, IdentifierResolver.Ids(node.Parents))
                : node.Parents.SingleOrDefault();
        }
        return node;
    }
}
