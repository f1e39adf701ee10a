using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.PostgreSql;
using PSMigrate.Engine.Dialects.Sqlite;
using PSMigrate.Engine.Dialects.SqlServer;
using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

/// <summary>The splitters by a name that a table of tests can hold.</summary>
static class Lexer
{
    public static readonly IReadOnlyDictionary<string, string> NoVariables = new Dictionary<string, string>();

    public static IStatementSplitter For(string dialect) => dialect switch
    {
        "Sqlite" => new SqliteStatementSplitter(),
        "PostgreSql" => new PostgreSqlStatementSplitter(),
        "SqlServer" => new SqlServerStatementSplitter(),
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, null),
    };

    public static IReadOnlyList<SqlPiece> Split(string dialect, string text, IReadOnlyDictionary<string, string>? variables = null) =>
        For(dialect).Split(text, variables);

    public static string[] Texts(string dialect, string text, IReadOnlyDictionary<string, string>? variables = null) =>
        [.. Split(dialect, text, variables).Select(p => p.Text)];

    public static SqlPiece One(string dialect, string text) => Assert.Single(Split(dialect, text));

    /// <summary>Compares with pieces that are written one below the other, with a line of <c>====</c> between two.</summary>
    public static void AssertPieces(string dialect, string text, string expected)
    {
        string[] wanted = expected.Length == 0 ? [] : expected.Split("\n====\n");
        Assert.Equal(wanted, Texts(dialect, text));
    }

    public static SqlLexException Fails(string dialect, string text, IReadOnlyDictionary<string, string>? variables = null) =>
        Assert.Throws<SqlLexException>(() => Split(dialect, text, variables));

    /// <summary>What stands between the terminators of a dialect.</summary>
    public static string Terminator(string dialect) => dialect == "SqlServer" ? "\nGO\n" : ";\n";
}
