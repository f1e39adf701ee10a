using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Planning;

/// <summary>Decides what to run: a graph, the rows of the version table and a wish become a plan. Pure.</summary>
static class Planner
{
    public static MigrationPlan Plan(RevisionGraph graph, IReadOnlyList<string> current, PlanRequest request)
    {
        var rows = TargetResolver.Rows(graph, current);
        return request switch
        {
            { Undo.Count: > 0 } => Undo(graph, rows, request.Undo),
            { Direction: MigrationDirection.Upgrade } => Upgrade(graph, rows, request.Targets),
            _ => Downgrade(graph, rows, request.Targets),
        };
    }

    static MigrationPlan Upgrade(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, ValueList<string> targets)
    {
        var tips = targets.SelectMany(target => TargetResolver.UpgradeTarget(graph, rows, target)).Distinct().ToList();
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
        var (target, branch) = TargetResolver.DowngradeTarget(graph, rows, targets[0]);
        var applied = RevisionGraph.WithAncestors(rows);
        var first = target is null ? graph.Bases : target.Children;
        if (branch is not null && first.Count > 1)
            first = [.. first.Where(RevisionGraph.WithParents(branch).Contains)];
        var undone = RevisionGraph.WithDescendants(first);
        undone.IntersectWith(applied);
        if (target is not null && undone.Count == 0 && !rows.Contains(target))
            throw Errors.NotApplied(target.Revision);
        return Steps(MigrationDirection.Downgrade, rows, applied, RevisionOrder.NewestFirst(undone, rows));
    }

    static MigrationPlan Undo(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, ValueList<string> ids)
    {
        var applied = RevisionGraph.WithAncestors(rows);
        var undone = RevisionGraph.WithDescendants(ids.Select(id => TargetResolver.One(graph, id)));
        undone.IntersectWith(applied);
        return Steps(MigrationDirection.Downgrade, rows, applied, RevisionOrder.NewestFirst(undone, rows));
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
