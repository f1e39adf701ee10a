using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>What holds for any two schemas, on a real database with rows in it.</summary>
public abstract class DiffLaws(DatabaseKind kind) : Support.Specification(kind)
{
    const int Schemas = 12;
    readonly DatabaseKind kind = kind;

    [DatabaseFact]
    public void A_schema_does_not_differ_from_itself()
    {
        for (var seed = 1; seed <= Schemas; seed++)
        {
            var tables = Random(seed).Tables();
            var comparison = Compare(Wanted(tables), Wanted(tables));
            Assert.True(comparison.IsEmpty, $"seed {seed}: {string.Join("; ", comparison.Operations)} {comparison.Notes}");
        }
    }

    [DatabaseFact]
    public void The_operations_lead_there_with_the_rows_and_back()
    {
        for (var seed = 1; seed <= Schemas; seed++)
        {
            var random = Random(seed);
            var before = random.Tables();
            var after = random.Changed(before);
            using var law = new Law(kind, before, after, seed);
            law.Check();
        }
    }

    RandomSchema Random(int seed) => new(seed, narrow: IsSqlServer);

    SchemaComparison Compare(SchemaOrigin from, SchemaOrigin to) => new MigrationEngine().Compare(Settings, from, to, new(), Observer, default);

    static ScriptedSchema Wanted(List<Table> tables) => new((_, apply, _) => tables.ForEach(table => apply(new CreateTable(table))));

    /// <summary>One way there and back, in a database of its own.</summary>
    sealed class Law(DatabaseKind kind, List<Table> before, List<Table> after, int seed) : Support.Specification(kind)
    {
        public void Check()
        {
            Project.Operations("a1", "", (_, apply) =>
            {
                before.ForEach(table => apply(new CreateTable(table)));
                foreach (var rows in RandomSchema.Rows(before))
                    apply(rows);
            });
            Upgrade();
            var there = Compare(Wanted(after)).Operations;
            Project.Operations("b2", "a1", (_, apply) => Apply(there, apply), (_, apply) => Apply([.. there.Reverse().Select(operation => operation.Reverse()!)], apply));
            try
            {
                Upgrade();
                Same(after, "after the upgrade");
                foreach (var table in before.Where(table => after.Exists(other => other.Name == table.Name)))
                    Assert.Equal("3", Database.One($"SELECT count(*) FROM {Quoted(table.Name.Name)}"));
                Downgrade("a1");
                Same(before, "after the downgrade");
            }
            catch (MigrationException error)
            {
                Assert.Fail($"seed {seed}: {error.Message}\n{string.Join('\n', there)}");
            }
        }

        void Same(List<Table> tables, string when)
        {
            var comparison = Compare(Wanted(tables));
            Assert.True(comparison.IsEmpty, $"seed {seed}, {when}: {string.Join("; ", comparison.Operations)} {comparison.Notes}");
        }

        SchemaComparison Compare(SchemaOrigin to) => new MigrationEngine().Compare(Settings, new DeployedSchema(), to, new(), Observer, default);

        static void Apply(IEnumerable<Operation> operations, Action<Operation> apply)
        {
            foreach (var operation in operations)
                apply(operation);
        }

        static string Quoted(string name) => $"\"{name}\"";
    }
}

public sealed class SqliteDiffLaws() : DiffLaws(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlDiffLaws() : DiffLaws(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerDiffLaws() : DiffLaws(DatabaseKind.SqlServer);
