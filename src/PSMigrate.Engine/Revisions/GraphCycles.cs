namespace PSMigrate.Engine.Revisions;

/// <summary>Finds revisions that are their own ancestors.</summary>
static class GraphCycles
{
    /// <summary>The nodes that lie on a cycle or between two; empty for a proper graph.</summary>
    public static IReadOnlyList<RevisionNode> Find(IReadOnlyList<RevisionNode> nodes)
    {
        // What is left after peeling off, again and again, whatever has nothing below it, then whatever has nothing above it.
        var left = Peel(nodes, node => node.Named.Count(), node => node.Dependents);
        if (left.Count == 0)
            return [];
        var inside = left.ToHashSet();
        return Peel(left, node => node.Dependents.Count(inside.Contains), node => node.Named.Where(inside.Contains));
    }

    static List<RevisionNode> Peel(
        IReadOnlyList<RevisionNode> nodes, Func<RevisionNode, int> blockers, Func<RevisionNode, IEnumerable<RevisionNode>> freed)
    {
        var blocked = nodes.ToDictionary(node => node, blockers);
        var free = new Queue<RevisionNode>(nodes.Where(node => blocked[node] == 0));
        while (free.TryDequeue(out var node))
        {
            blocked.Remove(node);
            foreach (var next in freed(node))
            {
                if (blocked.TryGetValue(next, out var count) && (blocked[next] = count - 1) == 0)
                    free.Enqueue(next);
            }
        }
        return [.. nodes.Where(blocked.ContainsKey)];
    }
}
