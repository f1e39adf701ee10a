using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Running;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Revisions;

/// <summary>The revisions of a project, read once.</summary>
sealed class RevisionSet : IRevisionSet
{
    readonly ProjectSettings settings;
    readonly RevisionDirectory directory;
    readonly List<MigrationException> problems = [];
    readonly List<MigrationException> repeatableProblems = [];
    readonly Lazy<RepeatableSet> repeatables;
    readonly Lazy<IReadOnlyList<Revision>> history;

    public RevisionSet(ProjectSettings settings, IReadOnlyList<IRevisionFormat> formats)
    {
        this.settings = settings;
        directory = new(settings, formats);
        Graph = RevisionGraph.Build(directory.ReadHeaders(problems), problems);
        repeatables = new(() => RepeatableSet.Build(RepeatableDirectory.Read(settings, repeatableProblems), repeatableProblems));
        history = new(() => RevisionOrder.NewestFirst(Graph.Nodes.ToHashSet(), Graph.EffectiveHeads).ConvertAll(Describe));
    }

    public RevisionGraph Graph { get; }

    public IReadOnlyList<Revision> History => history.Value;

    public IReadOnlyList<Revision> Heads => [.. Graph.Heads.Select(Describe)];

    /// <summary>The repeatable objects, read when they are needed first.</summary>
    public RepeatableSet Repeatables => repeatables.Value;

    public IReadOnlyList<MigrationException> Problems => [.. problems, .. RepeatableProblems];

    List<MigrationException> RepeatableProblems => repeatables.Value is null ? [] : repeatableProblems;

    public IReadOnlyList<Revision> Resolve(string identifier, IReadOnlyList<string>? current = null) =>
        [.. TargetResolver.Resolve(Graph, identifier, Nodes(current)).Select(Describe)];

    public IReadOnlyList<Revision> Range(string? from, string? to, IReadOnlyList<string>? current = null) =>
        from is null && to is null ? History : HistoryRange.Find(Graph, from, to, Nodes(current)).ConvertAll(Describe);

    public IReadOnlyList<RevisionBranch> Branches =>
        [.. History.Where(revision => revision.IsBranchPoint).Select(revision =>
            new RevisionBranch(revision.Id, Graph.Find(revision.Id)!.Children.Select(Describe).ToValueList())
            {
                Message = revision.Message,
                Project = revision.Project,
            })];

    public MigrationPlan Plan(IReadOnlyList<string> current, PlanRequest request)
    {
        RequireSound();
        // What is undone needs no repeatable object: a broken one must not stand in its way.
        if (request.Direction == MigrationDirection.Upgrade && RepeatableProblems is [var problem, ..])
            throw problem;
        return Planner.Plan(Graph, current, request);
    }

    public MigrationPlan WithChecksums(MigrationPlan plan) => plan with
    {
        Steps = plan.Steps.Select(step => step with { Checksum = RevisionChecksum.OfFile(step.Revision.Path) }).ToValueList(),
        ToolVersion = RunIdentity.ToolVersion,
    };

    public StampPlan PlanStamp(IReadOnlyList<string> current, IReadOnlyList<string> targets, bool purge)
    {
        RequireSound();
        return StampPlanner.Plan(Graph, current, targets, purge);
    }

    public IEnumerable<RevisionFinding> Test(
        IReadOnlyList<string> providers, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        foreach (var problem in Problems)
            yield return new("", problem.ErrorId, problem.Message) { Remedy = problem.Remedy, Position = problem.Position };
        foreach (var revision in Enumerable.Reverse(History))
        {
            foreach (var finding in providers.SelectMany(provider => Rehearsal.Run(this, revision, provider, variables, cancellation)))
                yield return finding;
        }
        foreach (var finding in providers.SelectMany(provider => Rehearsal.RunRepeatables(this, provider, variables)))
            yield return finding;
    }

    public string PreviewPath(RevisionRequest request) => Writer(request).Prepare(request).Path;

    public Revision Create(RevisionRequest request) => Writer(request).Create(request);

    public IReadOnlyList<Repeatable> RepeatablesFor(string provider) => [.. Repeatables.For(provider).Select(file => file.Repeatable)];

    public string PreviewRepeatablePath(RepeatableRequest request) => new RepeatableWriter(settings, Repeatables).Prepare(request).Path;

    public Repeatable CreateRepeatable(RepeatableRequest request) => new RepeatableWriter(settings, Repeatables).Create(request);

    public bool? IsDestructive(MigrationStep step, string provider) => LoadScript(step.Revision).IsDestructive(step.Direction, provider);

    public IRevisionScript LoadScript(Revision revision) =>
        directory.Format(revision.Format).Load(revision, RevisionDirectory.ReadText(revision.Path));

    /// <summary>Refuses to go on with a project that cannot be read whole.</summary>
    public void RequireSound()
    {
        if (problems.Count > 0)
            throw problems[0];
    }

    IReadOnlyList<RevisionNode>? Nodes(IReadOnlyList<string>? current) => current is null ? null : TargetResolver.Rows(Graph, current);

    RevisionWriter Writer(RevisionRequest request)
    {
        // Who names the folder may be about to make it.
        if (problems.Find(problem => request.Folder is null || problem.ErrorId != "VersionLocationMissing") is { } problem)
            throw problem;
        return new(settings, Graph, directory);
    }

    static Revision Describe(RevisionNode node) => node.Revision with
    {
        IsHead = node.Children.Count == 0,
        IsBranchPoint = node.Children.Count > 1,
    };
}
