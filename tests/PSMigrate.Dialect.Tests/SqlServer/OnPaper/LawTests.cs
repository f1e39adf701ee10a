using PSMigrate.Dialects.Tests.Diffing;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Diffing;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer.OnPaper;

/// <summary>The laws of comparisons for SQL Server without one: what the operations make is what they should, and its refusals are never met.</summary>
public sealed class LawTests
{
    const int Schemas = 300;

    static readonly SchemaRules Rules = DialectRegistry.Get("SqlServer").Rules!;

    [Fact]
    public void The_operations_lead_there_and_back()
    {
        var seen = new List<Operation>();
        for (var seed = 1; seed <= Schemas; seed++)
        {
            var (before, after) = new RandomObjects(seed, DatabaseKind.SqlServer).Schemas();
            Assert.Empty(SchemaComparer.Compare(after, after, Rules).Operations);
            var there = SchemaComparer.Compare(before, after, Rules).Operations;
            var server = new PaperServer(new(), before, after);
            Run(seed, server, RandomObjects.Make(before));
            Run(seed, server, there);
            Assert.Empty(SchemaComparer.Compare(server.Schema, after, Rules).Operations);
            Run(seed, server, there.Reverse().Select(operation => operation.Reverse()!));
            Assert.Empty(SchemaComparer.Compare(server.Schema, before, Rules).Operations);
            seen.AddRange(there);
        }
        Assert.InRange(seen.Count, Schemas * 8, int.MaxValue);
        Assert.Empty(new[]
        {
            nameof(CreateTable), nameof(DropTable), nameof(AddColumn), nameof(DropColumn), nameof(AlterColumn), nameof(AddConstraint), nameof(DropConstraint),
            nameof(CreateIndex), nameof(DropIndex), nameof(CreateView), nameof(DropView), nameof(CreateTrigger), nameof(DropTrigger), nameof(CreateSequence),
            nameof(AlterSequence), nameof(DropSequence), nameof(CreateRoutine), nameof(DropRoutine),
        }.Except(seen.Select(operation => operation.GetType().Name)));
    }

    [Fact]
    public void What_is_made_is_known_to_Microsofts_model()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var (before, after) = new RandomObjects(seed, DatabaseKind.SqlServer).Schemas();
            Assert.Empty(Problems(before));
            Assert.Empty(Problems(after));
        }
    }

    static void Run(int seed, PaperServer server, IEnumerable<Operation> operations)
    {
        foreach (var operation in operations)
        {
            GeneratedTSql.Batches(operation);
            try
            {
                server.Apply(operation);
            }
            catch (PaperRefusal refusal)
            {
                Assert.Fail($"seed {seed}, {refusal.Message}: {OperationText.Of(operation)}\nof {string.Join("\n   ", operations.Select(OperationText.Of))}");
            }
        }
    }

    static List<string> Problems(DatabaseSchema schema) => ModelTests.Problems(SchemaComparer.Compare(new(), schema, Rules).Operations);
}
