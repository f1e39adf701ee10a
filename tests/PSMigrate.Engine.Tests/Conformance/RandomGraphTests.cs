using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;
using Xunit;

namespace PSMigrate.Engine.Tests.Conformance;

/// <summary>Laws over graphs that nobody has thought up: bases, branches, merges and dependencies at random, from fixed seeds.</summary>
public sealed class RandomGraphTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 200));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_sequence_of_upgrades_downgrades_and_stamps_keeps_the_rows_at_the_tips(int seed)
    {
        var random = new Random(seed);
        var graph = Graph(random, random.Next(2, 30));
        IReadOnlyList<string> rows = [];
        for (var i = 0; i < 20; i++)
        {
            var node = graph.Nodes[random.Next(graph.Nodes.Count)];
            if (random.Next(4) == 0)
            {
                rows = StampPlanner.Plan(graph, rows, [node.Id], purge: false).HeadsAfter;
                Assert.Equal(rows, Tips(graph, rows));
                continue;
            }
            var plan = random.Next(2) == 0
                ? Planner.Plan(graph, rows, new(MigrationDirection.Upgrade, [node.Id], []))
                : Planner.Plan(graph, rows, new(MigrationDirection.Downgrade, [], [node.Id]));
            Assert.Null(PlanLaws.Broken(graph, plan));
            Assert.Equal(plan.HeadsAfter, Tips(graph, plan.HeadsAfter));
            rows = plan.HeadsAfter;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Up_to_the_heads_and_down_again_returns_to_the_start(int seed)
    {
        var graph = Graph(new Random(seed), 25);
        var up = Planner.Plan(graph, [], new(MigrationDirection.Upgrade, ["heads"], []));
        var down = Planner.Plan(graph, up.HeadsAfter, new(MigrationDirection.Downgrade, ["base"], []));
        Assert.Equal(graph.Nodes.Count, up.Steps.Count);
        Assert.Equal(graph.Nodes.Count, down.Steps.Count);
        Assert.Empty(down.HeadsAfter);
        Assert.Null(PlanLaws.Broken(graph, up));
        Assert.Null(PlanLaws.Broken(graph, down));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Another_order_of_loading_gives_the_same_steps_and_rows(int seed)
    {
        var random = new Random(seed);
        var revisions = Revisions(random, 20);
        var shuffled = revisions.OrderBy(_ => random.Next()).ToList();
        var target = revisions[random.Next(revisions.Count)].Id;
        var (one, two) = (Plan(revisions), Plan(shuffled));
        Assert.Equal(one.HeadsAfter, two.HeadsAfter);
        Assert.Equal(one.Steps.Select(step => step.Revision.Id).Order(), two.Steps.Select(step => step.Revision.Id).Order());

        MigrationPlan Plan(IReadOnlyList<Revision> loaded) =>
            Planner.Plan(RevisionGraph.Build(loaded, []), [], new(MigrationDirection.Upgrade, [target], []));
    }

    static RevisionGraph Graph(Random random, int count)
    {
        var problems = new List<MigrationException>();
        var graph = RevisionGraph.Build(Revisions(random, count), problems);
        Assert.Empty(problems);
        return graph;
    }

    static List<Revision> Revisions(Random random, int count)
    {
        var revisions = new List<Revision>();
        for (var i = 0; i < count; i++)
        {
            var parents = i == 0 || random.Next(8) == 0 ? [] : Some(random.Next(6) == 0 ? 2 : 1);
            var depends = i > 1 && random.Next(5) == 0 ? Some(1).Except(parents) : [];
            revisions.Add(new($"r{i:00}", $"r{i:00}.sql") { Revises = parents.ToValueList(), DependsOn = depends.ToValueList() });
        }
        return revisions;

        List<string> Some(int wanted) => [.. Enumerable.Range(0, wanted).Select(_ => revisions[random.Next(revisions.Count)].Id).Distinct()];
    }

    static IEnumerable<string> Tips(RevisionGraph graph, IEnumerable<string> rows)
    {
        var nodes = rows.Select(id => graph.Find(id)!).ToList();
        var below = RevisionGraph.WithAncestors(nodes.SelectMany(node => node.Requirements));
        return nodes.Where(node => !below.Contains(node)).Select(node => node.Id);
    }
}
