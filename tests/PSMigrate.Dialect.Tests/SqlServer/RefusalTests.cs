using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>What SQL Server cannot do is said before anything is sent.</summary>
public sealed class RefusalTests
{
    static readonly TableName T = new(null, "t");

    [Fact]
    public void Of_foreign_keys()
    {
        var foreign = new ForeignKey(["a"], new(null, "p"), ["id"]);
        Refused(foreign with { OnDelete = ReferentialAction.Restrict }, "A foreign key with the action Restrict");
        Refused(foreign with { OnUpdate = ReferentialAction.Restrict }, "A foreign key with the action Restrict");
        Refused(foreign with { MatchFull = true }, "A foreign key that matches fully");
        Refused(foreign with { Deferral = Deferral.InitiallyImmediate }, "A constraint that is checked at the end of the transaction");
        GeneratedTSql.AssertRefused(
            new AddColumn(T, new("a", new("int")), foreign with { Deferral = Deferral.InitiallyDeferred }), "A constraint that is checked at the end of the transaction");
    }

    [Fact]
    public void Of_keys()
    {
        Refused(new PrimaryKey(["a"]) { Deferral = Deferral.InitiallyDeferred }, "A constraint that is checked at the end of the transaction");
        Refused(new UniqueConstraint(["a"]) { Deferral = Deferral.InitiallyDeferred }, "A constraint that is checked at the end of the transaction");
        Refused(new UniqueConstraint(["a"]) { NullsNotDistinct = false }, "A unique constraint that takes several NULLs");
        Refused(new ExcludeConstraint([new(new("a"), "=")]), "An exclusion constraint");
        GeneratedTSql.AssertRefused(new DropConstraint(T, ConstraintKind.Exclude, "x"), "An exclusion constraint");
        GeneratedTSql.AssertRefused(new DropConstraint(T, ConstraintKind.Unique, null), "Dropping a constraint without a name");
        GeneratedTSql.AssertRefused(
            new CreateTable(new(T, [new("a", new("int"))]) { Excludes = [new([new(new("a"), "=")])] }), "An exclusion constraint");
    }

    [Fact]
    public void Of_indexes()
    {
        Refused(new Index(null, [new("a")]), "An index without a name");
        Refused(new Index("ix", [new(null, new("lower(a)"))]), "An index on the expression lower(a)");
        Refused(new Index("ix", [new("a") { NullsFirst = false }]), "An index with NULL last in the order of column 'a'");
        Refused(new Index("ix", [new("a", Descending: true) { NullsFirst = true }]), "An index with NULL first in the order of column 'a'");
        Refused(new Index("ix", [new("a") { Collation = "x" }]), "A collation or an operator class of an index's column 'a'");
        Refused(new Index("ix", [new("a") { OperatorClass = "x" }]), "A collation or an operator class of an index's column 'a'");
        Refused(new Index("ix", [new("a")]) { Method = "gin" }, "An index by the method 'gin'");
        Refused(new Index("ix", [new("a")]) { Unique = true, NullsNotDistinct = false }, "A unique index that takes several NULLs");
        Refused(new Index("ix", [new("a")]) { Clustered = true, Include = ["b"] }, "A clustered index with included columns or a filter");
        Refused(new Index("ix", [new("a")]) { Method = "columnstore", Unique = true }, "A columnstore index that is unique, has an order or included columns");
        Refused(new Index("ix", [new("a")]) { Method = "columnstore", Clustered = true }, "A clustered columnstore index with columns or a filter");
        GeneratedTSql.AssertRefused(new DropIndex("ix"), "Dropping the index 'ix' without naming its table");
    }

    [Fact]
    public void Of_columns()
    {
        Refused(new Column("a", new("int")) { Identity = new() { Cycle = true } }, "An identity with limits, a cycle or a cache (column 'a')");
        Refused(new Column("a", new("int")) { Identity = new() { Maximum = 9 } }, "An identity with limits, a cycle or a cache (column 'a')");
        Refused(new Column("a", new("int")) { Identity = new(), Default = new(null, 1) }, "A default of column 'a', which is an identity,");
        Refused(new Column("a", new("int")) { Collation = "x; DROP TABLE t" }, "The collation 'x; DROP TABLE t'");
        Refused(new Column("a", new("int")) { Computed = new(new("1")), Default = new(null, 1) }, "A default or an identity of the computed column 'a'");
        Refused(
            new Column("a", new("int")) { Computed = new(new("1"), Stored: false), Nullable = false },
            "The computed column 'a', which is not stored and takes no NULL,");
        Refused(new Column("a", new("int")) { Comment = new string('x', 3751) }, "A comment of more than 3750 characters");
    }

    [Fact]
    public void Of_changes_to_a_column()
    {
        Refused(new AlterColumn(T, "a") { Identity = new(new()) }, "Changing whether and how the existing column 'a' is numbered");
        Refused(new AlterColumn(T, "a") { Identity = new(null) }, "Changing whether and how the existing column 'a' is numbered");
        Refused(new AlterColumn(T, "a") { Computed = new(null) }, "Making an ordinary column of the computed column 'a'");
        Refused(
            new AlterColumn(T, "a") { Type = new("int"), Using = new("a + 1") }, "An expression for the values of column 'a' in its new type");
        // The expression of another provider is none for this one.
        GeneratedTSql.Batches(new AlterColumn(T, "a") { Type = new("int"), Using = new(null, [new("PostgreSql", "a::int")]) });
    }

    [Fact]
    public void Of_temporary_objects()
    {
        TableName temporary = new("s", "#x");
        Operation[] operations =
        [
            new CreateTable(new(temporary, [new("a", new("int"))])), new RenameTable(T, "#x"), new AddConstraint(T, new CheckConstraint(new("1 = 1"), "#x")),
            new RenameConstraint(T, "a", "#x"), new CreateSequence(new(temporary)), new RenameSequence(T, "#x"), new CreateView(new(temporary, new("SELECT 1 AS a"))),
            new CreateRoutine(new(RoutineKind.Procedure, temporary, new("AS SELECT 1 AS a"))), new CreateTrigger(new("#x", T, new("AFTER INSERT"), new("SELECT 1 AS a"))),
        ];
        Assert.All(operations, operation => Refused(operation, "The name '#x', which makes a temporary object,"));
        GeneratedTSql.AssertBatches(new RenameColumn(T, "a", "#x"), "EXEC sp_rename N'[t].[a]', N'#x', N'COLUMN'");
    }

    [Fact]
    public void Of_what_there_is_not()
    {
        Refused(new CreateEnumType(new(T, ["a"])), "An enumerated type");
        Refused(new AddEnumValue(T, "a"), "An enumerated type");
        Refused(new RenameEnumValue(T, "a", "b"), "An enumerated type");
        Refused(new RenameEnumType(T, "a"), "An enumerated type");
        Refused(new DropEnumType(T), "An enumerated type");
        Refused(new CreateView(new(T, new("SELECT 1 AS a")) { Materialized = true }), "A view whose rows are stored");
        Refused(new DropView(T) { Materialized = true }, "A view whose rows are stored");
        Refused(new AlterSequence(new(T) { Type = new("int") }), "Another type of a sequence");
        Refused(new AlterSequence(new(T) { Start = 5 }), "Another start of a sequence");
        Refused(new Strange(), "The operation Strange");
    }

    static void Refused(Operation operation, string what) => GeneratedTSql.AssertRefused(operation, what);

    static void Refused(Constraint constraint, string what) => GeneratedTSql.AssertRefused(new AddConstraint(T, constraint), what);

    static void Refused(Index index, string what) => GeneratedTSql.AssertRefused(new CreateIndex(T, index), what);

    static void Refused(Column column, string what) => GeneratedTSql.AssertRefused(new AddColumn(T, column), what);

    sealed record Strange : Operation;
}
