namespace PSMigrate.Engine.Revisions;

/// <summary>A revision and its neighbours in the graph.</summary>
sealed class RevisionNode(Revision revision, int order)
{
    // A history has far more plain links than branches: nodes share one empty list until they need one of their own.
    static readonly List<RevisionNode> None = [];

    List<RevisionNode> parents = None, dependencies = None, requirements = None, children = None, dependents = None;

    public Revision Revision { get; } = revision;

    public string Id => Revision.Id;

    /// <summary>The place in the order of loading, which breaks ties.</summary>
    public int Order { get; } = order;

    /// <summary>The revisions that this one is built on.</summary>
    public IReadOnlyList<RevisionNode> Parents => parents;

    /// <summary>What must be applied right before this one: the parents, and the dependencies that no ancestor brings already.</summary>
    public IReadOnlyList<RevisionNode> Requirements => requirements;

    /// <summary>The revisions that are built on this one.</summary>
    public IReadOnlyList<RevisionNode> Children => children;

    /// <summary>The revisions that are built on this one or depend on it.</summary>
    public IReadOnlyList<RevisionNode> Dependents => dependents;

    /// <summary>All that this one names, parents first; before <see cref="NormaliseDependencies"/> has thinned it out.</summary>
    public IEnumerable<RevisionNode> Named => parents.Concat(dependencies);

    public void AddParent(RevisionNode parent)
    {
        Add(ref parents, parent);
        Add(ref parent.children, this);
        Add(ref parent.dependents, this);
    }

    public void AddDependency(RevisionNode dependency)
    {
        if (parents.Contains(dependency) || dependencies.Contains(dependency))
            return;
        Add(ref dependencies, dependency);
        Add(ref dependency.dependents, this);
    }

    /// <summary>Takes the node out of the graph: it is part of a cycle, and nothing can be said of its order.</summary>
    public void Isolate()
    {
        foreach (var other in Named.ToList())
        {
            other.children.Remove(this);
            other.dependents.Remove(this);
        }
        (parents, dependencies) = (None, None);
    }

    public void NormaliseDependencies()
    {
        if (dependencies.Count == 0)
        {
            requirements = parents;
            return;
        }
        var declared = DependenciesOfAncestors();
        requirements = [.. parents, .. dependencies.Where(dependency => !declared.Contains(dependency))];
    }

    public override string ToString() => Id;

    HashSet<RevisionNode> DependenciesOfAncestors()
    {
        var declared = new HashSet<RevisionNode>();
        var seen = new HashSet<RevisionNode>();
        var waiting = new Stack<RevisionNode>(parents);
        while (waiting.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            declared.UnionWith(node.dependencies);
            foreach (var parent in node.parents)
                waiting.Push(parent);
        }
        return declared;
    }

    static void Add(ref List<RevisionNode> list, RevisionNode node)
    {
        if (ReferenceEquals(list, None))
            list = new(1);
        list.Add(node);
    }
}
