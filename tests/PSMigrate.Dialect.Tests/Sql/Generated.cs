using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Dialects.Tests.Sql;

/// <summary>The statements of an operation, in each dialect's words.</summary>
static class Generated
{
    /// <summary>Compares exactly; several statements stand below each other, each with a semicolon.</summary>
    public static void AssertSql(Operation operation, string sqlite, string postgreSql)
    {
        Assert.Equal(sqlite, Sqlite(operation));
        Assert.Equal(postgreSql, PostgreSql(operation));
    }

    public static string Sqlite(Operation operation) => For("Sqlite", operation);

    public static string PostgreSql(Operation operation) => For("PostgreSql", operation);

    /// <summary>Expects that a dialect refuses an operation, naming what it cannot do.</summary>
    public static void AssertUnsupported(string provider, Operation operation, string what)
    {
        var at = new SourcePosition("x.ps1", 3, 9);
        var error = Assert.Throws<MigrationException>(() => For(provider, operation with { Origin = at }));
        Assert.Equal(("NotSupportedByProvider", ErrorKind.Unsupported, at), (error.ErrorId, error.Kind, error.Position));
        Assert.Equal($"{what} is not possible on {provider}, at x.ps1:3:9.", error.Message);
        Assert.False(string.IsNullOrEmpty(error.Remedy));
    }

    /// <summary>What stands in place of the statements where there are none, and the table is made anew.</summary>
    public const string Rebuild = "-- the table is made anew";

    static string For(string provider, Operation operation) => DialectRegistry.Get(provider).Generator.Generate(operation) is { } statements
        ? string.Join('\n', statements.Select(statement => statement.Text + ";"))
        : Rebuild;
}
