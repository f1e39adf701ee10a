using System.Data.Common;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class ConstraintOperationSpecification(DatabaseKind kind) : OperationSpecification(kind)
{
    [DatabaseFact]
    public void A_check_is_added()
    {
        var check = new CheckConstraint(new("amount < 100"), "ck_account_most");
        Changes([new AddConstraint(Account.Name, check)], With(Account with { Checks = [Account.Checks[0], check] }),
            () => Refuses("INSERT INTO account (id, name, amount) VALUES (20, 'new', 100)"));
    }

    [DatabaseFact]
    public void A_unique_constraint_is_added()
    {
        var unique = new UniqueConstraint(["owner_id", "amount"], "uq_account_owner");
        Changes([new AddConstraint(Account.Name, unique)], With(Account with { Uniques = [Account.Uniques[0], unique] }),
            () => Refuses("INSERT INTO account (id, owner_id, name, amount) VALUES (20, 1, 'new', 5)"));
    }

    [DatabaseFact]
    public void A_foreign_key_is_added()
    {
        var foreign = new ForeignKey(["id"], new(null, "twin"), ["id"], "fk_account_twin") { OnUpdate = ReferentialAction.Cascade };
        var twin = new Table(new(null, "twin"), [new("id", new("bigint")) { Nullable = false }]) { PrimaryKey = new(["id"], "pk_twin") };
        Changes(
            Start with { Tables = [Owner, twin, Account] },
            ["INSERT INTO twin (id) VALUES (10), (11)", "INSERT INTO account (id, name) VALUES (10, 'first'), (11, 'second')"],
            [new AddConstraint(Account.Name, foreign)], Start with { Tables = [Owner, twin, Account with { ForeignKeys = [Account.ForeignKeys[0], foreign] }] },
            () => Assert.Equal(["10", "11"], Database.Lines("SELECT id FROM account ORDER BY id")));
    }

    [DatabaseFact]
    public void A_primary_key_is_added_and_dropped()
    {
        var bare = new Table(new(null, "account"), [new("id", new("int")) { Nullable = false }, new("name", new("string(9)")) { Nullable = false }]);
        Changes(
            new() { Tables = [bare] }, ["INSERT INTO account (id, name) VALUES (1, 'a'), (2, 'b')"],
            [new AddConstraint(bare.Name, new PrimaryKey(["name", "id"], "pk_account"))],
            new() { Tables = [bare with { PrimaryKey = new(["name", "id"], "pk_account") }] },
            () => Refuses("INSERT INTO account (id, name) VALUES (2, 'b')"));
    }

    [DatabaseFact]
    public void Constraints_are_dropped_and_come_back() => Changes(
        [
            new DropConstraint(Account.Name, ConstraintKind.Check, "ck_account_amount") { Definition = Account.Checks[0] },
            new DropConstraint(Account.Name, ConstraintKind.Unique, "uq_account_name") { Definition = Account.Uniques[0] },
            new DropConstraint(Account.Name, ConstraintKind.ForeignKey, "fk_account_owner") { Definition = Account.ForeignKeys[0] },
            new DropConstraint(Account.Name, ConstraintKind.PrimaryKey, "pk_account") { Definition = Account.PrimaryKey },
        ],
        With(Account with { Checks = [], Uniques = [], ForeignKeys = [], PrimaryKey = null }),
        () => Database.Execute("INSERT INTO account (id, owner_id, name, amount) VALUES (12, 99, 'third', -1)", "DELETE FROM account WHERE amount = -1"));

    [DatabaseFact]
    public void A_constraint_without_a_name_gets_one_by_which_it_is_dropped()
    {
        Begin();
        UniqueConstraint unique = new(["code"]);
        CheckConstraint check = new(new("amount < 50"));
        Add("b2", "a1",
            [new AddConstraint(Account.Name, unique), new AddConstraint(Account.Name, check)],
            [new AddConstraint(Account.Name, check).Reverse(), new AddConstraint(Account.Name, unique).Reverse()]);
        Upgrade();
        Assert.Contains("uq_account_code", Schema.Tables[0].Uniques.Select(found => found.Name));
        Refuses("UPDATE account SET amount = 50");
        Downgrade("a1");
        AssertSame(Expected(Start), Schema);
    }

    [DatabaseFact]
    public void A_rule_that_the_rows_break_is_refused_and_changes_nothing()
    {
        Begin();
        Add("b2", "a1", [new AddConstraint(Account.Name, new CheckConstraint(new("amount > 5"), "ck_more"))], []);
        Fails("SqlFailed", () => Upgrade());
        AssertSame(Expected(Start), Schema);
        Assert.Equal(["5", "6", "7"], Database.Lines("SELECT amount FROM account ORDER BY id"));
    }

    [DatabaseFact]
    public void Indexes_are_made_and_dropped()
    {
        Index[] indexes =
        [
            new("ix_a", [new("amount", Descending: true), new("name")]),
            new("ix_b", [new("code")]) { Unique = true, Where = new("code IS NOT NULL") },
        ];
        Changes(
            [.. indexes.Select(index => new CreateIndex(Account.Name, index))], With(Account with { Indexes = [.. indexes, Account.Indexes[0]] }),
            () => Refuses("UPDATE account SET code = '7' WHERE id = 12"));
    }

    [DatabaseFact]
    public void An_index_is_dropped_and_comes_back() => Changes(
        [new DropIndex("ix_account_owner", Account.Name, Account.Indexes[0])], With(Account with { Indexes = [] }));

    [DatabaseFact]
    public void A_missing_index_can_be_no_error()
    {
        Begin();
        Add("b2", "a1", [new DropIndex("ix_nosuch", Account.Name, IfExists: true), new CreateIndex(Account.Name, Account.Indexes[0], IfNotExists: true)], []);
        Upgrade();
        AssertSame(Expected(Start), Schema);
    }

    [DatabaseFact]
    public void A_unique_index_that_the_rows_break_is_refused()
    {
        Begin();
        Add("b2", "a1", [new CreateIndex(Account.Name, new("ux", [new("owner_id")]) { Unique = true })], []);
        Fails("SqlFailed", () => Upgrade());
        AssertSame(Expected(Start), Schema);
    }

    [DatabaseFact]
    public void An_index_gets_another_name() => Changes(
        [new RenameIndex(Account.Name, "ix_account_owner", Odd)], With(Account with { Indexes = [Account.Indexes[0] with { Name = Odd }] }));

    [DatabaseFact]
    public void A_constraint_gets_another_name() => Changes(
        [new RenameConstraint(Account.Name, "ck_account_amount", Odd)], With(Account with { Checks = [Account.Checks[0] with { Name = Odd }] }));

    void Refuses(string sql) => Assert.ThrowsAny<DbException>(() => Database.Execute(sql));
}

[NeedsPostgres]
public sealed class PostgreSqlConstraintOperations() : ConstraintOperationSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerConstraintOperations() : ConstraintOperationSpecification(DatabaseKind.SqlServer);
