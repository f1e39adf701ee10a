using System.Text.RegularExpressions;
using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;
using Xunit;

namespace PSMigrate.Engine.Tests.Conformance;

/// <summary>
/// What alembic answers. Targets with labels and symbols (<c>label@…</c>, <c>id+N</c>, a bare label) are left to the issue that brings
/// them: the filter below and the numbers go then.
/// </summary>
public sealed partial class ConformanceTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["not-found"] = ["RevisionNotFound", "RevisionAmbiguous"],
        ["not-a-target"] = ["RevisionNotApplied"],
        ["multiple-heads"] = ["MultipleHeads"],
        ["ambiguous-relative"] = ["RelativeAmbiguous"],
        // Any error will do, says the README there: what matters is that nothing is applied.
        ["relative-out-of-range"] = ["RelativeOutOfRange", "RelativeAmbiguous", "RelativeTarget"],
    };

    [Theory]
    [InlineData("revision-graphs", 2260)]
    [InlineData("real-212-revisions", 252)]
    [InlineData("real-labels-depends", 307)]
    public void Plans_are_alembics(string file, int count)
    {
        var faults = new List<string>();
        var asked = 0;
        foreach (var (one, number) in ConformanceCase.Read(file).Select((one, number) => (one, number)))
        {
            var problems = new List<MigrationException>();
            var graph = RevisionGraph.Build([.. one.Revisions.Select(Revision)], problems);
            Assert.Empty(problems);
            Assert.Equal(one.Heads.Order(), graph.Heads.Select(head => head.Id).Order());
            Assert.Equal(one.Bases.Order(), graph.Bases.Select(node => node.Id).Order());
            var labels = one.Revisions.SelectMany(revision => revision.Labels).ToList();
            foreach (var query in one.Queries.Where(query => IsPlain(query.Target, labels)))
            {
                asked++;
                if (Fault(graph, query) is { } fault)
                    faults.Add($"case {number}, {query}: {fault}");
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} of {asked}:\n{string.Join('\n', faults.Take(20))}");
        Assert.Equal(count, asked);
    }

    static bool IsPlain(string target, List<string> labels) =>
        Relative().IsMatch(target) || Word().IsMatch(target) && !labels.Exists(label => label.StartsWith(target, StringComparison.Ordinal));

    static string? Fault(RevisionGraph graph, ConformanceQuery query)
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
        return (PlanLaws.Broken(graph, plan) ?? (plan.HeadsAfter.SequenceEqual(query.After!.Order(StringComparer.Ordinal)) ? null : $"ends at {plan.HeadsAfter}"))
            is { } broken ? broken : null;
    }

    static Revision Revision(ConformanceRevision revision) => new(revision.Id, revision.Id + ".sql")
    {
        Revises = revision.Down.ToValueList(),
        DependsOn = revision.Depends.ToValueList(),
        BranchLabels = revision.Labels.ToValueList(),
    };

    [GeneratedRegex(@"^[+-]\d+$")]
    private static partial Regex Relative();

    [GeneratedRegex(@"^\w+$")]
    private static partial Regex Word();
}
