using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>What holds for any two schemas, on a real database with rows in it.</summary>
public abstract class DiffLaws(DatabaseKind kind, params string[] special) : Support.Specification(kind)
{
    const int Schemas = 14;
    readonly DatabaseKind kind = kind;

    /// <summary>The operations that the random schemas must have led to, for the law to say something of them.</summary>
    static readonly string[] Usual =
    [
        nameof(CreateTable), nameof(DropTable), nameof(AddColumn), nameof(DropColumn), nameof(AlterColumn), nameof(AddConstraint), nameof(DropConstraint),
        nameof(CreateIndex), nameof(DropIndex), nameof(CreateView), nameof(DropView), nameof(CreateTrigger), nameof(DropTrigger),
    ];

    [DatabaseFact]
    public void A_schema_does_not_differ_from_itself()
    {
        for (var seed = 1; seed <= Schemas; seed++)
        {
            var schema = new RandomObjects(seed, kind).Schemas().After;
            var comparison = Compare(Wanted(schema), Wanted(schema));
            Assert.True(comparison.IsEmpty, $"seed {seed}: {string.Join("; ", comparison.Operations)} {comparison.Notes}");
        }
    }

    [DatabaseFact]
    public void The_operations_lead_there_with_the_rows_and_back()
    {
        var seen = new List<Operation>();
        for (var seed = 1; seed <= Schemas; seed++)
        {
            var (before, after) = new RandomObjects(seed, kind).Schemas();
            using var law = new Law(kind, before, after, seed);
            seen.AddRange(law.Check());
        }
        Assert.InRange(seen.Count, Schemas * 6, int.MaxValue);
        Assert.Empty(Usual.Concat(special).Except(seen.Select(operation => operation.GetType().Name)));
    }

    SchemaComparison Compare(SchemaOrigin from, SchemaOrigin to) => new MigrationEngine().Compare(Settings, from, to, new(), Observer, default);

    static ScriptedSchema Wanted(DatabaseSchema schema) => new((_, apply, _) => RandomObjects.Make(schema).ToList().ForEach(apply));

    /// <summary>One way there and back, in a database of its own.</summary>
    sealed class Law(DatabaseKind kind, DatabaseSchema before, DatabaseSchema after, int seed) : Support.Specification(kind)
    {
        /// <returns>The operations that lead there.</returns>
        public ValueList<Operation> Check()
        {
            Project.Operations("a1", "", (_, apply) => Apply([.. RandomObjects.Make(before), .. RandomSchema.Rows(before.Tables)], apply));
            Upgrade();
            var there = Compare(Wanted(after)).Operations;
            var back = there.Reverse().Select(operation => operation.Reverse()).ToList();
            Project.Operations("b2", "a1", (_, apply) => Apply(there, apply), (_, apply) => Apply(back.OfType<Operation>(), apply));
            try
            {
                Upgrade();
                Same(after, "after the upgrade");
                foreach (var table in before.Tables.Where(table => after.Tables.Any(other => other.Name == table.Name)))
                    Assert.Equal("3", Database.One($"SELECT count(*) FROM {RandomSchema.Quoted(table.Name.Name)}"));
                // A value that was added to an enumerated type stays.
                if (back.Contains(null))
                    return there;
                Downgrade("a1");
                Same(before, "after the downgrade");
            }
            catch (MigrationException error)
            {
                Assert.Fail($"seed {seed}: {error.Message}\n{string.Join('\n', there)}");
            }
            return there;
        }

        void Same(DatabaseSchema schema, string when)
        {
            var comparison = Compare(Wanted(schema));
            Assert.True(comparison.IsEmpty, $"seed {seed}, {when}: {string.Join("; ", comparison.Operations)} {comparison.Notes}");
        }

        SchemaComparison Compare(SchemaOrigin to) => new MigrationEngine().Compare(Settings, new DeployedSchema(), to, new(), Observer, default);

        static void Apply(IEnumerable<Operation> operations, Action<Operation> apply)
        {
            foreach (var operation in operations)
                apply(operation);
        }
    }
}

public sealed class SqliteDiffLaws() : DiffLaws(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlDiffLaws() : DiffLaws(
    DatabaseKind.PostgreSql, nameof(CreateSequence), nameof(AlterSequence), nameof(DropSequence), nameof(CreateRoutine), nameof(DropRoutine),
    nameof(CreateEnumType), nameof(AddEnumValue), nameof(RenameEnumType), nameof(DropEnumType));

[NeedsSqlServer]
public sealed class SqlServerDiffLaws() : DiffLaws(
    DatabaseKind.SqlServer, nameof(CreateSequence), nameof(AlterSequence), nameof(DropSequence), nameof(CreateRoutine), nameof(DropRoutine));
