namespace PSMigrate.Engine.Revisions;

/// <summary>Finds revisions that are their own ancestors.</summary>
static class GraphCycles
{
    /// <summary>The circles, each with its nodes in the order of loading; none for a proper graph.</summary>
    public static IReadOnlyList<IReadOnlyList<RevisionNode>> Find(IReadOnlyList<RevisionNode> nodes)
    {
        // What is left after peeling off, again and again, whatever has nothing below it, then whatever has nothing above it:
        // circles, and what lies between two of them.
        var left = Peel(nodes, node => node.Named.Count(), node => node.Dependents);
        if (left.Count == 0)
            return [];
        var inside = left.ToHashSet();
        left = Peel(left, node => node.Dependents.Count(inside.Contains), node => node.Named.Where(inside.Contains));
        var below = left.ToDictionary(node => node, node => RevisionGraph.Reach(node.Named, next => [.. next.Named]));
        return [.. left
            .Where(node => below[node].Contains(node))
            .GroupBy(node => left.First(other => other == node || below[node].Contains(other) && below[other].Contains(node)))
            .Select(circle => circle.ToList())];
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
