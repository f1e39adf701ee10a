using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class ColumnOperationSpecification(DatabaseKind kind) : OperationSpecification(kind)
{
    [DatabaseFact]
    public void Columns_are_added()
    {
        Column[] columns =
        [
            new("note", new("text")),
            new("rank", new("int")) { Nullable = false, Default = new(null, 4) },
            new("twice", new("int")) { Computed = new(new("amount * 2")) },
        ];
        Changes(
            [.. columns.Select(column => new AddColumn(Account.Name, column))], With(Account with { Columns = [.. Account.Columns, .. columns] }),
            () => Assert.Equal(["10|NULL|4|10", "11|NULL|4|12", "12|NULL|4|14"], Database.Lines("SELECT id, note, rank, twice FROM account ORDER BY id")));
    }

    [DatabaseFact]
    public void A_column_is_added_with_its_foreign_key()
    {
        var foreign = new ForeignKey(["second_id"], Owner.Name, ["id"], "fk_account_second");
        Changes(
            [new AddColumn(Account.Name, new("second_id", new("bigint")), foreign)],
            With(Account with { Columns = [.. Account.Columns, new("second_id", new("bigint"))], ForeignKeys = [Account.ForeignKeys[0], foreign] }));
    }

    [DatabaseFact]
    public void A_column_is_dropped() => Changes(
        [new DropColumn(Account.Name, "code", Account.Columns[4])], With(Account with { Columns = [.. Account.Columns.Take(4)] }),
        () => Assert.Equal(["10|1|5", "11|1|6", "12|NULL|7"], Database.Lines("SELECT id, owner_id, amount FROM account ORDER BY id")));

    [DatabaseFact]
    public void A_column_gets_another_name_and_all_that_stands_on_it_follows() => Changes(
        [
            new RenameColumn(Account.Name, "owner_id", "proprietor"),
            .. Freed("amount", new RenameColumn(Account.Name, "amount", "quantity"), new CheckConstraint(new("quantity >= 0"), "ck_account_amount")),
            new RenameColumn(Owner.Name, "id", "number"),
        ],
        Start with
        {
            Tables =
            [
                Owner with { Columns = [Owner.Columns[0] with { Name = "number" }, Owner.Columns[1]], PrimaryKey = new(["number"], "pk_owner") },
                Account with
                {
                    Columns =
                    [
                        Account.Columns[0], Account.Columns[1] with { Name = "proprietor" }, Account.Columns[2],
                        Account.Columns[3] with { Name = "quantity" }, Account.Columns[4],
                    ],
                    ForeignKeys = [Account.ForeignKeys[0] with { Columns = ["proprietor"], PrincipalColumns = ["number"] }],
                    Checks = [new(new("quantity >= 0"), "ck_account_amount")],
                    Indexes = [new("ix_account_owner", [new("proprietor")])],
                },
            ],
        },
        rows: "SELECT number FROM owner ORDER BY number");

    [DatabaseFact]
    public void A_type_grows() => Alters(
        new(Account.Name, "name") { Type = new("string(80)"), Before = Account.Columns[2] }, Account.Columns[2] with { Type = new("string(80)") });

    [DatabaseFact]
    public void A_number_becomes_a_larger_one_and_keeps_its_default()
    {
        var amount = Account.Columns[3] with { Type = new("bigint") };
        Alters(new(Account.Name, "amount") { Type = amount.Type, Before = Account.Columns[3] }, amount, () =>
        {
            Database.Execute("INSERT INTO account (id, name) VALUES (20, 'new')");
            Assert.Equal(["5", "6", "7", "0"], Database.Lines("SELECT amount FROM account ORDER BY id"));
            Database.Execute("DELETE FROM account WHERE id = 20");
        });
    }

    [DatabaseFact]
    public void Texts_become_numbers()
    {
        var code = Account.Columns[4] with { Type = new("int") };
        Begin();
        // SQL Server converts texts by itself, and has no words for how.
        var cast = IsSqlServer ? null : new DialectText("CAST(code AS integer)");
        Add("b2", "a1", [new AlterColumn(Account.Name, "code") { Type = code.Type, Using = cast, Before = Account.Columns[4] }], []);
        Upgrade();
        AssertSame(Expected(With(Account with { Columns = [.. Account.Columns.Take(4), code] })), Schema);
        Assert.Equal(["8", "NULL", "10"], Database.Lines("SELECT code + 1 FROM account ORDER BY id"));
    }

    [DatabaseFact]
    public void A_column_takes_NULL_and_then_no_longer() => Alters(
        new(Account.Name, "name") { Nullable = true, Before = Account.Columns[2] }, Account.Columns[2] with { Nullable = true },
        () => Database.Execute("UPDATE account SET name = NULL WHERE id = 10", "UPDATE account SET name = 'first' WHERE id = 10"));

    [DatabaseFact]
    public void A_column_with_NULL_in_it_cannot_refuse_it()
    {
        Begin();
        Add("b2", "a1", [new AlterColumn(Account.Name, "code") { Nullable = false, Before = Account.Columns[4] }], []);
        Fails(IsSqlite ? "RowsWithoutValue" : "SqlFailed", () => Upgrade());
        AssertSame(Expected(Start), Schema);
        Assert.Equal(["7", "NULL", "9"], Database.Lines("SELECT code FROM account ORDER BY id"));
    }

    [DatabaseFact]
    public void A_default_is_set() => Alters(
        new(Account.Name, "code") { Default = new(new(null, "it's")), Before = Account.Columns[4] }, Account.Columns[4] with { Default = new(null, "it's") },
        () =>
        {
            Database.Execute("INSERT INTO account (id, name) VALUES (20, 'new')");
            Assert.Equal(["7", "NULL", "9", "it's"], Database.Lines("SELECT code FROM account ORDER BY id"));
            Database.Execute("DELETE FROM account WHERE id = 20");
        });

    [DatabaseFact]
    public void A_default_is_changed() => Alters(
        new(Account.Name, "amount") { Default = new(new(new("1 + 1"))), Before = Account.Columns[3] }, Account.Columns[3] with { Default = new(new("1 + 1")) });

    [DatabaseFact]
    public void A_default_is_dropped() => Alters(
        new(Account.Name, "amount") { Default = new(null), Before = Account.Columns[3] }, Account.Columns[3] with { Default = null },
        () => Assert.ThrowsAny<System.Data.Common.DbException>(() => Database.Execute("INSERT INTO account (id, name) VALUES (20, 'new')")));

    [DatabaseFact]
    public void Everything_changes_at_once()
    {
        var amount = new Column("amount", new("string(20)")) { Default = new(null, "none") };
        Begin();
        Add("b2", "a1",
        [
            new DropConstraint(Account.Name, ConstraintKind.Check, "ck_account_amount") { Definition = Account.Checks[0] },
            new AlterColumn(Account.Name, "amount") { Type = amount.Type, Nullable = true, Default = new(amount.Default), Before = Account.Columns[3] },
            new RenameColumn(Account.Name, "amount", "total"),
        ], []);
        Upgrade();
        AssertSame(
            Expected(With(Account with { Columns = [.. Account.Columns.Take(3), amount with { Name = "total" }, Account.Columns[4]], Checks = [] })), Schema);
        Database.Execute("INSERT INTO account (id, name) VALUES (20, 'new')", "INSERT INTO account (id, name, total) VALUES (21, 'newer', NULL)");
        Assert.Equal(["5", "6", "7", "none", "NULL"], Database.Lines("SELECT total FROM account ORDER BY id"));
    }

    void Alters(AlterColumn alter, Column expected, Action? then = null) => Changes(
        alter.Type is null && alter.Nullable is null ? [alter] : Freed(alter.Name, alter), With(Account with { Columns = Account.Columns.Select(column => column.Name == expected.Name ? expected : column).ToValueList() }), then);

    // SQL Server neither renames a column that a check reads nor changes one that a constraint holds: there an author takes it off for the time.
    IReadOnlyList<Operation> Freed(string column, Operation change, CheckConstraint? checkAfter = null)
    {
        if (Settings.Provider != "SqlServer")
            return [change];
        var checks = Account.Checks.Where(check => check.Condition.ToString().Contains(column, StringComparison.Ordinal)).ToList();
        var uniques = change is RenameColumn ? [] : Account.Uniques.Where(unique => unique.Columns.Contains(column)).ToList();
        return
        [
            .. checks.Concat<Constraint>(uniques).Select(held => new DropConstraint(Account.Name, held.Kind, held.Name) { Definition = held }),
            change,
            .. uniques.Concat<Constraint>(checks.Select(check => checkAfter ?? check)).Select(held => new AddConstraint(Account.Name, held)),
        ];
    }

    void Changes(IReadOnlyList<Operation> change, DatabaseSchema to, string rows) =>
        Changes(Start, ["INSERT INTO owner (id, name) VALUES (1, 'Ann')", "INSERT INTO account (id, owner_id, name) VALUES (10, 1, 'first')"], change, to,
            () => Assert.Equal(["1"], Database.Lines(rows)));
}

[NeedsPostgres]
public sealed class PostgreSqlColumnOperations() : ColumnOperationSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerColumnOperations() : ColumnOperationSpecification(DatabaseKind.SqlServer);
