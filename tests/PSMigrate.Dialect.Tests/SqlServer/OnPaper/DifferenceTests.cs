using PSMigrate.Dialects.Tests.Diffing;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Diffing;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer.OnPaper;

/// <summary>The single differences of SQL Server without one: the same cases as <see cref="SqlServerDifferences"/> applies to a server.</summary>
public sealed class DifferenceTests
{
    static readonly IReadOnlyList<DifferenceCase> Cases = DifferenceCase.Read("SqlServer.differences");

    static readonly SchemaRules Rules = DialectRegistry.Get("SqlServer").Rules!;

    public static IEnumerable<object[]> All => Cases.Select(found => new object[] { found.What, found.Mark });

    [Fact]
    public void Each_is_told_in_the_operations_that_are_expected()
    {
        Assert.InRange(Cases.Count, 150, 999);
        var wrong = Cases.Where(found => !Lines(found).SequenceEqual(found.Expected)).Select(found => $"* {found.What}\n{string.Join('\n', Lines(found).Select(line => $"= {line}"))}");
        var text = string.Join('\n', wrong);
        Assert.True(text.Length == 0, text);
    }

    [Fact]
    public void What_stands_on_either_side_is_known_to_Microsofts_model()
    {
        Assert.Empty(ModelTests.Problems(Made(found => found.From)));
        Assert.Empty(ModelTests.Problems(Made(found => found.To)));

        // The model takes definitions only, and a comment is a call.
        static IReadOnlyList<Operation> Made(Func<DifferenceCase, IEnumerable<string>> side) =>
            SchemaComparer.Compare(new(), new SchemaFilter(new() { Parts = part => part != SchemaPart.Comment }, []).Apply(PaperCatalogue.Read(Cases.SelectMany(side))), Rules).Operations;
    }

    [Theory, MemberData(nameof(All))]
    public void The_operations_lead_there_and_back(string what, string mark)
    {
        var found = Cases.Single(item => item.Mark == mark);
        Assert.Equal(what, found.What);
        var (from, to) = Schemas(found);
        var there = SchemaComparer.Compare(from, to, Rules);
        var server = new PaperServer(from, from, to);
        Run(server, there.Operations);
        AssertSame(to, server.Schema);
        if (found.HasNoWayBack)
            return;
        Run(server, [.. there.Operations.Reverse().Select(operation => operation.Reverse()!)]);
        AssertSame(from, server.Schema);
    }

    // Every batch is read by Microsoft's own parsers, and every operation is refused where the server would.
    static void Run(PaperServer server, IReadOnlyList<Operation> operations)
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
                Assert.Fail($"{refusal.Message}: {OperationText.Of(operation)}\nof {string.Join("\n   ", operations.Select(OperationText.Of))}");
            }
        }
    }

    static void AssertSame(DatabaseSchema expected, DatabaseSchema actual)
    {
        var rest = SchemaComparer.Compare(actual, expected, Rules).Operations;
        Assert.True(rest.Count == 0, string.Join('\n', rest.Select(OperationText.Of)));
    }

    static IEnumerable<string> Lines(DifferenceCase found)
    {
        var (from, to) = Schemas(found);
        var difference = SchemaComparer.Compare(from, to, Rules);
        return difference.Operations.Select(OperationText.Of)
            .Concat(difference.Notes.Where(note => !note.Contains("was granted", StringComparison.Ordinal)).Select(note => $"! {note}")).Select(found.Plain);
    }

    static (DatabaseSchema From, DatabaseSchema To) Schemas(DifferenceCase found) => (PaperCatalogue.Read(found.From), PaperCatalogue.Read(found.To));
}
