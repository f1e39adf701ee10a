using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

/// <summary>Schemas and sequences, on the databases that have them.</summary>
public abstract class SchemaOperationSpecification(DatabaseKind kind) : OperationSpecification(kind)
{
    const string Mine = "my schema";

    static readonly Table Child = new(new(Mine, Odd), [new("id", new("int")) { Nullable = false }, new("owner_id", new("bigint")), new("code", new("string(9)"))])
    {
        PrimaryKey = new(["id"], "pk_child"),
        ForeignKeys = [new(["owner_id"], Owner.Name, ["id"], "fk_child_owner"), new(["code"], new(Mine, "code"), ["code"], "fk_child_code")],
    };

    static readonly Table Code = new(new(Mine, "code"), [new("code", new("string(9)")) { Nullable = false }]) { PrimaryKey = new(["code"], "pk_code") };

    [DatabaseFact]
    public void A_schema_is_made_with_what_lives_in_it() => Changes(
        [
            new CreateSchema(Mine), new CreateSchema(Mine, IfNotExists: true), new CreateTable(Code), new CreateTable(Child),
            new CreateIndex(Child.Name, new("ix " + Odd, [new("owner_id")])), new RenameIndex(Child.Name, "ix " + Odd, "ix_child"),
            new RenameTable(Child.Name, "child"), new AddColumn(new(Mine, "child"), new("extra", new("int")) { Default = new(null, 1) }),
            new RenameColumn(new(Mine, "child"), "extra", "more"),
        ],
        Start with
        {
            Schemas = [Mine],
            Tables =
            [
                Owner, Account, Code,
                Child with
                {
                    Name = new(Mine, "child"), Columns = [.. Child.Columns, new("more", new("int")) { Default = new(null, 1) }],
                    Indexes = [new("ix_child", [new("owner_id")])],
                },
            ],
        },
        undo: 1);

    [DatabaseFact]
    public void A_schema_that_is_not_empty_stays()
    {
        Begin();
        Add("b2", "a1", [new CreateSchema(Mine), new CreateTable(Code)], []);
        Add("c3", "b2", [new DropSchema("nosuch", IfExists: true), new DropSchema(Mine)], []);
        Upgrade("b2");
        Fails("SqlFailed", () => Upgrade());
        AssertSame(Expected(new() { Schemas = [Mine], Tables = [Owner, Account, Code] }), Schema);
    }

    [DatabaseFact]
    public void Sequences_are_made_changed_renamed_and_dropped()
    {
        Sequence made = new(new(null, "number")) { Start = 10, Increment = 5, Minimum = 5, Maximum = 1000, Cache = 3 };
        Sequence typed = new(new(null, Odd)) { Type = new("int"), Increment = -1, Cycle = true, Minimum = -9, Maximum = 0 };
        var other = made with { Name = new(null, "other"), Increment = 7, Maximum = 2000, Cycle = true };
        Changes(
            [
                new CreateSequence(made), new CreateSequence(typed), new RenameSequence(made.Name, "other"),
                new AlterSequence(other, made with { Name = other.Name }),
            ],
            Start with { Sequences = [typed, other] });
    }

    [DatabaseFact]
    public void A_sequence_begins_anew()
    {
        Begin();
        Sequence sequence = new(new(null, "number"));
        Add("b2", "a1", [new CreateSequence(sequence), new AlterSequence(sequence) { RestartWith = 42 }, new DropSequence(new(null, "nosuch"), IfExists: true)], []);
        Add("c3", "b2", [new DropSequence(sequence.Name, sequence)], []);
        Upgrade("b2");
        Assert.Equal("42", Database.One(NextOf("number")));
        Upgrade();
        Assert.Empty(Schema.Sequences);
    }

    protected abstract string NextOf(string sequence);

    // What makes a schema only where it is missing cannot say what there was before: it is not undone a second time.
    void Changes(IReadOnlyList<Operation> change, DatabaseSchema to, int undo)
    {
        Begin();
        var before = Schema;
        Add("b2", "a1", change, [.. change.Where((_, i) => i != undo).Reverse().Select(operation => operation.Reverse()!)]);
        Upgrade();
        AssertSame(Expected(to), Schema);
        Downgrade("a1");
        AssertSame(before, Schema);
    }
}

[NeedsPostgres]
public sealed class PostgreSqlSchemaOperations() : SchemaOperationSpecification(DatabaseKind.PostgreSql)
{
    protected override string NextOf(string sequence) => $"SELECT nextval('{sequence}')";
}

[NeedsSqlServer]
public sealed class SqlServerSchemaOperations() : SchemaOperationSpecification(DatabaseKind.SqlServer)
{
    protected override string NextOf(string sequence) => $"SELECT NEXT VALUE FOR [{sequence}]";
}
