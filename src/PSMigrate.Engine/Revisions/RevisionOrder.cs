namespace PSMigrate.Engine.Revisions;

/// <summary>Puts revisions in order, newest first: alembic's order, which follows one branch as far as it can before it takes the next.</summary>
static class RevisionOrder
{
    /// <summary>The members of a set, every one before those that it requires.</summary>
    /// <param name="members">The set.</param>
    /// <param name="tips">Where to begin; every member is one of them or required by one.</param>
    public static List<RevisionNode> NewestFirst(IReadOnlySet<RevisionNode> members, IEnumerable<RevisionNode> tips)
    {
        var heads = tips.Where(members.Contains).Distinct().OrderBy(node => node.Order).ToList();
        var result = new List<RevisionNode>(members.Count);
        var open = new Dictionary<RevisionNode, int>(members.Count);
        foreach (var node in members)
        {
            foreach (var required in node.Requirements)
            {
                if (members.Contains(required))
                    open[required] = open.GetValueOrDefault(required) + 1;
            }
        }
        var done = new HashSet<RevisionNode>(members.Count);
        for (var i = 0; heads.Count > 0;)
        {
            var candidate = heads[i];
            if (open.GetValueOrDefault(candidate) > 0)
            {
                i = FirstHeadAbove(candidate, heads, members, done);
                continue;
            }
            result.Add(candidate);
            done.Add(candidate);
            var next = Replacements(candidate, heads, members, open);
            if (next.Count == 0)
            {
                heads.RemoveAt(i);
                i = Math.Max(i - 1, 0);
            }
            else
            {
                heads[i] = next[0];
                heads.AddRange(next.Skip(1));
            }
        }
        return result;
    }

    static List<RevisionNode> Replacements(
        RevisionNode emitted, List<RevisionNode> heads, IReadOnlySet<RevisionNode> members, Dictionary<RevisionNode, int> open)
    {
        var next = new List<RevisionNode>(1);
        foreach (var required in emitted.Requirements)
        {
            if (!members.Contains(required))
                continue;
            open[required]--;
            if (!heads.Contains(required))
                next.Add(required);
        }
        return next;
    }

    // Everything that is not yet in the result is one of the heads or below one, so a candidate with an open dependent has a head above it.
    static int FirstHeadAbove(
        RevisionNode candidate, List<RevisionNode> heads, IReadOnlySet<RevisionNode> members, HashSet<RevisionNode> done)
    {
        var above = new HashSet<RevisionNode>();
        var waiting = new Stack<RevisionNode>([candidate]);
        while (waiting.TryPop(out var node))
        {
            foreach (var dependent in node.Dependents)
            {
                if (members.Contains(dependent) && !done.Contains(dependent) && above.Add(dependent))
                    waiting.Push(dependent);
            }
        }
        return heads.FindIndex(above.Contains);
    }
}
