using PSMigrate.Dialects.Tests.Sql;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Dialects.Tests.Sqlite;

/// <summary>SQLite's words for every operation and option, or that it has none.</summary>
public sealed class StatementTextTests
{
    static readonly TableName Order = new(null, "my \"order\"");
    static readonly TableName Attached = new("old.db", "t");
    static readonly Column Id = new("id", new("int"));

    [Fact]
    public void A_table_with_options_and_deferred_foreign_keys() => Is(
        new CreateTable(new(Order, [Id with { Identity = new(Always: true) }, new("owner", new("int")), new("x", new(""))])
        {
            PrimaryKey = new(["id"], "pk") { Clustered = false },
            Uniques = [new(["owner"]) { NullsNotDistinct = false }],
            ForeignKeys =
            [
                new(["owner"], new("main", "p"), [], "fk") { Deferral = Deferral.InitiallyDeferred, OnUpdate = ReferentialAction.Cascade },
                new(["x"], new(null, "p"), ["x"]) { Deferral = Deferral.InitiallyImmediate },
            ],
            Options = new("STRICT, WITHOUT ROWID"),
        }, IfNotExists: true),
        """"
        CREATE TABLE IF NOT EXISTS "my ""order""" (
            "id" INTEGER CONSTRAINT "pk" PRIMARY KEY AUTOINCREMENT,
            "owner" INTEGER,
            "x",
            UNIQUE ("owner"),
            CONSTRAINT "fk" FOREIGN KEY ("owner") REFERENCES "p" ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY ("x") REFERENCES "p" ("x") DEFERRABLE INITIALLY IMMEDIATE
        ) STRICT, WITHOUT ROWID;
        """");

    [Fact]
    public void Types_of_a_strict_table()
    {
        Table Strict(string type) => new(Order, [new("a", new(type))]) { Options = new("strict") };
        Is(new CreateTable(Strict("string(50)")), "CREATE TABLE \"my \"\"order\"\"\" (\n    \"a\" TEXT\n) strict;");
        Is(new CreateTable(Strict("bool")), "CREATE TABLE \"my \"\"order\"\"\" (\n    \"a\" INTEGER\n) strict;");
        Is(new CreateTable(Strict("any")), "CREATE TABLE \"my \"\"order\"\"\" (\n    \"a\" any\n) strict;");
        Not(new CreateTable(Strict("decimal(5, 2)")), "The exact number 'a' in a STRICT table");
    }

    [Fact]
    public void Constraints_that_it_does_not_have()
    {
        Not(new PrimaryKey(["a"]) { Clustered = true }, "A clustered primary key");
        Not(new PrimaryKey(["a"]) { Deferral = Deferral.InitiallyDeferred }, "A deferred primary key");
        Not(new UniqueConstraint(["a"]) { Clustered = true }, "A clustered unique constraint");
        Not(new UniqueConstraint(["a"]) { Deferral = Deferral.InitiallyImmediate }, "A deferred unique constraint");
        Not(new UniqueConstraint(["a"]) { NullsNotDistinct = true }, "A unique constraint to which two NULLs are the same");
        Not(new CheckConstraint(new("a > 0")) { NotValid = true }, "A check that does not hold for the rows that are there");
        Not(new CheckConstraint(new(null, [])), "The check has no text for this provider, and it");
        Not(new ForeignKey(["a"], new(null, "p"), []) { NotValid = true }, "A foreign key that does not hold for the rows that are there");
        Not(new ForeignKey(["a"], new(null, "p"), []) { MatchFull = true }, "A foreign key with MATCH FULL");
        Not(new ForeignKey(["a"], new("other", "p"), []), "A foreign key to 'other.p', in another file,");
        Not(new ExcludeConstraint([new(new("a"), "=")]), "An exclusion constraint");
        Generated.AssertUnsupported("Sqlite", new DropConstraint(Order, ConstraintKind.Exclude, "ex"), "An exclusion constraint");
        Generated.AssertUnsupported("Sqlite", new ValidateConstraint(Order, "ck"), "Checking a constraint later than it is added");
        Generated.AssertUnsupported("Sqlite", new CreateTable(new(Order, [Id]) { Excludes = [new([new(new("a"), "=")])] }), "An exclusion constraint");
    }

    [Fact]
    public void Numbering_that_it_does_not_have()
    {
        foreach (var identity in new Identity[] { new(2), new(1, 2), new() { Minimum = 1 }, new() { Maximum = 9 }, new() { Cycle = true }, new() { Cache = 5 } })
        {
            Not(new CreateTable(new(Order, [Id with { Identity = identity }]) { PrimaryKey = new(["id"]) }), "The identity of column 'id'");
            Not(new AlterColumn(Order, "id") { Identity = new(identity) }, "The identity of column 'id'");
        }
    }

    [Fact]
    public void Tables_and_columns_get_other_names()
    {
        Is(new RenameTable(Attached, "a b"), "ALTER TABLE \"old.db\".\"t\" RENAME TO \"a b\";");
        Is(new RenameColumn(Order, "a", "b\"c"), "ALTER TABLE \"my \"\"order\"\"\" RENAME COLUMN \"a\" TO \"b\"\"c\";");
        Not(new SetTableComment(Order, "x"), "A comment on a table");
        Not(new AlterColumn(Order, "a") { Comment = new("x") }, "A comment on column 'a'");
        Is(new AlterColumn(Order, "a"), "");
        Is(new CreateTable(new(Order, [Id with { Comment = "x" }]) { Comment = "y" }), "CREATE TABLE \"my \"\"order\"\"\" (\n    \"id\" INTEGER\n);");
    }

    [Fact]
    public void Columns_that_alter_table_adds()
    {
        Is(Add(Id), "ALTER TABLE \"my \"\"order\"\"\" ADD COLUMN \"id\" INTEGER;");
        Is(Add(Id with { Nullable = false, Default = new(null, 0), Collation = "NOCASE" }), "ALTER TABLE \"my \"\"order\"\"\" ADD COLUMN \"id\" INTEGER COLLATE \"NOCASE\" NOT NULL DEFAULT 0;");
        Is(Add(Id with { Computed = new(new("a + 1"), Stored: false) }), "ALTER TABLE \"my \"\"order\"\"\" ADD COLUMN \"id\" INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL;");
        Is(
            Add(Id) with { ForeignKey = new(["id"], new(null, "p"), ["id"], "fk") { Deferral = Deferral.InitiallyDeferred } },
            "ALTER TABLE \"my \"\"order\"\"\" ADD COLUMN \"id\" INTEGER CONSTRAINT \"fk\" REFERENCES \"p\" (\"id\") DEFERRABLE INITIALLY DEFERRED;");
        Not(Add(Id) with { ForeignKey = new(["id"], new(null, "p"), []) { MatchFull = true } }, "A foreign key with MATCH FULL");
    }

    [Fact]
    public void What_makes_the_table_anew()
    {
        foreach (var operation in new Operation[]
        {
            Add(Id) with { IfNotExists = true }, Add(Id with { Nullable = false }), Add(Id with { Nullable = false, Default = new(null) }),
            Add(Id with { Default = new(new("datetime('now')")) }), Add(Id with { Default = new(new("CURRENT_TIMESTAMP")) }),
            Add(Id with { Computed = new(new("a + 1")) }), Add(Id with { Computed = new(new("a + 1"), Stored: false), Nullable = false }),
            Add(Id with { Default = new(null, 1) }) with { ForeignKey = new(["id"], new(null, "p"), []) },
            new DropColumn(Order, "a"), new AlterColumn(Order, "a") { Type = new("text") }, new AlterColumn(Order, "a") { Nullable = true },
            new AlterColumn(Order, "a") { Default = new((ColumnDefault?)null) }, new AlterColumn(Order, "a") { Identity = new(new Identity()) },
            new AlterColumn(Order, "a") { Computed = new((Computed?)null) }, new AlterColumn(Order, "a") { Collation = new("NOCASE"), Comment = new("x") },
            new AlterColumn(Order, "a") { Using = new("1") },
            new AddConstraint(Order, new UniqueConstraint(["a"])), new DropConstraint(Order, ConstraintKind.Check, "ck"),
            new RenameConstraint(Order, "a", "b"), new RenameIndex(Order, "a", "b"),
        })
        {
            Is(operation, Generated.Rebuild);
        }
        Not(new RenameIndex(Order, "a", ""), "An empty name or one with a NUL character");
        Not(new AlterColumn(Order, "a") { Default = new(new(null, new Version(1, 0))) }, "A value of type Version");
        Not(new AlterColumn(Order, "a") { Type = new(null, [new("SqlServer", "int")]) }, "The type of column 'a' has no text for this provider, and it");
    }

    [Fact]
    public void Indexes()
    {
        Is(
            new CreateIndex(Attached, new("ix", [new("a", Descending: true) { Collation = "NOCASE", NullsFirst = false }, new(null, new("a + 1")) { NullsFirst = true }]), IfNotExists: true) { Online = true },
            "CREATE INDEX IF NOT EXISTS \"old.db\".\"ix\" ON \"t\" (\"a\" COLLATE \"NOCASE\" DESC, (a + 1));");
        Is(new DropIndex("ix", Attached, IfExists: true) { Online = true }, "DROP INDEX IF EXISTS \"old.db\".\"ix\";");
        Index index = new("ix", [new("a")]);
        Not(new CreateIndex(Order, index with { Include = ["b"] }), "An index with included columns");
        Not(new CreateIndex(Order, index with { Method = "gin" }), "The index method 'gin'");
        Not(new CreateIndex(Order, index with { NullsNotDistinct = true }), "A unique index to which two NULLs are the same");
        Not(new CreateIndex(Order, index with { Clustered = true }), "A clustered index");
        Not(new CreateIndex(Order, index with { Options = new("fillfactor = 70") }), "The index option 'fillfactor = 70'");
        Not(new CreateIndex(Order, index with { Name = null }), "An index without a name");
        Not(new CreateIndex(Order, index with { Columns = [new("a") { NullsFirst = false }] }), "An index with NULLS LAST");
        Not(new CreateIndex(Order, index with { Columns = [new("a", Descending: true) { NullsFirst = true }] }), "An index with NULLS FIRST");
        Not(new CreateIndex(Order, index with { Columns = [new("a") { OperatorClass = "text_ops" }] }), "The operator class 'text_ops'");
    }

    [Fact]
    public void Views_and_triggers()
    {
        var view = new View(new(null, "v"), new("SELECT 1, ';'")) { Columns = ["a", "b c"] };
        Is(new CreateView(view), "CREATE VIEW \"v\" (\"a\", \"b c\") AS SELECT 1, ';';");
        Is(new CreateView(view with { Columns = [] }, Replace: true), "DROP VIEW IF EXISTS \"v\";\nCREATE VIEW \"v\" AS SELECT 1, ';';");
        Is(new DropView(Attached, IfExists: true), "DROP VIEW IF EXISTS \"old.db\".\"t\";");
        Not(new CreateView(view with { Materialized = true }), "A materialized view");
        Not(new CreateView(view with { Options = new("WITH (x)") }), $"Options of the view '{view.Name}'");
        Not(new DropView(Order) { Materialized = true }, "A materialized view");
        var trigger = new Trigger("tr", Attached, new("AFTER INSERT"), new("BEGIN SELECT 1; END"));
        Is(new CreateTrigger(trigger), "CREATE TRIGGER \"old.db\".\"tr\" AFTER INSERT ON \"t\" BEGIN SELECT 1; END;");
        Is(
            new CreateTrigger(trigger with { Table = Order }, Replace: true),
            "DROP TRIGGER IF EXISTS \"tr\";\nCREATE TRIGGER \"tr\" AFTER INSERT ON \"my \"\"order\"\"\" BEGIN SELECT 1; END;");
        Is(new DropTrigger("tr", Attached, IfExists: true), "DROP TRIGGER IF EXISTS \"old.db\".\"tr\";");
    }

    [Fact]
    public void What_it_has_nothing_like()
    {
        Not(new CreateSchema("s"), "A schema");
        Not(new DropSchema("s"), "A schema");
        Not(new CreateSequence(new(Order)), "A sequence");
        Not(new AlterSequence(new(Order)), "A sequence");
        Not(new DropSequence(Order), "A sequence");
        Not(new RenameSequence(Order, "x"), "A sequence");
        Not(new CreateEnumType(new(Order, ["a"])), "An enumerated type");
        Not(new AddEnumValue(Order, "a"), "An enumerated type");
        Not(new RenameEnumValue(Order, "a", "b"), "An enumerated type");
        Not(new RenameEnumType(Order, "b"), "An enumerated type");
        Not(new DropEnumType(Order), "An enumerated type");
        Not(new CreateRoutine(new(RoutineKind.Function, Order, new("()"))), "A function or a procedure");
        Not(new DropRoutine(RoutineKind.Procedure, Order), "A function or a procedure");
    }

    static AddColumn Add(Column column) => new(Order, column);

    static void Is(Operation operation, string sql) => Assert.Equal(sql, Generated.Sqlite(operation));

    static void Not(Operation operation, string what) => Generated.AssertUnsupported("Sqlite", operation, what);

    static void Not(Constraint constraint, string what) => Not(new AddConstraint(Order, constraint), what);
}
