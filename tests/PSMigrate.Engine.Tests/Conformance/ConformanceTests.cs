using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;
using Xunit;

namespace PSMigrate.Engine.Tests.Conformance;

/// <summary>
/// What alembic answers. In one thing it is not followed: undoing a revision with a dependency can leave it with a row for an ancestor
/// of another row, over which its own next upgrade stumbles ("overlaps"). Here the rows are always the tips of what is applied.
/// </summary>
public sealed class ConformanceTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["not-found"] = ["RevisionNotFound", "RevisionAmbiguous", "WrongBranch"],
        ["not-a-target"] = ["RevisionNotApplied", "NotInBranch"],
        ["multiple-heads"] = ["MultipleHeads"],
        ["ambiguous-relative"] = ["RelativeAmbiguous"],
        ["overlapping-targets"] = ["OverlappingTargets", "OverlappingRows"],
        // Any error will do, says the README there: what matters is that nothing is applied.
        ["relative-out-of-range"] = ["RelativeOutOfRange", "RelativeAmbiguous", "RelativeTarget"],
    };

    [Theory]
    [InlineData("revision-graphs", 4609, 2)]
    [InlineData("real-212-revisions", 395, 0)]
    [InlineData("real-labels-depends", 453, 0)]
    public void Plans_are_alembics(string file, int count, int fewerRows)
    {
        var faults = new List<string>();
        var (asked, fewer) = (0, 0);
        foreach (var (one, number) in ConformanceCase.Read(file).Select((one, number) => (one, number)))
        {
            var problems = new List<MigrationException>();
            var graph = RevisionGraph.Build([.. one.Revisions.Select(Revision)], problems);
            Assert.Empty(problems);
            Assert.Equal(one.Heads.Order(), graph.Heads.Select(head => head.Id).Order());
            Assert.Equal(one.Bases.Order(), graph.Bases.Select(node => node.Id).Order());
            foreach (var query in one.Queries)
            {
                asked++;
                if (Fault(graph, query, ref fewer) is { } fault)
                    faults.Add($"case {number}, {query}: {fault}");
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} of {asked}:\n{string.Join('\n', faults.Take(20))}");
        Assert.Equal((count, fewerRows), (asked, fewer));
    }

    static string? Fault(RevisionGraph graph, ConformanceQuery query, ref int fewer)
    {
        var direction = query.Direction == "upgrade" ? MigrationDirection.Upgrade : MigrationDirection.Downgrade;
        MigrationPlan plan;
        try
        {
            plan = Planner.Plan(graph, query.Heads, new(direction, [query.Target], []));
        }
        catch (MigrationException error)
        {
            return query.Error is null ? $"failed: {error.ErrorId} {error.Message}"
                : Allowed[query.Error].Contains(error.ErrorId) ? null
                : $"{error.ErrorId}, not {query.Error}";
        }
        if (query.Error is not null)
            return $"should fail with {query.Error}, and gives {plan.Steps}";
        var order = plan.Steps.Select(step => step.Revision.Id).ToList();
        if (query.AnyOrder ? !order.Order().SequenceEqual(query.Order!.Order()) : !order.SequenceEqual(query.Order!))
            return $"the order is {string.Join(' ', order)}, not {string.Join(' ', query.Order!)}";
        if (PlanLaws.Broken(graph, plan) is { } broken)
            return broken;
        if (plan.HeadsAfter.SequenceEqual(query.After!.Order(StringComparer.Ordinal)))
            return null;
        fewer++;
        return plan.HeadsAfter.SequenceEqual(Tips(graph, query.After!)) ? null : $"ends at {plan.HeadsAfter}";
    }

    static IEnumerable<string> Tips(RevisionGraph graph, IEnumerable<string> rows)
    {
        var nodes = rows.Select(id => graph.Find(id)!).ToList();
        var below = RevisionGraph.WithAncestors(nodes.SelectMany(node => node.Requirements));
        return nodes.Where(node => !below.Contains(node)).Select(node => node.Id).Order(StringComparer.Ordinal);
    }

    static Revision Revision(ConformanceRevision revision) => new(revision.Id, revision.Id + ".sql")
    {
        Revises = revision.Down.ToValueList(),
        DependsOn = revision.Depends.ToValueList(),
        BranchLabels = revision.Labels.ToValueList(),
    };
}
