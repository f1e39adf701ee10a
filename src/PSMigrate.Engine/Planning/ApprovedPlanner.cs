using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Planning;

/// <summary>Follows a plan that was approved. Pure: whether the files are the same is not its business.</summary>
static class ApprovedPlanner
{
    /// <summary>What is left of the plan from where a database is: all of it, the steps that a run that was cut off has left, or nothing.</summary>
    public static MigrationPlan Continue(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, MigrationPlan approved)
    {
        var steps = Steps(graph, approved);
        var current = rows.Select(row => row.Id).Order(StringComparer.Ordinal).ToValueList();
        var left = current.Equals(approved.HeadsAfter) ? [] : steps.SkipWhile(step => !step.HeadsBefore.Equals(current)).ToValueList();
        return left.Count == 0 && !current.Equals(approved.HeadsAfter)
            ? throw Errors.PlanStart(approved, current)
            : approved with { HeadsBefore = current, Steps = left };
    }

    // The steps are made anew from the graph, so that a file that somebody has edited cannot lead to rows that no run would write.
    static List<MigrationStep> Steps(RevisionGraph graph, MigrationPlan approved)
    {
        var start = approved.HeadsBefore.Select(id => Find(graph, id)).ToList();
        var applied = RevisionGraph.WithAncestors(start);
        var transition = new VersionTransition(start, applied);
        var steps = new List<MigrationStep>(approved.Steps.Count);
        foreach (var step in approved.Steps)
        {
            var node = Find(graph, step.Revision.Id);
            var follows = approved.Direction == MigrationDirection.Upgrade
                ? node.Requirements.All(applied.Contains) && applied.Add(node)
                : !node.Dependents.Any(applied.Contains) && applied.Remove(node);
            if (!follows)
                throw Errors.PlanStepOutOfPlace(node.Revision, approved.Direction);
            steps.Add(transition.Step(node, approved.Direction) with { Checksum = step.Checksum });
        }
        return transition.Heads.Equals(approved.HeadsAfter) ? steps : throw Errors.PlanEnd(approved, transition.Heads);
    }

    static RevisionNode Find(RevisionGraph graph, string id) => graph.Find(id) ?? throw Errors.PlanStepMissing(id);
}
