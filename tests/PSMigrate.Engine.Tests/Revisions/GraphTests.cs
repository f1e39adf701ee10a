using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Revisions;
using Xunit;

namespace PSMigrate.Engine.Tests.Revisions;

public sealed class GraphTests
{
    [Theory]
    [InlineData("a1 a1", "DuplicateRevision a1")]
    [InlineData("a1:zz", "ParentNotFound zz")]
    [InlineData("a1+zz", "DependencyNotFound zz")]
    [InlineData("a1:a1", "RevisionLoop a1")]
    [InlineData("a1+a1", "RevisionLoop a1")]
    [InlineData("a1:b2 b2:a1", "RevisionCycle a1")]
    [InlineData("a1+b2 b2+a1", "RevisionCycle a1")]
    [InlineData("a1 b2:a1+c3 c3:b2", "RevisionCycle b2")]
    [InlineData("a1:b2 b2:a1 c3:d4 d4:c3", "RevisionCycle a1", "RevisionCycle c3")]
    [InlineData("a1:b2 b2:a1 m3:a1 c4:d5+m3 d5:c4", "RevisionCycle a1", "RevisionCycle c4")]
    [InlineData("a1!b2 b2", "BranchLabelClash b2")]
    [InlineData("a1!x b2!x", "BranchLabelClash x")]
    [InlineData("a1:a1,zz+yy", "RevisionLoop a1", "ParentNotFound zz", "DependencyNotFound yy")]
    public void Problems_are_told_apart(string graph, params string[] problems) => Assert.Equal(problems, Sample.Problems(graph));

    [Fact]
    public void A_cycle_names_every_revision_on_it_and_no_other()
    {
        var problems = new List<MigrationException>();
        Sample.Graph("a1 b2:a1,d4 c3:b2 d4:c3 e5:d4", problems);
        var message = Assert.Single(problems).Message;
        Assert.All(new[] { "'b2'", "'c3'", "'d4'" }, id => Assert.Contains(id, message, StringComparison.Ordinal));
        Assert.DoesNotContain("'a1'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("'e5'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_graph_can_still_be_looked_at()
    {
        var graph = Sample.Graph("a1 b2:a1 c3:zz d4:e5 e5:d4 b2:a1", new List<MigrationException>());
        Assert.Equal(["a1", "b2", "c3", "d4", "e5"], graph.Nodes.Select(node => node.Id));
        Assert.Equal(5, RevisionOrder.NewestFirst(graph.Nodes.ToHashSet(), graph.EffectiveHeads).Count);
    }

    [Fact]
    public void Heads_and_bases()
    {
        var graph = Sample.Graph("a1 b2:a1 c3:a1 d4:b2+c3 e5");
        Assert.Equal(["c3", "d4", "e5"], graph.Heads.Select(node => node.Id));
        Assert.Equal(["d4", "e5"], graph.EffectiveHeads.Select(node => node.Id));
        Assert.Equal(["a1", "e5"], graph.Bases.Select(node => node.Id));
    }

    [Fact]
    public void A_dependency_can_be_a_label() =>
        Assert.Equal(["b2", "a1"], Sample.Graph("a1!net b2 c3:b2+net").Find("c3")!.Requirements.Select(node => node.Id));

    [Fact]
    public void A_dependency_that_an_ancestor_has_is_not_asked_for_again() =>
        Assert.Equal(["c3"], Sample.Graph("a1 b2 c3:b2+a1 d4:c3+a1").Find("d4")!.Requirements.Select(node => node.Id));

    [Fact]
    public void A_parent_named_twice_counts_once() => Assert.Equal(["a1"], Sample.Graph("a1 b2:a1,a1+a1").Find("b2")!.Requirements.Select(node => node.Id));

    [Fact]
    public void Ancestors_and_descendants_go_by_dependencies_too()
    {
        var graph = Sample.Graph("a1 b2:a1 c3 d4:c3+b2");
        Assert.Equal(["a1", "b2", "c3", "d4"], RevisionGraph.WithAncestors([graph.Find("d4")!]).Select(node => node.Id).Order());
        Assert.Equal(["a1", "b2", "d4"], RevisionGraph.WithDescendants([graph.Find("a1")!]).Select(node => node.Id).Order());
        Assert.Equal(["c3", "d4"], Lineage.Ancestors(graph.Find("d4")!).Select(node => node.Id).Order());
    }

    [Theory]
    [InlineData("a1 b2:a1 c3:b2", "c3 b2 a1")]
    [InlineData("c3:b2 b2:a1 a1", "c3 b2 a1")]
    [InlineData("a1 b2:a1 c3:a1", "b2 c3 a1")]
    [InlineData("a1 c3:a1 b2:a1", "c3 b2 a1")]
    [InlineData("a1 b2:a1 b3:b2 c2:a1 c3:c2 d4:b3,c3", "d4 b3 b2 c3 c2 a1")]
    [InlineData("a1 a2:a1 b1 b2:b1+a2", "b2 b1 a2 a1")]
    public void The_order_follows_one_branch_as_far_as_it_can(string text, string order)
    {
        var graph = Sample.Graph(text);
        Assert.Equal(order, string.Join(' ', RevisionOrder.NewestFirst(graph.Nodes.ToHashSet(), graph.EffectiveHeads)));
    }

    [Fact]
    public void A_long_history_is_ordered_in_no_time()
    {
        var graph = Sample.Graph("r0 " + string.Join(' ', Enumerable.Range(1, 20_000).Select(i => $"r{i}:r{i - 1}")));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var order = RevisionOrder.NewestFirst(graph.Nodes.ToHashSet(), graph.EffectiveHeads);
        Assert.Equal(("r20000", "r0"), (order[0].Id, order[^1].Id));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }
}
