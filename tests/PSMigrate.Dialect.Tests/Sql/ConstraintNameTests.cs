using System.Text;
using PSMigrate.Engine.Running;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sql;

/// <summary>The names that constraints and indexes get which their author has left without one.</summary>
public sealed class ConstraintNameTests
{
    static readonly TableName Order = new("sales", "order");

    [Fact]
    public void An_index_is_called_after_its_columns()
    {
        Assert.Equal("ix_order_a_b", Name(new CreateIndex(Order, new(null, [new("a"), new("b")]))));
        Assert.Equal("ux_order_expr", Name(new CreateIndex(Order, new(null, [new(null, new("lower(a)"))]) { Unique = true })));
        Assert.Equal("mine", Name(new CreateIndex(Order, new("mine", [new("a")]))));
    }

    [Fact]
    public void Every_sort_of_constraint_has_a_name_within_its_table()
    {
        var table = new Table(Order, [new("a", new("int")) { Default = new(null, 1) }])
        {
            PrimaryKey = new(["a"]),
            Uniques = [new(["a", "b"]), new(["c"], "mine")],
            Checks = [new(new("a > 0")), new(new("a > 1"))],
            ForeignKeys = [new(["b"], new(null, "person"), [])],
            Excludes = [new([new(new("a"), "=")])],
            Indexes = [new(null, [new("made"), new("state")]) { Unique = true }],
        };
        var named = ((CreateTable)new ConstraintNames(new()).Apply(new CreateTable(table))).Table;
        Assert.Equal("df_order_a", named.Columns[0].Default!.Name);
        Assert.Equal("pk_order", named.PrimaryKey!.Name);
        Assert.Equal(["uq_order_a_b", "mine"], named.Uniques.Select(unique => unique.Name));
        Assert.All(named.Checks, check => Assert.Matches("^ck_order_[0-9a-f]{8}$", check.Name));
        Assert.NotEqual(named.Checks[0].Name, named.Checks[1].Name);
        Assert.Equal("fk_order_b", named.ForeignKeys[0].Name);
        Assert.Equal("ex_order_a", named.Excludes[0].Name);
        Assert.Equal("ux_order_made_state", named.Indexes[0].Name);
    }

    [Fact]
    public void A_name_that_is_too_long_is_shortened_to_one_of_its_own()
    {
        var (one, other) = (Name(Long('a')), Name(Long('b')));
        Assert.True(Encoding.UTF8.GetByteCount(one!) <= 63, one);
        Assert.NotEqual(one, other);
        Assert.StartsWith("ix_order_🐘", one, StringComparison.Ordinal);

        static CreateIndex Long(char last) => new(Order, new(null, [new(string.Concat(Enumerable.Repeat("🐘", 20)) + last)]));
    }

    [Fact]
    public void A_convention_without_a_template_leaves_the_name_to_the_database()
    {
        var names = new ConstraintNames(new() { Unique = "", Check = "{table}_is_right" });
        Assert.Null(((AddConstraint)names.Apply(new AddConstraint(Order, new UniqueConstraint(["a"])))).Constraint.Name);
        Assert.Equal("order_is_right", ((AddConstraint)names.Apply(new AddConstraint(Order, new CheckConstraint(new("a > 0"))))).Constraint.Name);
    }

    [Fact]
    public void What_is_dropped_by_what_it_is_gets_the_name_that_it_was_made_with()
    {
        var unique = new UniqueConstraint(["a"]);
        var drop = (DropConstraint)new ConstraintNames(new()).Apply(new DropConstraint(Order, ConstraintKind.Unique, null) { Definition = unique });
        Assert.Equal("uq_order_a", drop.Name);
        Assert.Equal(unique, drop.Definition);
    }

    static string? Name(CreateIndex create) => ((CreateIndex)new ConstraintNames(new()).Apply(create)).Index.Name;
}
