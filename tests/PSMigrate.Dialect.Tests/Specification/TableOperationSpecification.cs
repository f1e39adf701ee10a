using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class TableOperationSpecification(DatabaseKind kind) : OperationSpecification(kind)
{
    static readonly Table Entry = new(new(null, "entry"),
    [
        new("id", new("bigint")) { Nullable = false, Identity = new() },
        new("account_id", new("bigint")) { Nullable = false },
        new("title", new("string(40)")) { Nullable = false, Default = new(null, "it's new") },
        new("flag", new("bool")) { Nullable = false, Default = new(null, true) },
        new("price", new("decimal(10, 2)")),
        new("twice", new("decimal(12, 2)")) { Computed = new(new("price * 2")) },
        new("day", new("date")),
        new("moment", new("datetime")),
        new("mark", new("guid")),
        new("data", new("binary")),
    ])
    {
        PrimaryKey = new(["id"], "pk_entry"),
        ForeignKeys =
        [
            new(["account_id"], Account.Name, ["id"], "fk_entry_account") { OnDelete = ReferentialAction.Cascade },
        ],
        Uniques = [new(["account_id", "title"], "uq_entry")],
        Checks = [new(new("price > 0"), "ck_entry_price")],
        Indexes = [new("ix_entry_day", [new("day", Descending: true), new("title")]), new("ux_entry_mark", [new("mark")]) { Unique = true, Where = new("mark IS NOT NULL") }],
    };

    [DatabaseFact]
    public void A_table_is_made_and_used() => Changes([new CreateTable(Entry)], Start with { Tables = [Owner, Account, Entry] }, () =>
    {
        Database.Execute("INSERT INTO entry (account_id, price) VALUES (10, 4)", "INSERT INTO entry (account_id, title, price) VALUES (10, 'b', 5)");
        Assert.Equal(["1|it's new|8", "2|b|10"], Database.Lines("SELECT id, title, CAST(twice AS int) FROM entry ORDER BY id"));
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Database.Execute("INSERT INTO entry (account_id, title, price) VALUES (11, 'c', 0)"));
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Database.Execute("INSERT INTO entry (account_id, title, price) VALUES (10, 'b', 6)"));
    });

    [DatabaseFact]
    public void A_table_is_dropped_and_comes_back_as_it_was() => Changes(
        Start with { Tables = [Owner, Account, Entry] }, [], [new DropTable(Entry.Name, Entry)], Start, () => Assert.Equal(["account", "owner"], Database.Tables));

    [DatabaseFact]
    public void A_table_gets_another_name_and_those_that_refer_to_it_follow()
    {
        var renamed = Owner with { Name = new(null, "proprietor") };
        var account = Account with { ForeignKeys = [Account.ForeignKeys[0] with { Principal = renamed.Name }] };
        Changes(
            Start, ["INSERT INTO owner (id, name) VALUES (1, 'Ann')", "INSERT INTO account (id, owner_id, name) VALUES (10, 1, 'first')"],
            [new RenameTable(Owner.Name, "proprietor")], Start with { Tables = [renamed, account] },
            () => Assert.Equal("Ann", Database.One("SELECT p.name FROM proprietor p JOIN account a ON a.owner_id = p.id")));
    }

    [DatabaseFact]
    public void Names_are_quoted_wherever_they_stand()
    {
        var table = new Table(new(null, Odd), [new("id", new("int")) { Nullable = false }, new(Odd, new("int")) { Default = new(null, 3) }, new("]", new("int"))])
        {
            PrimaryKey = new(["id"], "pk " + Odd),
            Uniques = [new([Odd, "]"], "uq " + Odd)],
            ForeignKeys = [new(["]"], new(null, Odd), ["id"], "fk " + Odd)],
            Indexes = [new("ix " + Odd, [new("]"), new(Odd)])],
        };
        Operation[] change =
        [
            new CreateTable(table),
            new AddColumn(table.Name, new("x " + Odd, new("int")) { Default = new(null, 5), Nullable = false }),
            new RenameColumn(table.Name, "]", "[" + Odd),
            new CreateIndex(table.Name, new("iy " + Odd, [new("x " + Odd)])),
            new RenameTable(table.Name, "2 " + Odd),
        ];
        Changes(change, Start with
        {
            Tables =
            [
                Owner, Account,
                table with
                {
                    Name = new(null, "2 " + Odd),
                    Columns = [table.Columns[0], table.Columns[1], new("[" + Odd, new("int")), new("x " + Odd, new("int")) { Default = new(null, 5), Nullable = false }],
                    Uniques = [new([Odd, "[" + Odd], "uq " + Odd)],
                    ForeignKeys = [new(["[" + Odd], new(null, "2 " + Odd), ["id"], "fk " + Odd)],
                    Indexes = [new("ix " + Odd, [new("[" + Odd), new(Odd)]), new("iy " + Odd, [new("x " + Odd)])],
                },
            ],
        });
    }

    [DatabaseFact]
    public void A_table_that_is_there_already_can_be_left_as_it_is()
    {
        Begin();
        Add("b2", "a1", [new CreateTable(new(Owner.Name, [new("other", new("int"))]), IfNotExists: true)], []);
        Upgrade();
        AssertSame(Expected(Start), Schema);
    }

    [DatabaseFact]
    public void A_missing_table_can_be_no_error()
    {
        Begin();
        Add("b2", "a1", [new DropTable(new(null, "nosuch"), IfExists: true)], []);
        Upgrade();
        Add("c3", "b2", [new DropTable(new(null, "nosuch"))], []);
        Fails("SqlFailed", () => Upgrade());
        AssertSame(Expected(Start), Schema);
    }

    [DatabaseFact]
    public void A_failure_in_the_middle_leaves_everything_as_it_was()
    {
        Begin();
        Add("b2", "a1", [new CreateTable(Entry), new DropColumn(Account.Name, "code"), new DropTable(new(null, "nosuch"))], []);
        Fails("SqlFailed", () => Upgrade());
        AssertSame(Expected(Start), Schema);
        Assert.Equal(["7", "NULL", "9"], Database.Lines("SELECT code FROM account ORDER BY id"));
    }
}

[NeedsPostgres]
public sealed class PostgreSqlTableOperations() : TableOperationSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerTableOperations() : TableOperationSpecification(DatabaseKind.SqlServer);
