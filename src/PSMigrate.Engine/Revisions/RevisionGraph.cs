using PSMigrate.Schema;

namespace PSMigrate.Engine.Revisions;

/// <summary>The revisions of a project as a directed graph without cycles. Pure: it is made from values and knows no file and no database.</summary>
sealed class RevisionGraph
{
    readonly Dictionary<string, RevisionNode> nodes, labels;

    RevisionGraph(Dictionary<string, RevisionNode> nodes, Dictionary<string, RevisionNode> labels, IReadOnlyList<RevisionNode> ordered)
    {
        this.nodes = nodes;
        this.labels = labels;
        Nodes = ordered;
        Heads = [.. ordered.Where(node => node.Children.Count == 0)];
        EffectiveHeads = [.. ordered.Where(node => node.Dependents.Count == 0)];
        Bases = [.. ordered.Where(node => node.Parents.Count == 0)];
    }

    /// <summary>All nodes in the order in which they were loaded, which breaks every tie.</summary>
    public IReadOnlyList<RevisionNode> Nodes { get; }

    /// <summary>The revisions that no other names as its parent.</summary>
    public IReadOnlyList<RevisionNode> Heads { get; }

    /// <summary>The heads that no other revision depends on, either: to have them is to have everything.</summary>
    public IReadOnlyList<RevisionNode> EffectiveHeads { get; }

    /// <summary>The revisions without a parent.</summary>
    public IReadOnlyList<RevisionNode> Bases { get; }

    public IEnumerable<string> Labels => labels.Keys;

    public RevisionNode? Find(string id) => nodes.GetValueOrDefault(id);

    /// <summary>The revision that carries a branch label.</summary>
    public RevisionNode? FindLabel(string label) => labels.GetValueOrDefault(label);

    /// <summary>Links revisions. What does not fit is reported and left out, so that the rest can still be looked at.</summary>
    public static RevisionGraph Build(IReadOnlyList<Revision> revisions, ICollection<MigrationException> problems)
    {
        var nodes = new Dictionary<string, RevisionNode>(revisions.Count, StringComparer.Ordinal);
        var ordered = new List<RevisionNode>(revisions.Count);
        foreach (var revision in revisions)
        {
            var node = new RevisionNode(revision, ordered.Count);
            if (nodes.TryAdd(revision.Id, node))
                ordered.Add(node);
            else
                problems.Add(Errors.DuplicateRevision(revision, nodes[revision.Id].Revision));
        }
        var labels = CollectLabels(ordered, nodes, problems);
        foreach (var node in ordered)
            Link(node, nodes, labels, problems);
        foreach (var cycle in GraphCycles.Find(ordered))
        {
            problems.Add(Errors.RevisionCycle(cycle.Select(node => node.Revision).ToList()));
            foreach (var node in cycle)
                node.Isolate();
        }
        foreach (var node in ordered)
            node.NormaliseDependencies();
        return new RevisionGraph(nodes, labels, ordered);
    }

    /// <summary>The given nodes and everything that they are built on or depend on.</summary>
    public static HashSet<RevisionNode> WithAncestors(IEnumerable<RevisionNode> from) => Reach(from, node => node.Requirements);

    /// <summary>The given nodes and everything that is built on them or depends on them.</summary>
    public static HashSet<RevisionNode> WithDescendants(IEnumerable<RevisionNode> from) => Reach(from, node => node.Dependents);

    /// <summary>Everything that can be reached, the beginning included.</summary>
    public static HashSet<RevisionNode> Reach(IEnumerable<RevisionNode> from, Func<RevisionNode, IReadOnlyList<RevisionNode>> next)
    {
        var reached = new HashSet<RevisionNode>();
        var waiting = new Stack<RevisionNode>(from);
        while (waiting.TryPop(out var node))
        {
            if (!reached.Add(node))
                continue;
            foreach (var neighbour in next(node))
                waiting.Push(neighbour);
        }
        return reached;
    }

    static Dictionary<string, RevisionNode> CollectLabels(
        List<RevisionNode> ordered, Dictionary<string, RevisionNode> nodes, ICollection<MigrationException> problems)
    {
        var labels = new Dictionary<string, RevisionNode>(StringComparer.Ordinal);
        foreach (var node in ordered)
        {
            foreach (var label in node.Revision.BranchLabels)
            {
                if (nodes.TryGetValue(label, out var other) || !labels.TryAdd(label, node) && labels.TryGetValue(label, out other))
                    problems.Add(Errors.LabelClash(label, node.Revision, other.Revision));
            }
        }
        return labels;
    }

    static void Link(
        RevisionNode node, Dictionary<string, RevisionNode> nodes, Dictionary<string, RevisionNode> labels,
        ICollection<MigrationException> problems)
    {
        foreach (var id in node.Revision.Revises.Distinct(StringComparer.Ordinal))
        {
            if (id == node.Revision.Id)
                problems.Add(Errors.RevisionLoop(node.Revision));
            else if (nodes.TryGetValue(id, out var parent))
                node.AddParent(parent);
            else
                problems.Add(Errors.MissingParent(node.Revision, id));
        }
        foreach (var name in node.Revision.DependsOn.Distinct(StringComparer.Ordinal))
        {
            if (!nodes.TryGetValue(name, out var dependency) && !labels.TryGetValue(name, out dependency))
                problems.Add(Errors.MissingDependency(node.Revision, name));
            else if (dependency == node)
                problems.Add(Errors.RevisionLoop(node.Revision));
            else
                node.AddDependency(dependency);
        }
    }
}
