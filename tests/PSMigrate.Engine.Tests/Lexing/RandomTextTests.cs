using System.Text;
using PSMigrate.Engine.Dialects;
using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

/// <summary>Laws that hold for any text, tried on texts that are put together at random.</summary>
public sealed class RandomTextTests
{
    const int Texts = 20_000;

    static readonly string[] Fragments =
    [
        "'", "''", "'a'", "\"", "\"b\"", "[", "]", "[c]", "`", "`d`", "$$", "$", "$t$", "$t$x$t$", "$1", "a$b$", "E'", "e'\\''", "U&'",
        "U&\"", "x'00'", "B'1'",
        "/*", "*/", "/* e */", "--", "-- f\n", "-", "/", "*", ";", ";;", ";\n", "(", ")", "()", "\\", "\\c", ".", ".x", ":", ":r", "::",
        "!!", "!",
        "GO", "GO\n", "\nGO\n", "\nGO 2\n", "go;", "GO--", "\n", "\r", "\r\n", " ", "\t", "\f", "\v", "\0", "\u00A0", "\uFEFF",
        "\u0085", "ä", "𝄞", "\uD834",
        "select ", "create ", "or replace ", "function ", "trigger ", "temp ", "begin ", "atomic ", "case ", "end ", "end;", "as ",
        "alter ", "table ", "drop ",
        "column ", "delete ", "from ", "truncate ", "with ", "copy ", "stdin", "set ", "standard_conforming_strings", "=", " off",
        "explain ", "rollback ", "to ",
        "${", "}", "${a}", "${empty}", "$${", "${missing}", "${a", "1", ",", "x", "_",
    ];

    static readonly Dictionary<string, string> Variables = new() { ["a"] = "value", ["empty"] = "" };

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void Any_text_is_cut_or_refused(string dialect)
    {
        var random = new Random(20261122);
        var cut = 0;
        for (var i = 0; i < Texts; i++)
        {
            var text = Text(random);
            foreach (var variables in (IReadOnlyDictionary<string, string>?[])[null, Variables])
                if (TrySplit(dialect, text, variables) is { } pieces)
                {
                    cut++;
                    AssertLaws(dialect, text, pieces, variables);
                }
        }
        Assert.InRange(cut, Texts / 10, 2 * Texts);
    }

    static void AssertLaws(string dialect, string text, IReadOnlyList<SqlPiece> pieces, IReadOnlyDictionary<string, string>? variables)
    {
        var (line, column) = (0, 0);
        foreach (var piece in pieces)
        {
            Assert.NotEmpty(piece.Text);
            Assert.True(piece.Line > line || piece.Line == line && piece.Column > column, text);
            (line, column) = (piece.Line, piece.Column);
            var end = piece.Locate(piece.Text.Length);
            Assert.True(end.Line >= line && (end.Line > line || end.Column >= column), text);
        }
        // A piece by itself lacks the setting that an earlier one made.
        if (variables != null || dialect == "PostgreSql" && text.Contains("standard", StringComparison.Ordinal))
            return;
        foreach (var piece in pieces)
        {
            Assert.Contains(piece.Text, text, StringComparison.Ordinal);
            var again = Lexer.One(dialect, piece.Text);
            Assert.Equal((piece.Text, piece.Kind, piece.IsDestructive, 1, 1),
                (again.Text, again.Kind, again.IsDestructive, again.Line, again.Column));
        }
        var joined = string.Concat(pieces.Select(p => p.Text + Lexer.Terminator(dialect)));
        Assert.Equal(pieces.Select(p => p.Text), Lexer.Texts(dialect, joined));
    }

    static IReadOnlyList<SqlPiece>? TrySplit(string dialect, string text, IReadOnlyDictionary<string, string>? variables)
    {
        try
        {
            return Lexer.Split(dialect, text, variables);
        }
        catch (SqlLexException error)
        {
            Assert.InRange(error.Line, 1, text.Length + 1);
            Assert.InRange(error.Column, 1, text.Length + 1);
            return null;
        }
    }

    static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 14); i > 0; i--)
            text.Append(Fragments[random.Next(Fragments.Length)]);
        return text.ToString();
    }
}
