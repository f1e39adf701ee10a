using PSMigrate.Dialects.Tests.Specification;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.PostgreSql;

/// <summary>Operations that PostgreSQL alone has, or has in its own way.</summary>
public sealed class OperationTests() : OperationSpecification(DatabaseKind.PostgreSql)
{
    static readonly Column Id = Account.Columns[0];

    [PostgresFact]
    public void Numbering_is_added_behind_the_rows_that_are_there() => Changes(
        [new AlterColumn(Account.Name, "id") { Identity = new(new Identity()), Before = Id }], With(Changed(Id with { Identity = new() })),
        () =>
        {
            Database.Execute("INSERT INTO account (name) VALUES ('new')");
            Assert.Equal("13", Database.One("DELETE FROM account WHERE name = 'new' RETURNING id"));
        });

    [PostgresFact]
    public void Numbering_that_goes_down_begins_below_the_rows_that_are_there() => Changes(
        [new AlterColumn(Account.Name, "id") { Identity = new(new Identity(50, -2) { Maximum = 100 }), Before = Id }], With(Changed(Id with { Identity = new(50, -2) { Maximum = 100 } })),
        () =>
        {
            Database.Execute("INSERT INTO account (name) VALUES ('new')");
            Assert.Equal("8", Database.One("DELETE FROM account WHERE name = 'new' RETURNING id"));
        });

    [PostgresFact]
    public void Numbering_changes_and_goes_on()
    {
        var numbered = Id with { Identity = new() };
        var other = Id with { Identity = new(5, 10, Always: true) { Minimum = 2, Maximum = 5000, Cycle = true, Cache = 4 } };
        Changes(
            With(Changed(numbered)), ["INSERT INTO account (name) VALUES ('a'), ('b')"],
            [new AlterColumn(Account.Name, "id") { Identity = new(other.Identity), Before = numbered }], With(Changed(other)),
            () =>
            {
                Database.Execute("INSERT INTO account (name) VALUES ('c')");
                Assert.Equal("12", Database.One("DELETE FROM account WHERE name = 'c' RETURNING id"));
            });
    }

    [PostgresFact]
    public void Numbering_is_dropped()
    {
        var numbered = Id with { Identity = new() };
        Changes(
            With(Changed(numbered)), ["INSERT INTO account (name) VALUES ('a'), ('b')"],
            [new AlterColumn(Account.Name, "id") { Identity = new(null), Before = numbered }], With(Account),
            () => Assert.Equal("23502", Assert.Throws<Npgsql.PostgresException>(() => Database.Execute("INSERT INTO account (name) VALUES ('c')")).SqlState));
        Database.Execute("INSERT INTO account (name) VALUES ('c')");
        Assert.Equal(["1", "2", "3"], Database.Lines("SELECT id FROM account ORDER BY id"));
    }

    [PostgresFact]
    public void Numbering_is_right_also_where_nobody_says_what_the_column_was()
    {
        Begin();
        var identity = new Identity(1, 3, Always: true);
        Add("b2", "a1", [new AlterColumn(Account.Name, "id") { Identity = new(new Identity()) }], []);
        Add("c3", "b2", [new AlterColumn(Account.Name, "id") { Identity = new(identity) }], []);
        Upgrade("b2");
        AssertSame(Expected(With(Changed(Id with { Identity = new() }))), Schema);
        Upgrade();
        AssertSame(Expected(With(Changed(Id with { Identity = identity }))), Schema);
        Database.Execute("INSERT INTO account (name) VALUES ('c'), ('d')");
        Assert.Equal(["10", "11", "12", "15", "18"], Database.Lines("SELECT id FROM account ORDER BY id"));
    }

    [PostgresFact]
    public void Numbering_makes_way_for_a_type_that_has_none()
    {
        var numbered = Id with { Identity = new() };
        var text = new Column("id", new("text")) { Nullable = false, Default = new(null, "x") };
        Begin(With(Changed(numbered)), ["INSERT INTO account (name) VALUES ('a')"]);
        Add("b2", "a1", [new AlterColumn(Account.Name, "id") { Type = text.Type, Identity = new(null), Default = new(text.Default), Before = numbered }], []);
        Upgrade();
        AssertSame(Expected(With(Changed(text))), Schema);
    }

    [PostgresFact]
    public void A_serial_becomes_an_identity_and_goes_on()
    {
        var (serial, identity) = (Id with { Type = new("bigserial") }, Id with { Identity = new() });
        Begin(With(Changed(serial)), ["INSERT INTO account (name) VALUES ('a'), ('b')"]);
        Add("b2", "a1", [new AlterColumn(Account.Name, "id") { Type = identity.Type, Identity = new(identity.Identity), Before = serial }], []);
        Upgrade();
        AssertSame(Expected(With(Changed(identity))), Schema);
        Database.Execute("INSERT INTO account (name) VALUES ('c')");
        Assert.Equal(["1", "2", "3"], Database.Lines("SELECT id FROM account ORDER BY id"));
    }

    [PostgresFact]
    public void A_serial_becomes_a_bigger_one_and_counts_beyond_the_smaller()
    {
        Begin(With(Changed(Id with { Type = new("serial") })), ["SELECT setval('account_id_seq', 2147483647)"]);
        Add("b2", "a1", [new AlterColumn(Account.Name, "id") { Type = new("bigserial") }], []);
        Upgrade();
        Database.Execute("INSERT INTO account (name) VALUES ('c')");
        Assert.Equal("2147483648", Database.One("SELECT id FROM account"));
    }

    [PostgresFact]
    public void A_number_becomes_a_serial_behind_its_rows_and_a_number_again() => Changes(
        [new AlterColumn(Account.Name, "id") { Type = new("bigserial"), Default = new(null), Before = Id }], With(Changed(Id with { Type = new("bigserial") })),
        () =>
        {
            Database.Execute("INSERT INTO account (name) VALUES ('new')");
            Assert.Equal("13", Database.One("DELETE FROM account WHERE name = 'new' RETURNING id"));
            Assert.Equal("account_id_seq", Database.One("SELECT pg_get_serial_sequence('account', 'id')::regclass::text"));
        });

    // What a script says has no word of what was there before.
    [PostgresFact]
    public void Serials_come_and_go_also_where_nobody_says_what_the_column_was()
    {
        var serial = Id with { Type = new("bigserial") };
        Begin();
        Database.Execute("CREATE SEQUENCE account_id_seq", "CREATE TABLE account_id_seq1 ()");
        Add("b2", "a1", [new AlterColumn(Account.Name, "id") { Type = new("bigserial") }], [new AlterColumn(Account.Name, "id") { Type = new("bigint"), Default = new(null) }]);
        Add("c3", "b2",
            [new AlterColumn(Account.Name, "id") { Type = new("bigint"), Default = new(null), Identity = new(new Identity()) }],
            [new AlterColumn(Account.Name, "id") { Type = new("bigserial") }]);
        Upgrade("b2");
        Assert.Equal("account_id_seq2", Database.One("SELECT pg_get_serial_sequence('account', 'id')::regclass::text"));
        Assert.Equal(serial, FirstColumn);
        Database.Execute("INSERT INTO account (name) VALUES ('c')");
        Upgrade();
        Assert.Equal(Id with { Identity = new() }, FirstColumn);
        Database.Execute("INSERT INTO account (name) VALUES ('d')");
        Downgrade("b2");
        Assert.Equal(serial, FirstColumn);
        Database.Execute("INSERT INTO account (name) VALUES ('e')");
        Assert.Equal(["10", "11", "12", "13", "14", "15"], Database.Lines("SELECT id FROM account ORDER BY id"));
        Downgrade("a1");
        Assert.Equal(Id, FirstColumn);
        Assert.Equal(["account_id_seq"], Database.Lines("SELECT relname FROM pg_class WHERE relkind = 'S' AND relname LIKE 'account%'"));
    }

    [PostgresFact]
    public void A_serial_of_long_and_odd_names_has_a_sequence_of_its_own()
    {
        var (table, column) = (new TableName("my schema", new string('ü', 25) + Odd[..9]), new string('x', 40) + "'\"%s");
        Begin();
        Add("b2", "a1",
        [
            new CreateSchema("my schema"), new CreateTable(new(table, [new(column, new("int")), new("b", new("int"))])),
            new InsertRows(table, [column], [[7]]), new AlterColumn(table, column) { Type = new("serial") }, new InsertRows(table, ["b"], [[1]]),
        ], []);
        Upgrade();
        Assert.Equal(["7", "8"], Database.Lines($"SELECT \"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\" FROM \"my schema\".\"{table.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" ORDER BY 1"));
    }

    Column FirstColumn => Schema.Tables.Single(table => table.Name == Account.Name).Columns[0];

    [PostgresFact]
    public void A_default_of_the_old_type_makes_way_for_one_of_the_new() => Changes(
        [
            new DropConstraint(Account.Name, ConstraintKind.Check, "ck_account_amount") { Definition = Account.Checks[0] },
            new AlterColumn(Account.Name, "amount")
            {
                Type = new("boolean"), Default = new(new(null, true)), Using = new("amount <> 0"), Before = Account.Columns[3],
            },
        ],
        With(Changed(Account.Columns[3] with { Type = new("boolean"), Default = new(null, true) }) with { Checks = [] }),
        undo:
        [
            new AlterColumn(Account.Name, "amount") { Type = new("int"), Default = new(new(null, 0)), Using = new("CASE WHEN amount THEN 5 ELSE 0 END") },
            new AddConstraint(Account.Name, Account.Checks[0]),
        ]);

    [PostgresFact]
    public void A_collation_is_changed_and_survives_a_change_of_the_type()
    {
        var name = Account.Columns[2];
        Begin();
        Add("b2", "a1", [new AlterColumn(Account.Name, "name") { Collation = new("C"), Before = name }], []);
        Add("c3", "b2", [new AlterColumn(Account.Name, "name") { Type = new("text"), Before = name with { Collation = "C" } }], []);
        Add("d4", "c3", [new AlterColumn(Account.Name, "name") { Collation = new(null), Type = name.Type }], []);
        Upgrade("b2");
        AssertSame(Expected(With(Changed(name with { Collation = "C" }))), Schema);
        Upgrade("c3");
        AssertSame(Expected(With(Changed(name with { Collation = "C", Type = new("text") }))), Schema);
        Upgrade();
        AssertSame(Expected(Start), Schema);
    }

    [PostgresFact]
    public void A_computed_column_keeps_its_values_when_it_is_no_longer_computed()
    {
        var twice = new Column("twice", new("int")) { Computed = new(new("amount * 2")) };
        Begin(With(Account with { Columns = [.. Account.Columns, twice] }), ["INSERT INTO account (id, name, amount) VALUES (1, 'a', 4)"]);
        Add("b2", "a1", [new AlterColumn(Account.Name, "twice") { Computed = new(null), Default = new(new(null, 1)), Before = twice }], []);
        Upgrade();
        AssertSame(Expected(With(Account with { Columns = [.. Account.Columns, new("twice", new("int")) { Default = new(null, 1) }] })), Schema);
        Assert.Equal("8", Database.One("SELECT twice FROM account"));
    }

    [PostgresFact]
    public void Comments_come_and_go() => Changes(
        [
            new SetTableComment(Account.Name, "it's \\ here", new(null)),
            new AlterColumn(Account.Name, "code") { Comment = new("why"), Before = Account.Columns[4] },
        ],
        With(Changed(Account.Columns[4] with { Comment = "why" }) with { Comment = "it's \\ here" }));

    [PostgresFact]
    public void A_rule_can_be_added_without_a_look_at_the_rows_and_validated_later()
    {
        Begin();
        var check = new CheckConstraint(new("amount > 5"), "ck") { NotValid = true };
        var foreign = new ForeignKey(["id"], Owner.Name, ["id"], "fk") { NotValid = true };
        Add("b2", "a1", [new AddConstraint(Account.Name, check), new AddColumn(Account.Name, new("o", new("bigint")), foreign)], []);
        Add("c3", "b2", [new ValidateConstraint(Account.Name, "ck")], []);
        Upgrade("b2");
        Assert.Equal([false, true, false, true], Database.Lines("SELECT convalidated FROM pg_constraint WHERE conrelid = 'account'::regclass AND contype IN ('c', 'f') ORDER BY conname").Select(bool.Parse));
        Assert.Contains("violated by some row", Fails("SqlFailed", () => Upgrade()).Message, StringComparison.Ordinal);
        Database.Execute("UPDATE account SET amount = 9");
        Upgrade();
        Assert.All(Schema.Tables.SelectMany(table => table.Checks), found => Assert.False(found.NotValid));
    }

    [PostgresFact]
    public void An_exclusion_is_added_and_dropped()
    {
        var exclude = new ExcludeConstraint([new(new("code"), "="), new(new(null, new("amount % 7")), "=")], "ex") { Where = new("amount > 3"), Deferral = Deferral.InitiallyDeferred };
        Changes([new AddConstraint(Account.Name, exclude)], With(Account with { Excludes = [exclude] }),
            () => Assert.Equal("23P01", Assert.Throws<Npgsql.PostgresException>(() => Database.Execute("INSERT INTO account (id, name, amount, code) VALUES (20, 'n', 12, '7')")).SqlState));
    }

    [PostgresFact]
    public void What_is_there_already_gets_neither_index_nor_comment()
    {
        Begin();
        var owner = Owner with { Indexes = [new("ix", [new("nosuch")])], Comment = "another", Columns = [new("nosuch", new("int"))], PrimaryKey = null };
        var made = new Table(new("my schema", Odd), [new("a", new("int"))]) { Indexes = [new("ix", [new("a")])], Comment = "it's" };
        var note = new Column("note", new("int")) { Comment = "why" };
        var foreign = new ForeignKey(["second"], Owner.Name, ["id"], "fk_second") { NotValid = true };
        AddColumn[] columns = [new(Account.Name, note, IfNotExists: true), new(Account.Name, new("second", new("bigint")), foreign, IfNotExists: true)];
        Add("b2", "a1",
        [
            new CreateTable(owner, IfNotExists: true), new AddColumn(Owner.Name, new("name", new("int")) { Comment = "another" }, IfNotExists: true),
            new CreateSchema("my schema"), new CreateTable(made, IfNotExists: true), new CreateTable(made, IfNotExists: true), .. columns, .. columns,
        ], []);
        Upgrade();
        AssertSame(
            Expected(new()
            {
                Schemas = ["my schema"],
                Tables = [Owner, Account with { Columns = [.. Account.Columns, note, new("second", new("bigint"))] }, made],
            }),
            Schema with { Tables = Schema.Tables.Select(table => table with { ForeignKeys = table.ForeignKeys.Where(key => !key.NotValid).ToValueList() }).ToValueList() });
        Assert.Equal("fk_second", Assert.Single(Schema.Tables.SelectMany(table => table.ForeignKeys), key => key.NotValid).Name);
    }

    [PostgresFact]
    public void Keys_without_a_name_are_found_by_what_they_are()
    {
        Begin();
        Database.Execute(
            "ALTER TABLE account RENAME CONSTRAINT pk_account TO \"some 'odd\"\" % name\"", "ALTER TABLE account RENAME CONSTRAINT uq_account_name TO u",
            "ALTER TABLE account RENAME CONSTRAINT fk_account_owner TO f");
        Settings = Settings with { Naming = new() { PrimaryKey = "", Unique = "", ForeignKey = "" } };
        Add("b2", "a1",
        [
            new DropConstraint(Account.Name, ConstraintKind.PrimaryKey, null),
            new DropConstraint(Account.Name, ConstraintKind.Unique, null) { Definition = new UniqueConstraint(["name"]) },
            new DropConstraint(Account.Name, ConstraintKind.ForeignKey, null) { Definition = Account.ForeignKeys[0] with { Name = null } },
            new DropConstraint(Account.Name, ConstraintKind.PrimaryKey, null) { IfExists = true },
            new DropConstraint(Account.Name, ConstraintKind.Check, "nosuch") { IfExists = true },
        ], []);
        Add("c3", "b2", [new DropConstraint(Account.Name, ConstraintKind.PrimaryKey, null)], []);
        Upgrade("b2");
        AssertSame(Expected(With(Account with { PrimaryKey = null, Uniques = [], ForeignKeys = [] })), Schema);
        Fails("SqlFailed", () => Upgrade());
    }

    [PostgresFact]
    public void Enumerated_types_grow_and_are_renamed()
    {
        var (type, column) = (new EnumType(new(null, "mood"), ["sad", "it's ok"]), new Column("mood", new("mood")) { Default = new(new("'sad'")) });
        Begin();
        Add("b2", "a1", [new CreateEnumType(type), new AddColumn(Account.Name, column)], [new DropColumn(Account.Name, "mood"), new DropEnumType(type.Name, type)]);
        Add("c3", "b2",
        [
            new AddEnumValue(type.Name, "angry") { Before = "sad" }, new AddEnumValue(type.Name, "happy") { After = "sad" },
            new AddEnumValue(type.Name, "happy") { IfNotExists = true }, new AddEnumValue(type.Name, "last"),
        ], []);
        Operation[] renames = [new RenameEnumValue(type.Name, "it's ok", "fine \\"), new RenameEnumType(type.Name, Odd)];
        Add("d4", "c3", renames, [.. renames.Reverse().Select(rename => rename.Reverse()!)]);
        Upgrade();
        Assert.Equal(new EnumType(new(null, Odd), ["angry", "sad", "happy", "fine \\", "last"]), Assert.Single(Schema.Enums));
        Assert.Equal(["sad", "sad", "sad"], Database.Lines("SELECT mood FROM account"));
        Downgrade("c3");
        Assert.Equal(new EnumType(new(null, "mood"), ["angry", "sad", "happy", "it's ok", "last"]), Assert.Single(Schema.Enums));
        Downgrade("a1");
        AssertSame(Expected(Start), Schema);
    }

    [PostgresFact]
    public void A_value_that_is_used_where_it_was_added_is_an_error_of_its_own()
    {
        Begin();
        Add("b2", "a1", [new CreateEnumType(new(new(null, "mood"), ["sad"])), new AddColumn(Account.Name, new("mood", new("mood")))], []);
        Add("c3", "b2", [new AddEnumValue(new(null, "mood"), "new"), new UpdateRows(Account.Name, [new("mood", "new")], [])], []);
        var error = Fails("EnumValueTooNew", () => Upgrade());
        Assert.Equal(("55P04", "c3"), (((SqlExecutionException)error).SqlState, error.RevisionId));
        Assert.Contains("revision of its own", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(["b2"], Database.VersionRows);
        Add("d4", "b2", [new AddEnumValue(new(null, "mood"), "new")], []);
        Add("e5", "d4", [new UpdateRows(Account.Name, [new("mood", "new")], [])], []);
        Assert.Equal(["d4", "e5"], Upgrade("e5"));
        Assert.Equal(["new", "new", "new"], Database.Lines("SELECT mood FROM account"));
    }

    [PostgresFact]
    public void A_partitioned_table_keeps_its_rows_in_partitions()
    {
        var table = new Table(new(null, "event"), [new("day", new("date")) { Nullable = false }, new("note", new("text"))])
        {
            PrimaryKey = new(["day"], "pk_event"),
            Options = new(null, [new("PostgreSql", "PARTITION BY RANGE (day)")]),
        };
        Begin();
        Add("b2", "a1",
        [
            new CreateTable(table), new ExecuteSql(new("CREATE TABLE event_26 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')")),
            new CreateIndex(table.Name, new("ix_event", [new("note")])), new AddColumn(table.Name, new("extra", new("int")) { Default = new(null, 3) }),
        ], [new DropTable(table.Name)]);
        Upgrade();
        Database.Execute("INSERT INTO event (day) VALUES ('2026-05-05')");
        Assert.Equal("3", Database.One("SELECT extra FROM event_26"));
        Assert.Equal(["account", "event", "owner"], Schema.Tables.Select(found => found.Name.Name));
        Downgrade("a1");
        AssertSame(Expected(Start), Schema);
    }

    static Table Changed(Column column) =>
        Account with { Columns = Account.Columns.Select(other => other.Name == column.Name ? column : other).ToValueList() };

    // The reverse of a conversion is the author's own to say.
    void Changes(IReadOnlyList<Operation> change, DatabaseSchema to, IReadOnlyList<Operation> undo)
    {
        Begin();
        var before = Schema;
        Add("b2", "a1", change, undo);
        Upgrade();
        AssertSame(Expected(to), Schema);
        Downgrade("a1");
        AssertSame(before, Schema);
    }
}
