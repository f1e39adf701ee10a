using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine.Dialects;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>Where statements end is what the engines' own clients say: they run real files, and tell each statement as they send it.</summary>
public sealed partial class ClientAgreementTests
{
    [SampleFact("pagila.postgresql.sql")]
    public void Pagila_as_psql_sends_it() => AssertAgrees(SampleData.Read("pagila.postgresql.sql"));

    [SampleFact("sakila.postgresql.sql")]
    public void Sakila_as_psql_sends_it() => AssertAgrees(SampleData.Read("sakila.postgresql.sql"));

    [SampleFact("chinook.postgresql.sql")]
    public void Chinook_as_psql_sends_it() => AssertAgrees(FromFirstTable(SampleData.Read("chinook.postgresql.sql")));

    [SampleFact("chinook.sqlite.sql")]
    public void Chinook_as_sqlite3_sends_it() => AssertSqliteAgrees(SampleData.Read("chinook.sqlite.sql"));

    [SampleFact("sakila.sqlite.sql")]
    public void Sakila_as_sqlite3_sends_it() => AssertSqliteAgrees(SampleData.Read("sakila.sqlite.sql"));

    static void AssertAgrees(string text)
    {
        using var database = new PostgreSqlTestDatabase();
        using var folder = new TemporaryFolder();
        var to = new NpgsqlConnectionStringBuilder(database.Settings.ConnectionString);
        File.WriteAllText(folder["all.sql"], text);
        File.WriteAllText(folder["run.sql"], $"\\timing on\n\\i {folder["all.sql"]}\n");
        var output = Run(
            "psql", ["-X", "-q", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-d", to.Database!, "-v", "ECHO=queries", "-o", "/dev/null", "-f", folder["run.sql"]], "", to.Password);
        AssertSame(PsqlTime().Split(output), DialectRegistry.Get("PostgreSql").Splitter.Split(text, null));
    }

    static void AssertSqliteAgrees(string text)
    {
        var output = Run("sqlite3", [":memory:", "-cmd", ".output /dev/null", "-cmd", ".trace stdout --profile"], text, null);
        AssertSame(SqliteTime().Split(output), DialectRegistry.Get("Sqlite").Splitter.Split(text, null));
    }

    static void AssertSame(string[] sent, IReadOnlyList<SqlPiece> pieces)
    {
        var expected = sent.Select(Plain).Where(statement => statement.Length > 0).ToList();
        Assert.True(expected.Count > 10, "The client has told no statements.");
        Assert.Equal(expected, pieces.Select(piece => Plain(piece.Text)));
    }

    // Clients leave comments out or not, and blanks at the ends.
    static string Plain(string statement) => Blank().Replace(Comment().Replace(statement, ""), "").TrimEnd(';');

    static string FromFirstTable(string text) => text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..];

    static string Run(string program, IEnumerable<string> arguments, string input, string? password)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = password ?? "";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Result;
    }

    [GeneratedRegex(@"^Time: [\d.]+ ms.*\n", RegexOptions.Multiline)]
    private static partial Regex PsqlTime();

    [GeneratedRegex(@" -- \d+ ns\n")]
    private static partial Regex SqliteTime();

    [GeneratedRegex(@"^\s*--[^\n]*$|/\*.*?\*/", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
