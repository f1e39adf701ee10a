using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Tests.Conformance;

/// <summary>What holds for every plan, whatever it is for.</summary>
static class PlanLaws
{
    /// <summary>The first law that a plan breaks; null when it keeps all.</summary>
    public static string? Broken(RevisionGraph graph, MigrationPlan plan)
    {
        var rows = plan.HeadsBefore;
        var applied = RevisionGraph.WithAncestors(rows.Select(id => graph.Find(id)!)).ToHashSet();
        foreach (var step in plan.Steps)
        {
            var node = graph.Find(step.Revision.Id)!;
            if (!step.HeadsBefore.Equals(rows))
                return $"{step} starts from {step.HeadsBefore}, not from {rows}";
            if (step.Direction == MigrationDirection.Upgrade)
            {
                if (!node.Requirements.All(applied.Contains))
                    return $"{step} comes before what it requires";
                if (!applied.Add(node))
                    return $"{step} is applied already";
            }
            else
            {
                if (node.Dependents.Any(applied.Contains))
                    return $"{step} comes before what is built on it";
                if (!applied.Remove(node))
                    return $"{step} is not applied";
            }
            rows = step.HeadsAfter;
            var reached = RevisionGraph.WithAncestors(rows.Select(id => graph.Find(id)!));
            if (!reached.SetEquals(applied))
                return $"after {step} the rows {rows} do not stand for what is applied";
            if (rows.Any(row => RevisionGraph.WithAncestors(graph.Find(row)!.Requirements).Any(below => rows.Contains(below.Id))))
                return $"after {step} a row of {rows} covers another";
            if (!Apply(step.Change, step.HeadsBefore).SequenceEqual(rows))
                return $"the change of {step} does not lead to {rows}";
        }
        return rows.Equals(plan.HeadsAfter) ? null : $"the plan ends at {rows}, not at {plan.HeadsAfter}";
    }

    static IEnumerable<string> Apply(VersionChange change, IEnumerable<string> rows)
    {
        var result = rows.Except(change.Deleted).Concat(change.Inserted).ToList();
        if (change.MovedFrom is not null)
            result[result.IndexOf(change.MovedFrom)] = change.MovedTo!;
        return result.Order(StringComparer.Ordinal);
    }
}
