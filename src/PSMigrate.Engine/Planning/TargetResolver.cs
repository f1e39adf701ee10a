using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Planning;

/// <summary>Finds where a target leads from where a database is. Pure; the rules are alembic's.</summary>
static class TargetResolver
{
    /// <summary>The rows of the version table as nodes.</summary>
    public static IReadOnlyList<RevisionNode> Rows(RevisionGraph graph, IReadOnlyList<string> current)
    {
        var unknown = current.Where(id => graph.Find(id) is null).ToList();
        if (unknown.Count > 0)
            throw Errors.UnknownRow(unknown);
        return [.. current.Select(id => graph.Find(id)!)];
    }

    /// <summary>All revisions that a text means, wherever a database is; relative texts start from a name.</summary>
    public static IReadOnlyList<RevisionNode> Resolve(RevisionGraph graph, string text, IReadOnlyList<RevisionNode>? rows)
    {
        var target = RevisionTarget.Parse(text);
        if (target.Steps is null)
            return IdentifierResolver.Named(graph, target.Name!, target.Label, rows);
        if (target.Name is null)
            return UpgradeOrDowngrade(graph, rows ?? throw Errors.CurrentNeedsDatabase(), target);
        return Walk(graph, target, rows) is { } node ? [node] : [];
    }

    /// <summary>Where an upgrade goes.</summary>
    public static IReadOnlyList<RevisionNode> Upgrade(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, string text)
    {
        var target = RevisionTarget.Parse(text);
        if (target.Steps is not { } steps)
            return IdentifierResolver.Named(graph, target.Name!, target.Label, rows);
        if (target.Name is not null)
            return Walk(graph, target, rows) is { } node ? [node] : [];
        if (steps <= 0)
            throw Errors.WrongWay(text, MigrationDirection.Upgrade);
        var branch = Branch(graph, target);
        return [new RelativeWalk(graph, text).Up(UpgradeStart(rows, branch, text), steps, branch)];
    }

    /// <summary>Where a downgrade goes; the node is null for before the first revision.</summary>
    /// <returns>The target, and the branch that alone is undone where there are several ways up from it.</returns>
    public static (RevisionNode? Target, RevisionNode? Branch) Downgrade(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, string text)
    {
        var target = RevisionTarget.Parse(text);
        var branch = Branch(graph, target);
        if (target.Steps is null)
            return (Single(IdentifierResolver.Named(graph, target.Name!, null, rows)), branch);
        if (target.Name is not null)
            return (Walk(graph, target, rows), branch);
        if (target.Steps >= 0)
            throw Errors.WrongWay(text, MigrationDirection.Downgrade);
        var start = DowngradeStart(rows, branch, text);
        return (new RelativeWalk(graph, text).Down(start, -target.Steps.Value), branch ?? start);
    }

    static IReadOnlyList<RevisionNode> UpgradeOrDowngrade(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, RevisionTarget target) =>
        target.Steps > 0 ? Upgrade(graph, rows, target.Text) : Downgrade(graph, rows, target.Text).Target is { } node ? [node] : [];

    static RevisionNode? Walk(RevisionGraph graph, RevisionTarget target, IReadOnlyList<RevisionNode>? rows)
    {
        var walk = new RelativeWalk(graph, target.Text);
        var start = Single(IdentifierResolver.Named(graph, target.Name!, target.Steps < 0 ? target.Label : null, rows));
        return target.Steps < 0 ? walk.Down(start, -target.Steps.Value) : walk.Up(start, target.Steps!.Value, Branch(graph, target));
    }

    // With a branch: its one row; else the tips of what it has below the rows of others; else its beginning.
    static RevisionNode? UpgradeStart(IReadOnlyList<RevisionNode> rows, RevisionNode? branch, string text)
    {
        var starts = Lineage.Filter(rows, branch);
        if (starts.Count == 0 && branch is not null)
            starts = ActiveTips(rows, branch);
        return starts.Count > 1 ? throw Errors.SeveralRows(text, IdentifierResolver.Ids(starts)) : starts.SingleOrDefault();
    }

    static RevisionNode? DowngradeStart(IReadOnlyList<RevisionNode> rows, RevisionNode? branch, string text)
    {
        // Without a branch and with several rows alembic takes the first; the plan says so in a warning.
        if (branch is null)
            return rows.MinBy(row => row.Id, StringComparer.Ordinal) ?? throw Errors.Overwalk(text, 0);
        var starts = Lineage.Filter(rows, branch);
        if (starts.Count == 0)
            starts = ActiveTips(rows, branch);
        return starts.Count switch
        {
            1 => starts[0],
            0 => throw Errors.Overwalk(text, 0),
            _ => throw Errors.SeveralRows(text, IdentifierResolver.Ids(starts)),
        };
    }

    static List<RevisionNode> ActiveTips(IReadOnlyList<RevisionNode> rows, RevisionNode branch)
    {
        var active = Lineage.Filter([.. RevisionGraph.WithAncestors(rows)], branch);
        var below = active.SelectMany(node => node.Requirements).ToHashSet();
        return [.. active.Where(node => !below.Contains(node)).OrderBy(node => node.Order)];
    }

    static RevisionNode? Branch(RevisionGraph graph, RevisionTarget target) =>
        target.Label is null ? null : IdentifierResolver.One(graph, target.Label, null);

    static RevisionNode? Single(IReadOnlyList<RevisionNode> nodes) =>
        nodes.Count > 1 ? throw Errors.SeveralHeads(IdentifierResolver.Ids(nodes)) : nodes.SingleOrDefault();
}
