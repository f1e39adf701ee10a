using PSMigrate.Operations;
using PSMigrate.Schema;
using Xunit;
using static PSMigrate.Engine.Tests.Diffing.Samples;

namespace PSMigrate.Engine.Tests.Diffing;

public sealed class ColumnTests
{
    static readonly Column Plain = new("note", new("varchar(50)"));

    static readonly Column Full = Plain with
    {
        Nullable = false,
        Default = new(new("'x'")) { Name = "df_note" },
        Collation = "C",
        Comment = "said",
    };

    public static TheoryData<string, Column, Column, AlterColumn> Changes()
    {
        var alter = new AlterColumn(Name("person"), "note");
        return new()
        {
            { "type", Plain, Plain with { Type = new("text") }, alter with { Type = new("text"), Before = Plain } },
            { "not null", Plain, Plain with { Nullable = false }, alter with { Nullable = false, Before = Plain } },
            { "null", Full, Full with { Nullable = true }, alter with { Nullable = true, Before = Full } },
            { "default added", Plain, Plain with { Default = new(new("1")) }, alter with { Default = new(new(new("1"))), Before = Plain } },
            { "default changed", Full, Full with { Default = new(new("'y'")) }, alter with { Default = new(new(new("'y'"))), Before = Full } },
            { "default removed", Full, Full with { Default = null }, alter with { Default = new(null), Before = Full } },
            { "identity added", Plain, Plain with { Identity = new() }, alter with { Identity = new(new()), Before = Plain } },
            { "identity changed", Plain with { Identity = new() }, Plain with { Identity = new(5, 2) }, alter with { Identity = new(new(5, 2)), Before = Plain with { Identity = new() } } },
            { "identity removed", Plain with { Identity = new() }, Plain, alter with { Identity = new(null), Before = Plain with { Identity = new() } } },
            { "collation added", Plain, Plain with { Collation = "C" }, alter with { Collation = new("C"), Before = Plain } },
            { "collation removed", Full, Full with { Collation = null }, alter with { Collation = new(null), Before = Full } },
            { "comment added", Plain, Plain with { Comment = "x" }, alter with { Comment = new("x"), Before = Plain } },
            { "comment removed", Full, Full with { Comment = null }, alter with { Comment = new(null), Before = Full } },
            { "two at once", Plain, Plain with { Nullable = false, Comment = "x" }, alter with { Nullable = false, Comment = new("x"), Before = Plain } },
        };
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_says_what_changes_and_what_was(string what, Column from, Column to, AlterColumn expected)
    {
        Assert.NotEmpty(what);
        var operation = Assert.Single(Compare(Of(With(from)), Of(With(to))));
        Assert.Equal(expected, operation);
        Assert.Equal([operation.Reverse()!], Compare(Of(With(to)), Of(With(from))));
    }

    [Fact]
    public void A_column_more_and_a_column_less()
    {
        Assert.Equal([new AddColumn(Name("person"), Plain)], Compare(Of(Person), Of(With(Plain))));
        Assert.Equal([new DropColumn(Name("person"), "note", Plain)], Compare(Of(With(Plain)), Of(Person)));
    }

    [Fact]
    public void The_name_of_a_default_and_the_order_of_columns_are_no_difference()
    {
        Assert.Empty(Compare(Of(With(Full)), Of(With(Full with { Default = new(new("'x'")) { Name = "DF__person__note__1A2B" } }))));
        Assert.Empty(Compare(Of(With(Full)), Of(With(Full) with { Columns = [.. With(Full).Columns.Reverse()] })));
    }

    [Fact]
    public void A_computed_column_is_made_anew_where_it_cannot_be_changed()
    {
        var (from, to) = (Plain with { Computed = new(new("a + 1")) }, Plain with { Computed = new(new("a + 2")) });
        Assert.Equal(
            [new DropColumn(Name("person"), "note", from), new AddColumn(Name("person"), to)], Compare(Of(With(from)), Of(With(to))));
        Assert.Equal(
            [new AlterColumn(Name("person"), "note") { Computed = new(to.Computed), Before = from }], Compare(Of(With(from)), Of(With(to)), Together));
    }

    [Fact]
    public void Names_are_compared_as_the_database_does()
    {
        var upper = Person with { Name = Name("PERSON") };
        Assert.Empty(Compare(Of(Person), Of(upper), Together));
        Assert.Equal(["CreateTable PERSON", "DropTable person"], Words(Compare(Of(Person), Of(upper))));
    }

    static Table With(Column column) => Person with { Columns = [.. Person.Columns, column] };
}
