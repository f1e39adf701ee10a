using PSMigrate.Dialects.Tests.Diffing;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>The sample databases do not differ from themselves, and can be made anew from what is read of them.</summary>
public abstract class ComparisonTests(DatabaseKind kind) : Support.Specification(kind)
{
    readonly DatabaseKind kind = kind;

    protected void Check(string script, bool isWhole = true, int notes = 0)
    {
        Project.Sql("s1", "", script);
        Upgrade();
        var deployed = new DeployedSchema();
        AssertSame(deployed, deployed);
        if (isWhole)
            AssertSame(deployed, Script([new ExecuteSql(new(script))]));
        var made = Compare(Settings, new EmptySchema(), deployed);
        // What no operation makes is said.
        Assert.Equal(notes, made.Notes.Count);
        AssertSame(deployed, Script(made.Operations));
        BringIn(made.Operations);
    }

    // A revision that recreates the database as it stands, in an empty one, and its way back.
    void BringIn(IReadOnlyList<Operation> operations)
    {
        using var empty = new Other(kind);
        empty.Run(operations);
        AssertSame(new DeployedSchema(), new DeployedSchema(empty.Given));
        empty.Undo();
        var rest = Compare(empty.Given, new EmptySchema(), new DeployedSchema());
        Assert.True(rest.IsEmpty, string.Join('\n', rest.Operations.Select(OperationText.Of)));
    }

    void AssertSame(SchemaOrigin from, SchemaOrigin to)
    {
        var comparison = Compare(Settings, from, to);
        Assert.True(comparison.IsEmpty, string.Join('\n', comparison.Operations.Select(OperationText.Of).Concat(comparison.Notes)));
    }

    SchemaComparison Compare(DatabaseSettings settings, SchemaOrigin from, SchemaOrigin to) => new MigrationEngine().Compare(settings, from, to, new(), Observer, default);

    static ScriptedSchema Script(IEnumerable<Operation> operations) => new((_, apply, _) =>
    {
        foreach (var operation in operations)
            apply(operation);
    });

    sealed class Other(DatabaseKind kind) : Support.Specification(kind)
    {
        public DatabaseSettings Given => Settings;

        public void Run(IReadOnlyList<Operation> operations)
        {
            Project.Operations("a1", "", (_, apply) => Apply(operations, apply), (_, apply) => Apply([.. operations.Reverse().Select(operation => operation.Reverse()!)], apply));
            Upgrade();
        }

        public void Undo() => Downgrade();

        static void Apply(IReadOnlyList<Operation> operations, Action<Operation> apply)
        {
            foreach (var operation in operations)
                apply(operation);
        }
    }
}

public sealed class SqliteComparisonTests() : ComparisonTests(DatabaseKind.Sqlite)
{
    [SampleFact("chinook.sqlite.sql")]
    public void Chinook_is_itself() => Check(SampleData.Read("chinook.sqlite.sql"));

    [SampleFact("sakila.sqlite.sql")]
    public void Sakila_is_itself() => Check(SampleData.Read("sakila.sqlite.sql"));
}

public sealed class PostgreSqlComparisonTests() : ComparisonTests(DatabaseKind.PostgreSql)
{
    [SampleFact("chinook.postgresql.sql")]
    public void Chinook_is_itself()
    {
        var text = SampleData.Read("chinook.postgresql.sql");
        Check(text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..]);
    }

    // Their scripts set what lasts for a session, so that only a revision can run them.
    [SampleFact("pagila.postgresql.sql")]
    public void Pagila_is_itself() => Check(SampleData.Read("pagila.postgresql.sql"), isWhole: false);

    [SampleFact("sakila.postgresql.sql")]
    public void Sakila_is_itself() => Check(SampleData.Read("sakila.postgresql.sql"), isWhole: false, notes: 6);
}
