using System.Text.RegularExpressions;
using PSMigrate.Engine.Dialects;
using PSMigrate.Tests;
using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

/// <summary>Public sample databases, where they have been put beside the project.</summary>
public sealed partial class SampleDatabaseTests
{
    [SampleFileFact("chinook.sqlite.sql")]
    public void Chinook_for_Sqlite()
    {
        var text = SampleData.Read("chinook.sqlite.sql");
        var pieces = Lexer.Split("Sqlite", text);
        Assert.Equal(ByLineEnd().Count(text), pieces.Count);
        Assert.Equal(11, pieces.Count(p => p.Text.StartsWith("CREATE TABLE", StringComparison.Ordinal)));
        Assert.Equal(11, pieces.Count(p => p.IsDestructive));
        Assert.All(pieces, p => Assert.Equal(StatementKind.Ordinary, p.Kind));
        AssertPlaces(text, pieces);
    }

    [SampleFileFact("sakila.sqlite.sql")]
    public void Sakila_for_Sqlite()
    {
        var text = SampleData.Read("sakila.sqlite.sql");
        var pieces = Lexer.Split("Sqlite", text);
        var triggers = pieces.Where(p => p.Text.StartsWith("CREATE TRIGGER", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.NotEmpty(triggers);
        Assert.All(triggers, p => Assert.EndsWith("END", p.Text, StringComparison.OrdinalIgnoreCase));
        AssertPlaces(text, pieces);
    }

    [SampleFileFact("chinook.postgresql.sql")]
    public void Chinook_for_PostgreSql()
    {
        var text = SampleData.Read("chinook.postgresql.sql");
        var error = Lexer.Fails("PostgreSql", text);
        Assert.Equal("ClientCommand", error.ErrorId);
        Assert.StartsWith(@"\c is a command of psql", error.Message, StringComparison.Ordinal);
        Assert.Equal(@"\c chinook;", text.Split('\n')[error.Line - 1].TrimEnd());
        var tables = text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..];
        var pieces = Lexer.Split("PostgreSql", tables);
        Assert.Equal(ByLineEnd().Count(tables), pieces.Count);
        AssertPlaces(tables, pieces);
    }

    [SampleFileFact("sakila.postgresql.sql")]
    public void Sakila_for_PostgreSql() => Dump("sakila.postgresql.sql");

    [SampleFileFact("pagila.postgresql.sql")]
    public void Pagila_for_PostgreSql() => Dump("pagila.postgresql.sql");

    static void Dump(string file)
    {
        var text = SampleData.Read(file);
        var pieces = Lexer.Split("PostgreSql", text);
        Assert.Equal(FunctionStart().Count(text), pieces.Count(p => FunctionStart().IsMatch(p.Text)));
        Assert.All(pieces, p => Assert.Single(FirstWords().Matches(p.Text)));
        AssertPlaces(text, pieces);
    }

    [SampleFileFact("chinook.sqlserver.sql")]
    public void Chinook_for_SqlServer() => Batches("chinook.sqlserver.sql");

    [SampleFileFact("sakila.sqlserver.sql")]
    public void Sakila_for_SqlServer() => Batches("sakila.sqlserver.sql");

    static void Batches(string file)
    {
        var text = SampleData.Read(file);
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
}
