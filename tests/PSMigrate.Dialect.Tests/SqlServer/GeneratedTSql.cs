using PSMigrate.Dialects.Tests.Sql;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Operations;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>SQL Server's batches of an operation. Each is read by both parsers, and so is the T-SQL that it makes at run time.</summary>
static class GeneratedTSql
{
    static readonly ISqlGenerator Generator = SqlServerGenerator.Create(new SqlServerSyntax());

    /// <summary>The batches of an operation.</summary>
    public static IReadOnlyList<string> Batches(Operation operation)
    {
        var batches = Generator.Generate(operation)!.Select(statement => statement.Text).ToList();
        foreach (var batch in batches)
            AssertParses(batch);
        return batches;
    }

    /// <summary>Compares exactly.</summary>
    public static void AssertBatches(Operation operation, params string[] batches) => Assert.Equal(batches, Batches(operation));

    /// <summary>Expects that an operation is refused, naming what cannot be done.</summary>
    public static void AssertRefused(Operation operation, string what)
    {
        var at = new SourcePosition("x.ps1", 3, 9);
        var error = Assert.Throws<MigrationException>(() => Generator.Generate(operation with { Origin = at }));
        Assert.Equal(("NotSupportedByProvider", ErrorKind.Unsupported, at), (error.ErrorId, error.Kind, error.Position));
        Assert.Equal($"{what} is not possible on SqlServer, at x.ps1:3:9.", error.Message);
        Assert.NotEmpty(error.Remedy!);
    }

    public static void AssertParses(string batch)
    {
        TSql.AssertParses(batch);
        foreach (var text in DynamicTSql.Of(batch))
            TSql.AssertParses(text);
    }
}
