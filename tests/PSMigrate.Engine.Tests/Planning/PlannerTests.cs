using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Tests.Conformance;
using PSMigrate.Engine.Tests.Revisions;
using Xunit;

namespace PSMigrate.Engine.Tests.Planning;

public sealed class PlannerTests
{
    const string Chain = "aa1 ab2:aa1 bc3:ab2 bd4:bc3";
    const string Diamond = "a b:a c1:b d1:c1 c2:b d2:c2 m:d1,d2 e:m";
    const string Dependent = "a1 a2:a1 a3:a2 b1 b2:b1+a2";

    [Theory]
    [InlineData(Chain, "", "heads", "aa1 ab2 bc3 bd4")]
    [InlineData(Chain, "", "head", "aa1 ab2 bc3 bd4")]
    [InlineData(Chain, "", "bc3", "aa1 ab2 bc3")]
    [InlineData(Chain, "", "bc", "aa1 ab2 bc3")]
    [InlineData(Chain, "ab2", "heads", "bc3 bd4")]
    [InlineData(Chain, "bd4", "heads", "")]
    [InlineData(Chain, "bd4", "ab2", "")]
    [InlineData(Chain, "bc3", "base", "")]
    [InlineData(Chain, "", "+1", "aa1")]
    [InlineData(Chain, "aa1", "+2", "ab2 bc3")]
    [InlineData(Chain, "ab2", "current", "")]
    [InlineData(Diamond, "", "head", "a b c2 d2 c1 d1 m e")]
    [InlineData(Diamond, "d1", "+1", "c2 d2 m")]
    [InlineData(Dependent, "", "b2", "a1 a2 b1 b2")]
    [InlineData(Dependent, "b2", "a3", "a3")]
    public void Upgrade(string graph, string rows, string target, string steps) => AssertPlan(MigrationDirection.Upgrade, graph, rows, target, steps);

    [Theory]
    [InlineData(Chain, "bd4", "base", "bd4 bc3 ab2 aa1")]
    [InlineData(Chain, "bd4", "ab", "bd4 bc3")]
    [InlineData(Chain, "bd4", "bd4", "")]
    [InlineData(Chain, "bd4", "-1", "bd4")]
    [InlineData(Chain, "ab2", "-2", "ab2 aa1")]
    [InlineData(Chain, "", "base", "")]
    [InlineData(Diamond, "m", "d1", "m")]
    [InlineData(Diamond, "m", "b", "m d1 c1 d2 c2")]
    [InlineData(Diamond, "d1 d2", "-1", "d1")]
    [InlineData(Dependent, "a3 b2", "a1", "a3 b2 a2")]
    public void Downgrade(string graph, string rows, string target, string steps) => AssertPlan(MigrationDirection.Downgrade, graph, rows, target, steps);

    [Theory]
    [InlineData(MigrationDirection.Upgrade, Chain, "", "zz", "RevisionNotFound")]
    [InlineData(MigrationDirection.Upgrade, Chain, "", "a", "RevisionAmbiguous")]
    [InlineData(MigrationDirection.Upgrade, Chain, "", "", "RevisionNotFound")]
    [InlineData(MigrationDirection.Upgrade, Chain, "", " ", "RevisionNotFound")]
    [InlineData(MigrationDirection.Upgrade, Chain, "zz", "heads", "UnknownRevisionInDatabase")]
    [InlineData(MigrationDirection.Downgrade, Chain, "zz", "base", "UnknownRevisionInDatabase")]
    [InlineData(MigrationDirection.Upgrade, Chain, "bc3", "+2", "RelativeOutOfRange")]
    [InlineData(MigrationDirection.Upgrade, Chain, "bd4", "+1", "RelativeOutOfRange")]
    [InlineData(MigrationDirection.Upgrade, Chain, "bd4", "+0", "RelativeTarget")]
    [InlineData(MigrationDirection.Upgrade, Chain, "bd4", "-1", "RelativeTarget")]
    [InlineData(MigrationDirection.Downgrade, Chain, "ab2", "-3", "RelativeOutOfRange")]
    [InlineData(MigrationDirection.Downgrade, Chain, "", "-1", "RelativeOutOfRange")]
    [InlineData(MigrationDirection.Downgrade, Chain, "ab2", "+1", "RelativeTarget")]
    [InlineData(MigrationDirection.Downgrade, Chain, "ab2", "bc3", "RevisionNotApplied")]
    [InlineData(MigrationDirection.Downgrade, Diamond, "d1", "c2", "RevisionNotApplied")]
    [InlineData(MigrationDirection.Upgrade, "a b:a c:a", "", "head", "MultipleHeads")]
    [InlineData(MigrationDirection.Upgrade, "a b:a c:a", "a", "+1", "RelativeAmbiguous")]
    [InlineData(MigrationDirection.Upgrade, "a b:a c:a", "b c", "+1", "RelativeAmbiguous")]
    [InlineData(MigrationDirection.Downgrade, Diamond, "m", "-1", "RelativeAmbiguous")]
    [InlineData(MigrationDirection.Downgrade, "a b:a c:a", "b c", "heads", "MultipleHeads")]
    public void Refused(MigrationDirection direction, string graph, string rows, string target, string errorId)
    {
        var error = Assert.Throws<MigrationException>(() => Plan(graph, rows, new(direction, [target], [])));
        Assert.Equal(errorId, error.ErrorId);
        Assert.False(string.IsNullOrEmpty(error.Remedy));
    }

    [Theory]
    [InlineData(Chain, "bd4", "bd4", "bd4")]
    [InlineData(Chain, "bd4", "bc3", "bd4 bc3")]
    [InlineData(Chain, "bd4", "bd4 ab2", "bd4 bc3 ab2")]
    [InlineData(Chain, "bc3", "bd4", "")]
    [InlineData(Diamond, "m", "c1", "m d1 c1")]
    [InlineData(Dependent, "a3 b2", "a2", "a3 b2 a2")]
    [InlineData(Dependent, "a3 b2", "b1", "b2 b1")]
    public void Undo_takes_along_what_is_built_on_it(string graph, string rows, string ids, string steps)
    {
        var plan = Plan(graph, rows, new(MigrationDirection.Downgrade, [], [.. ids.Split(' ')]));
        Assert.Equal(steps, Ids(plan));
        Assert.Null(PlanLaws.Broken(Sample.Graph(graph), plan));
    }

    [Fact]
    public void A_downgrade_goes_to_one_place() =>
        Assert.Equal("OneTarget", Assert.Throws<MigrationException>(() => Plan(Chain, "bd4", new(MigrationDirection.Downgrade, ["aa1", "ab2"], []))).ErrorId);

    [Fact]
    public void An_upgrade_can_go_to_several() =>
        Assert.Equal("a c b", Ids(Plan("a b:a c:a d:a", "", new(MigrationDirection.Upgrade, ["b", "c"], []))));

    [Theory]
    [InlineData("", "a", "", "a", null, null)]
    [InlineData("a", "b", "", "", "a", "b")]
    [InlineData("a", "", "a", "", null, null)]
    [InlineData("a b", "m", "b", "", "a", "m")]
    [InlineData("m", "a b", "", "b", "m", "a")]
    [InlineData("a b", "a b", "", "", null, null)]
    [InlineData("b a", "a c", "", "", "b", "c")]
    public void A_change_touches_as_few_rows_as_it_can(string before, string after, string deleted, string inserted, string? from, string? to)
    {
        var change = VersionChange.Between(Words(before), Words(after));
        Assert.Equal((deleted, inserted, from, to), (string.Join(' ', change.Deleted), string.Join(' ', change.Inserted), change.MovedFrom, change.MovedTo));
    }

    static void AssertPlan(MigrationDirection direction, string graph, string rows, string target, string steps)
    {
        var plan = Plan(graph, rows, new(direction, [target], []));
        Assert.Equal(steps, Ids(plan));
        Assert.Equal(direction, plan.Direction);
        Assert.Null(PlanLaws.Broken(Sample.Graph(graph), plan));
    }

    static MigrationPlan Plan(string graph, string rows, PlanRequest request) => Planner.Plan(Sample.Graph(graph), Words(rows), request);

    static string Ids(MigrationPlan plan) => string.Join(' ', plan.Steps.Select(step => step.Revision.Id));

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
