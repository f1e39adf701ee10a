using Microsoft.SqlServer.TransactSql.ScriptDom;
using PSMigrate.Dialects.Tests.RealInput;
using PSMigrate.Engine.Dialects;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>Where batches end is what Microsoft's own lexer says.</summary>
public sealed class BatchAgreementTests
{
    static readonly string[] Fragments =
    [
        "SELECT 1", "SELECT 'a'", "\nGO\n", "\r\ngo\r\n", "'GO\n'", "'\nGO\n'", "/* GO\n */", "/*\nGO\n*/", "/* /* */\nGO\n */", "-- GO\n", "\n-- it's\n",
        "[\nGO\n]", "\"\nGO\n\"", "[a]]b]", "''''", ";", "\n", "\n  GO  \n", "GOTO x", "\nGO -- why\n", "N'ü'", " ",
    ];

    [Fact]
    public void Random_texts()
    {
        var random = new Random(20161116);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Fragments[random.Next(Fragments.Length)]))
                + (random.Next(4) == 0 ? "\nGO" : "");
            Assert.True(TryCount(text, out var batches), text);
            Assert.True(batches == Ours(text), $"{batches} batches, and we see {Ours(text)}:\n{text}");
        }
    }

    [SampleFact("chinook.sqlserver.sql")]
    public void Chinook() => AssertAgrees("chinook.sqlserver.sql");

    [SampleFact("sakila.sqlserver.sql")]
    public void Sakila() => AssertAgrees("sakila.sqlserver.sql");

    static void AssertAgrees(string file)
    {
        var text = SampleData.Read(file);
        Assert.True(TryCount(text, out var batches));
        Assert.Equal(batches, Ours(text));
    }

    static int Ours(string text) => DialectRegistry.Get("SqlServer").Splitter.Split(text, null).Sum(piece => piece.Count);

    // Batches of nothing but blanks and comments are not sent.
    static bool TryCount(string text, out int batches)
    {
        using var reader = new StringReader(text);
        var tokens = new TSql180Parser(initialQuotedIdentifiers: true).GetTokenStream(reader, out var errors);
        batches = 0;
        var isEmpty = true;
        foreach (var token in tokens)
        {
            if (token.TokenType is TSqlTokenType.Go or TSqlTokenType.EndOfFile)
            {
                batches += isEmpty ? 0 : 1;
                isEmpty = true;
            }
            else if (token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment or TSqlTokenType.Semicolon))
                isEmpty = false;
        }
        return errors.Count == 0;
    }
}
