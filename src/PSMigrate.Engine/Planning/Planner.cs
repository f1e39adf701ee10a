using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Planning;

/// <summary>Decides what to run: a graph, the rows of the version table and a wish become a plan. Pure.</summary>
static class Planner
{
    public static MigrationPlan Plan(RevisionGraph graph, IReadOnlyList<string> current, PlanRequest request)
    {
        var rows = TargetResolver.Rows(graph, current);
        CheckOverlap(rows, Errors.OverlappingRows);
        return request switch
        {
            { Approved: { } approved } => ApprovedPlanner.Continue(graph, rows, approved),
            { Undo.Count: > 0 } => Undo(graph, rows, request.Undo),
            { Direction: MigrationDirection.Upgrade } => Upgrade(graph, rows, request),
            _ => Downgrade(graph, rows, request.Targets),
        };
    }

    static MigrationPlan Upgrade(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, PlanRequest request)
    {
        var tips = request.Targets.SelectMany(target => TargetResolver.Upgrade(graph, rows, target)).Distinct().ToList();
        if (request.IsPiped)
            tips = [.. tips.Except(tips.SelectMany(tip => RevisionGraph.WithAncestors(tip.Requirements)).ToHashSet())];
        CheckOverlap(tips, Errors.OverlappingTargets);
        var wanted = RevisionGraph.WithAncestors(tips);
        var applied = RevisionGraph.WithAncestors(rows);
        wanted.ExceptWith(applied);
        var order = RevisionOrder.NewestFirst(wanted, tips);
        order.Reverse();
        return Steps(MigrationDirection.Upgrade, rows, applied, order);
    }

    static MigrationPlan Downgrade(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, ValueList<string> targets)
    {
        if (targets.Count != 1)
            throw Errors.OneTarget(targets);
        var (target, branch) = TargetResolver.Downgrade(graph, rows, targets[0]);
        var roots = target is null ? graph.Bases : target.Children;
        if (branch is not null && roots.Count > 1)
        {
            var line = Lineage.Ancestors(branch);
            roots = [.. roots.Where(line.Contains)];
            if (roots.Count == 0)
                throw Errors.NotInBranch(targets[0], branch.Revision);
        }
        var applied = RevisionGraph.WithAncestors(rows);
        var undone = RevisionGraph.WithDescendants(roots);
        undone.IntersectWith(applied);
        if (target is not null && undone.Count == 0 && !rows.Contains(target))
            throw Errors.NotApplied(target.Revision);
        var plan = Steps(MigrationDirection.Downgrade, rows, applied, RevisionOrder.NewestFirst(undone, rows));
        return targets[0].StartsWith('-') && rows.Count > 1
            ? plan with { Warning = $"The database is at {rows.Count} revisions, and '{targets[0]}' goes down from '{rows[0].Id}'. Write 'label@{targets[0]}' to say which branch." }
            : plan;
    }

    static MigrationPlan Undo(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, ValueList<string> ids)
    {
        var applied = RevisionGraph.WithAncestors(rows);
        var undone = RevisionGraph.WithDescendants(ids.Select(id => IdentifierResolver.One(graph, id, null)));
        undone.IntersectWith(applied);
        return Steps(MigrationDirection.Downgrade, rows, applied, RevisionOrder.NewestFirst(undone, rows));
    }

    // Who asks for a revision and for one below it has made a mistake, and rows that do so were not written by this tool.
    static void CheckOverlap(IReadOnlyList<RevisionNode> nodes, Func<Revision, Revision, MigrationException> error)
    {
        if (nodes.Count < 2)
            return;
        foreach (var node in nodes)
        {
            var below = RevisionGraph.WithAncestors(node.Requirements);
            if (nodes.FirstOrDefault(below.Contains) is { } covered)
                throw error(covered.Revision, node.Revision);
        }
    }

    static MigrationPlan Steps(
        MigrationDirection direction, IReadOnlyList<RevisionNode> rows, HashSet<RevisionNode> applied, List<RevisionNode> order)
    {
        var transition = new VersionTransition(rows, applied);
        var before = transition.Heads;
        var steps = order.ConvertAll(node => transition.Step(node, direction));
        return new(direction, before, transition.Heads, steps.ToValueList());
    }
}
