using System.Text.RegularExpressions;
using PSMigrate.Engine.Dialects;
using Xunit;
using Xunit.Abstractions;

namespace PSMigrate.Engine.Tests.Lexing;

/// <summary>Public sample databases, where they have been put beside the project.</summary>
public sealed partial class SampleDatabaseTests(ITestOutputHelper output)
{
    [Fact]
    public void Chinook_for_Sqlite()
    {
        if (Read("chinook.sqlite.sql") is not { } text)
            return;
        var pieces = Lexer.Split("Sqlite", text);
        Assert.Equal(ByLineEnd().Count(text), pieces.Count);
        Assert.Equal(11, pieces.Count(p => p.Text.StartsWith("CREATE TABLE", StringComparison.Ordinal)));
        Assert.Equal(11, pieces.Count(p => p.IsDestructive));
        Assert.All(pieces, p => Assert.Equal(StatementKind.Ordinary, p.Kind));
        AssertPlaces(text, pieces);
    }

    [Fact]
    public void Sakila_for_Sqlite()
    {
        if (Read("sakila.sqlite.sql") is not { } text)
            return;
        var pieces = Lexer.Split("Sqlite", text);
        var triggers = pieces.Where(p => p.Text.StartsWith("CREATE TRIGGER", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.NotEmpty(triggers);
        Assert.All(triggers, p => Assert.EndsWith("END", p.Text, StringComparison.OrdinalIgnoreCase));
        AssertPlaces(text, pieces);
    }

    [Fact]
    public void Chinook_for_PostgreSql()
    {
        if (Read("chinook.postgresql.sql") is not { } text)
            return;
        var error = Lexer.Fails("PostgreSql", text);
        Assert.Equal("ClientCommand", error.ErrorId);
        Assert.StartsWith(@"\c is a command of psql", error.Message, StringComparison.Ordinal);
        Assert.Equal(@"\c chinook;", text.Split('\n')[error.Line - 1].TrimEnd());
        var tables = text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..];
        var pieces = Lexer.Split("PostgreSql", tables);
        Assert.Equal(ByLineEnd().Count(tables), pieces.Count);
        AssertPlaces(tables, pieces);
    }

    [Theory]
    [InlineData("sakila.postgresql.sql")]
    [InlineData("pagila.postgresql.sql")]
    public void Dumps_of_PostgreSql(string file)
    {
        if (Read(file) is not { } text)
            return;
        var pieces = Lexer.Split("PostgreSql", text);
        Assert.Equal(FunctionStart().Count(text), pieces.Count(p => FunctionStart().IsMatch(p.Text)));
        Assert.All(pieces, p => Assert.Single(FirstWords().Matches(p.Text)));
        AssertPlaces(text, pieces);
    }

    [Theory]
    [InlineData("chinook.sqlserver.sql")]
    [InlineData("sakila.sqlserver.sql")]
    public void Scripts_of_SqlServer(string file)
    {
        if (Read(file) is not { } text)
            return;
        var pieces = Lexer.Split("SqlServer", text);
        // Neither has GO in a literal or a comment, so that lines can be counted; what follows the last one is a batch too.
        var batches = GoLine().Split(text).Count(b => FirstWords().IsMatch(Comments().Replace(b, "")));
        Assert.Equal(batches, pieces.Count);
        Assert.All(pieces, p => Assert.DoesNotMatch(GoLine(), p.Text));
        Assert.Contains(pieces, p => p.Kind == StatementKind.OutsideTransaction
            && p.Text.StartsWith("CREATE DATABASE", StringComparison.Ordinal));
        AssertPlaces(text, pieces);
    }

    [GeneratedRegex(@";[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex ByLineEnd();

    [GeneratedRegex(@"^[ \t]*GO[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex GoLine();

    [GeneratedRegex(@"/\*.*?\*/|--[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^CREATE (OR REPLACE )?FUNCTION", RegexOptions.Multiline)]
    private static partial Regex FunctionStart();

    [GeneratedRegex(@"\A\s*\w+", RegexOptions.Singleline)]
    private static partial Regex FirstWords();

    static void AssertPlaces(string text, IReadOnlyList<SqlPiece> pieces)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        foreach (var piece in pieces)
        {
            var firstLine = piece.Text.Split('\n')[0].TrimEnd('\r');
            Assert.StartsWith(firstLine, lines[piece.Line - 1][(piece.Column - 1)..], StringComparison.Ordinal);
        }
    }

    /// <summary>The text of a sample; null, with a word about it, where it is absent.</summary>
    string? Read(string name)
    {
        var folder = Environment.GetEnvironmentVariable("PSMIGRATE_TEST_DATA") ?? FolderBesideTheRepository();
        var path = folder == null ? name : Path.Combine(folder, name);
        if (folder != null && File.Exists(path))
            return File.ReadAllText(path);
        output.WriteLine($"Skipped: {path} does not exist; PSMIGRATE_TEST_DATA can name its folder.");
        return null;
    }

    static string? FolderBesideTheRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "PSMigrate.sln")))
            folder = folder.Parent;
        return folder?.Parent == null ? null : Path.Combine(folder.Parent.FullName, "shared", "data");
    }
}
