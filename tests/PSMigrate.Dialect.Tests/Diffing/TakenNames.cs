using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>Names of constraints and indexes that go from one table to another.</summary>
public abstract class TakenNames(DatabaseKind kind) : Support.Specification(kind)
{
    static readonly Table Old = new(new(null, "old_item"), [new("id", new("int")) { Nullable = false }, new("name", new("string(20)"))])
    {
        PrimaryKey = new(["id"], "pk_item"),
        Uniques = [new(["name"], "uq_item")],
        Checks = [new(new("id > 0"), "ck_item")],
        Indexes = [new("ix_item", [new("name")])],
    };

    static readonly Table Part = new(new(null, "part"), [new("id", new("int")) { Nullable = false }, new("item", new("int"))])
    {
        PrimaryKey = new(["id"], "pk_part"),
        ForeignKeys = [new(["item"], Old.Name, ["id"], "fk_part_item")],
    };

    [DatabaseFact]
    public void A_table_that_looks_renamed_and_is_not_gives_its_names_to_the_new_one()
    {
        Table made = Old with { Name = new(null, "new_item") };
        var part = Part with { ForeignKeys = [Part.ForeignKeys[0] with { Principal = made.Name }] };
        Begin([Old, Part], "INSERT INTO old_item (id, name) VALUES (1, 'a')", "INSERT INTO part (id) VALUES (7)");
        var comparison = Go([made, part]);
        Assert.Equal("old_item=new_item", $"{Assert.Single(comparison.Candidates)}");
        Assert.Equal(["7"], Database.Lines("SELECT id FROM part"));
        Back([Old, Part]);
        Assert.Equal(["7"], Database.Lines("SELECT id FROM part"));
    }

    [DatabaseFact]
    public void Two_tables_change_their_names_with_one_another()
    {
        Table first = new(new(null, "first"), [new("a", new("int")) { Nullable = false }, new("b", new("int")) { Nullable = false }])
        {
            PrimaryKey = new(["a"], "pk_one"),
            Uniques = [new(["b"], "uq_one")],
            Indexes = [new Index("ix_one", [new("b"), new("a")])],
        };
        Table second = new(new(null, "second"), first.Columns)
        {
            PrimaryKey = new(["b"], "pk_two"),
            Uniques = [new(["a", "b"], "uq_two")],
            Indexes = [new Index("ix_two", [new("a")])],
        };
        Begin([first, second], "INSERT INTO first (a, b) VALUES (1, 2)", "INSERT INTO second (a, b) VALUES (3, 4)");
        Go(
        [
            first with { PrimaryKey = second.PrimaryKey, Uniques = second.Uniques, Indexes = second.Indexes },
            second with { PrimaryKey = first.PrimaryKey, Uniques = first.Uniques, Indexes = first.Indexes },
        ]);
        Back([first, second]);
        Assert.Equal(["1|2", "3|4"], Database.Lines("SELECT a, b FROM first UNION ALL SELECT a, b FROM second ORDER BY a"));
    }

    void Begin(IReadOnlyList<Table> tables, params string[] rows)
    {
        Project.Operations("a1", "", (_, apply) => Apply([.. tables.Select(table => new CreateTable(table)), .. rows.Select(row => new ExecuteSql(new(row)))], apply));
        Upgrade();
    }

    SchemaComparison Go(IReadOnlyList<Table> tables)
    {
        var comparison = Compare(tables);
        var there = comparison.Operations;
        Project.Operations("b2", "a1", (_, apply) => Apply(there, apply), (_, apply) => Apply(there.Reverse().Select(operation => operation.Reverse()!), apply));
        Upgrade();
        Assert.Empty(Compare(tables).Operations);
        return comparison;
    }

    void Back(IReadOnlyList<Table> tables)
    {
        Downgrade("a1");
        Assert.Empty(Compare(tables).Operations);
    }

    SchemaComparison Compare(IReadOnlyList<Table> wanted) => new MigrationEngine().Compare(
        Settings, new DeployedSchema(), new ScriptedSchema((_, apply, _) => Apply(wanted.Select(table => new CreateTable(table)), apply)), new(), Observer, default);

    static void Apply(IEnumerable<Operation> operations, Action<Operation> apply)
    {
        foreach (var operation in operations)
            apply(operation);
    }
}

public sealed class SqliteTakenNames() : TakenNames(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlTakenNames() : TakenNames(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerTakenNames() : TakenNames(DatabaseKind.SqlServer);
