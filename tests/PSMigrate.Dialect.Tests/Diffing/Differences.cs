using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>Single differences, each attribute of each object: which operations they are, and that these lead there and back.</summary>
public abstract class Differences(DatabaseKind kind, string file) : Support.Specification(kind)
{
    readonly IReadOnlyList<DifferenceCase> cases = DifferenceCase.Read(file);

    [DatabaseFact]
    public void Each_is_told_in_the_operations_that_are_expected()
    {
        Assert.InRange(cases.Count, 150, 999);
        var comparison = Compare(Script(found => found.From), Script(found => found.To));
        var lines = comparison.Operations.Select(OperationText.Of).Concat(comparison.Notes.Where(note => !note.Contains("was granted on", StringComparison.Ordinal)).Select(note => $"! {note}")).ToLookup(DifferenceCase.MarkIn);
        Assert.Empty(lines[""]);
        var wrong = cases.Where(found => !lines[found.Mark].Select(found.Plain).SequenceEqual(found.Expected))
            .Select(found => $"* {found.What}\n{string.Join('\n', lines[found.Mark].Select(line => $"= {found.Plain(line)}"))}");
        AssertEmpty(wrong);
    }

    [DatabaseFact]
    public void The_operations_lead_there_and_back()
    {
        var there = Compare(Script(found => found.From), Script(found => found.To)).Operations;
        var stuck = there.Where(operation => operation.Reverse() is null).Select(operation => DifferenceCase.MarkIn(OperationText.Of(operation)))
            .Concat(cases.Where(found => found.HasNoWayBack).Select(found => found.Mark)).ToHashSet();
        var back = there.Reverse().Where(operation => !stuck.Contains(DifferenceCase.MarkIn(OperationText.Of(operation)))).Select(operation => operation.Reverse()!);
        Project.Operations("a1", "", (_, apply) => Run(found => found.From, apply))
            .Operations("b2", "a1", (_, apply) => Apply(there, apply), (_, apply) => Apply(back, apply));
        Upgrade();
        AssertSame(found => found.To);
        Downgrade("a1");
        AssertSame(found => stuck.Contains(found.Mark) ? found.To : found.From);
    }

    void AssertSame(Func<DifferenceCase, IEnumerable<string>> statements)
    {
        var rest = Compare(new DeployedSchema(), Script(statements)).Operations;
        AssertEmpty(rest.Select(OperationText.Of));
    }

    // The lines as a whole, so that a file can be brought up to date from them.
    static void AssertEmpty(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        Assert.True(text.Length == 0, text);
    }

    SchemaComparison Compare(SchemaOrigin from, SchemaOrigin to) => new MigrationEngine().Compare(Settings, from, to, new(), Observer, default);

    ScriptedSchema Script(Func<DifferenceCase, IEnumerable<string>> statements) => new((_, apply, _) => Run(statements, apply));

    void Run(Func<DifferenceCase, IEnumerable<string>> statements, Action<Operation> apply) =>
        Apply(cases.SelectMany(statements).Select(statement => new ExecuteSql(new(statement))), apply);

    static void Apply(IEnumerable<Operation> operations, Action<Operation> apply)
    {
        foreach (var operation in operations)
            apply(operation);
    }
}

public sealed class SqliteDifferences() : Differences(DatabaseKind.Sqlite, "Sqlite.differences");

[NeedsPostgres]
public sealed class PostgreSqlDifferences() : Differences(DatabaseKind.PostgreSql, "PostgreSql.differences");

[NeedsSqlServer]
public sealed class SqlServerDifferences() : Differences(DatabaseKind.SqlServer, "SqlServer.differences");
