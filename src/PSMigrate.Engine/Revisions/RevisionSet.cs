using PSMigrate.Engine.Planning;

namespace PSMigrate.Engine.Revisions;

/// <summary>The revisions of a project, read once.</summary>
sealed class RevisionSet : IRevisionSet
{
    readonly ProjectSettings settings;
    readonly RevisionDirectory directory;
    readonly List<MigrationException> problems = [];
    readonly Lazy<IReadOnlyList<Revision>> history;

    public RevisionSet(ProjectSettings settings, IReadOnlyList<IRevisionFormat> formats)
    {
        this.settings = settings;
        directory = new(settings, formats);
        Graph = RevisionGraph.Build(directory.ReadHeaders(problems), problems);
        history = new(() => RevisionOrder.NewestFirst(Graph.Nodes.ToHashSet(), Graph.EffectiveHeads).ConvertAll(Describe));
    }

    public RevisionGraph Graph { get; }

    public IReadOnlyList<Revision> History => history.Value;

    public IReadOnlyList<Revision> Heads => [.. Graph.Heads.Select(Describe)];

    public IReadOnlyList<MigrationException> Problems => problems;

    public IReadOnlyList<Revision> Resolve(string identifier, IReadOnlyList<string>? current = null) =>
        [.. TargetResolver.Resolve(Graph, identifier, current is null ? null : TargetResolver.Rows(Graph, current)).Select(Describe)];

    public string PreviewPath(RevisionRequest request) => Writer().Prepare(request).Path;

    public Revision Create(RevisionRequest request) => Writer().Create(request);

    public bool? IsDestructive(MigrationStep step, string provider) => LoadScript(step.Revision).IsDestructive(step.Direction, provider);

    public IRevisionScript LoadScript(Revision revision) =>
        directory.Format(revision.Format).Load(revision, RevisionDirectory.ReadText(revision.Path));

    /// <summary>Refuses to go on with a project that cannot be read whole.</summary>
    public void RequireSound()
    {
        if (problems.Count > 0)
            throw problems[0];
    }

    RevisionWriter Writer()
    {
        RequireSound();
        return new(settings, Graph, directory);
    }

    static Revision Describe(RevisionNode node) => node.Revision with
    {
        IsHead = node.Children.Count == 0,
        IsBranchPoint = node.Children.Count > 1,
    };
}
