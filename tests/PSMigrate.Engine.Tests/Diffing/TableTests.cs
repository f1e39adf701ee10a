using PSMigrate.Engine.Diffing;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Xunit;
using static PSMigrate.Engine.Tests.Diffing.Samples;

namespace PSMigrate.Engine.Tests.Diffing;

public sealed class TableTests
{
    [Fact]
    public void Nothing_differs_from_itself() => Assert.Empty(Compare(Of(Person, Pet), Of(Person, Pet)));

    [Fact]
    public void Tables_are_made_behind_those_that_they_refer_to_and_dropped_before_them()
    {
        Assert.Equal([new CreateTable(Person), new CreateTable(Pet)], Compare(Of(), Of(Pet, Person)));
        Assert.Equal([new DropTable(Pet.Name, Pet), new DropTable(Person.Name, Person)], Compare(Of(Pet, Person), Of()));
    }

    [Fact]
    public void A_circle_of_foreign_keys_is_closed_last_and_opened_first()
    {
        var chief = new ForeignKey(["name"], Name("pet"), ["id"], "fk_person_name");
        var circle = Person with { ForeignKeys = [chief] };
        Assert.Equal(["CreateTable person", "CreateTable pet", "AddConstraint person fk_person_name"], Words(Compare(Of(), Of(Pet, circle))));
        var made = Compare(Of(), Of(Pet, circle));
        var dropped = Compare(Of(Pet, circle), Of());
        Assert.Equal("AddConstraint", Words(made)[^1].Split(' ')[0]);
        Assert.Equal("DropConstraint", Words(dropped)[0].Split(' ')[0]);
        Assert.Equal(dropped, made.Reverse().Select(operation => operation.Reverse()));
        Assert.Equal([new CreateTable(circle), new CreateTable(Pet)], Compare(Of(), Of(Pet, circle), Together));
    }

    [Fact]
    public void A_table_that_refers_to_itself_is_made_at_once()
    {
        var tree = Person with { ForeignKeys = [new(["id"], Person.Name, ["id"], "fk_self")] };
        Assert.Equal([new CreateTable(tree)], Compare(Of(), Of(tree)));
    }

    [Fact]
    public void A_foreign_key_to_a_table_that_goes_is_dropped_first()
    {
        var lone = Pet with { ForeignKeys = [] };
        Assert.Equal(["DropConstraint pet fk_pet_owner", "DropTable person"], Words(Compare(Of(Person, Pet), Of(lone))));
        Assert.Equal(["CreateTable person", "AddConstraint pet fk_pet_owner"], Words(Compare(Of(lone), Of(Person, Pet))));
    }

    [Fact]
    public void A_key_that_foreign_keys_stand_on_is_replaced_between_them()
    {
        var wide = Person with { PrimaryKey = new(["id", "name"], "pk_person"), Uniques = [new(["id"], "uq_person")] };
        Assert.Equal(
            ["DropConstraint pet fk_pet_owner", "DropConstraint person pk_person", "AddConstraint person pk_person", "AddConstraint person uq_person", "AddConstraint pet fk_pet_owner"],
            Words(Compare(Of(Person, Pet), Of(wide, Pet))));
    }

    [Fact]
    public void A_constraint_that_the_database_named_is_found_by_what_it_says()
    {
        var named = Pet with { ForeignKeys = [Pet.ForeignKeys[0] with { Name = "FK__pet__owner__3B75D760" }], PrimaryKey = new(["id"], "pet_pkey") };
        Assert.Empty(Compare(Of(Person, named), Of(Person, Pet)));
    }

    public static TheoryData<string, Table, Table, string[]> Constraints() => new()
    {
        { "primary key removed", Person, Person with { PrimaryKey = null }, ["DropConstraint person pk_person"] },
        { "primary key added", Person with { PrimaryKey = null }, Person, ["AddConstraint person pk_person"] },
        { "primary key changed", Person, Person with { PrimaryKey = new(["name"], "pk_person") }, ["DropConstraint person pk_person", "AddConstraint person pk_person"] },
        { "unique added", Person, With(new UniqueConstraint(["name"], "uq")), ["AddConstraint person uq"] },
        { "unique removed", With(new UniqueConstraint(["name"], "uq")), Person, ["DropConstraint person uq"] },
        { "unique changed", With(new UniqueConstraint(["name"], "uq")), With(new UniqueConstraint(["name", "id"], "uq")), ["DropConstraint person uq", "AddConstraint person uq"] },
        { "check added", Person, With(new CheckConstraint(new("id > 0"), "ck")), ["AddConstraint person ck"] },
        { "check text", With(new CheckConstraint(new("id > 0"), "ck")), With(new CheckConstraint(new("id > 1"), "ck")), ["DropConstraint person ck", "AddConstraint person ck"] },
        { "on delete", Self(new()), Self(new() { OnDelete = ReferentialAction.Cascade }), ["DropConstraint person fk", "AddConstraint person fk"] },
        { "on update", Self(new()), Self(new() { OnUpdate = ReferentialAction.SetNull }), ["DropConstraint person fk", "AddConstraint person fk"] },
        { "deferral", Self(new()), Self(new() { Deferral = Deferral.InitiallyDeferred }), ["DropConstraint person fk", "AddConstraint person fk"] },
        { "index added", Person, With(new Schema.Index("ix", [new("name")])), ["CreateIndex person ix"] },
        { "index removed", With(new Schema.Index("ix", [new("name")])), Person, ["DropIndex person ix"] },
        { "index unique", With(new Schema.Index("ix", [new("name")])), With(new Schema.Index("ix", [new("name")]) { Unique = true }), ["DropIndex person ix", "CreateIndex person ix"] },
        { "index order", With(new Schema.Index("ix", [new("name")])), With(new Schema.Index("ix", [new("name", null, true)])), ["DropIndex person ix", "CreateIndex person ix"] },
        { "index filter", With(new Schema.Index("ix", [new("name")])), With(new Schema.Index("ix", [new("name")]) { Where = new("id > 1") }), ["DropIndex person ix", "CreateIndex person ix"] },
        { "index include", With(new Schema.Index("ix", [new("name")])), With(new Schema.Index("ix", [new("name")]) { Include = ["id"] }), ["DropIndex person ix", "CreateIndex person ix"] },
        { "index renamed", With(new Schema.Index("ix", [new("name")])), With(new Schema.Index("iy", [new("name")])), ["RenameIndex ix iy"] },
        { "comment", Person, Person with { Comment = "x" }, ["SetTableComment"] },
    };

    [Theory]
    [MemberData(nameof(Constraints))]
    public void A_single_difference(string what, Table from, Table to, string[] expected)
    {
        Assert.NotEmpty(what);
        var operations = Compare(Of(from), Of(to));
        Assert.Equal(expected, Words(operations));
        Assert.Equal(Compare(Of(to), Of(from)), operations.Reverse().Select(operation => operation.Reverse()!));
    }

    [Fact]
    public void What_stands_on_a_column_steps_aside_where_it_holds_the_column()
    {
        var before = With(new Schema.Index("ix", [new("name")])) with { Uniques = [new(["name"], "uq")], Checks = [new(new("[id] > 0"), "ck")] };
        var after = before with { Columns = [Id, new("name", new("varchar(60)"))] };
        Assert.Equal(
            ["DropConstraint person uq", "DropIndex person ix", "AlterColumn person name", "AddConstraint person uq", "CreateIndex person ix"],
            Words(Compare(Of(before), Of(after), Holding)));
        Assert.Equal(["AlterColumn person name"], Words(Compare(Of(before), Of(after))));
    }

    [Fact]
    public void Changes_of_one_table_stand_together()
    {
        var from = new[] { Person, Pet };
        var to = new[]
        {
            Person with { Columns = [Id, new("name", new("text")), new("age", new("int"))], Checks = [new(new("age > 0"), "ck")] },
            Pet with { Columns = [.. Pet.Columns, new("kind", new("text"))], ForeignKeys = [] },
        };
        Assert.Equal(
            ["AddColumn person age", "AlterColumn person name", "AddConstraint person ck", "DropConstraint pet fk_pet_owner", "AddColumn pet kind"],
            Words(Compare(Of(from), Of(to), Together)));
    }

    [Fact]
    public void What_no_operation_changes_is_said()
    {
        var difference = SchemaComparer.Compare(Of(Person), Of(Person with { Options = new("STRICT") }), Apart);
        Assert.Empty(difference.Operations);
        Assert.Contains("person", Assert.Single(difference.Notes), StringComparison.Ordinal);
    }

    static Table With(UniqueConstraint unique) => Person with { Uniques = [unique] };

    static Table With(CheckConstraint check) => Person with { Checks = [check] };

    static Table With(Schema.Index index) => Person with { Indexes = [index] };

    static Table Self(Options options) => Person with
    {
        ForeignKeys = [new(["id"], Person.Name, ["id"], "fk") { OnDelete = options.OnDelete, OnUpdate = options.OnUpdate, Deferral = options.Deferral }],
    };

    sealed record Options
    {
        public ReferentialAction OnDelete { get; init; }

        public ReferentialAction OnUpdate { get; init; }

        public Deferral Deferral { get; init; }
    }
}
