using PSMigrate.Engine.Dialects;
using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

public sealed class PositionTests
{
    [Theory]
    [InlineData("a; b", "1:1 1:4")]
    [InlineData("\uFEFFa; b", "1:1 1:4")]
    [InlineData("\n\n  a;\nb", "3:3 4:1")]
    [InlineData("\r\n\r\n  a;\r\nb", "3:3 4:1")]
    [InlineData("\r\r  a;\rb", "3:3 4:1")]
    [InlineData("\n\r a;\r\n\nb;\r\r\nc", "3:2 5:1 7:1")]
    [InlineData("/* x\r\n y */ a; /* z\r */ b", "2:7 3:5")]
    [InlineData("a 'x\r\ny\rz\n'; b", "1:1 4:4")]
    [InlineData("'𝄞'; b", "1:1 1:7")]
    [InlineData(";\n;\n a", "3:2")]
    public void A_piece_knows_its_line_and_column(string text, string expected)
    {
        foreach (var dialect in (string[])["Sqlite", "PostgreSql"])
            Assert.Equal(expected, string.Join(' ', Lexer.Split(dialect, text).Select(p => $"{p.Line}:{p.Column}")));
    }

    [Theory]
    [InlineData("a\nGO\nb", "1:1 3:1")]
    [InlineData("a\r\nGO 3\r\n\r\n  b\r\nGO", "1:1 4:3")]
    [InlineData("a\rGO\rb", "1:1 3:1")]
    [InlineData("GO\nGO -- x\n-- y\n\tb", "4:2")]
    [InlineData("; a", "1:3")]
    [InlineData("GO /* x\n */ a", "2:5")]
    public void A_batch_knows_its_line_and_column(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Lexer.Split("SqlServer", text).Select(p => $"{p.Line}:{p.Column}")));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_place_in_a_piece_leads_back_to_the_file(string lineEnd)
    {
        var text = string.Join(lineEnd, "", "  select", " /* c */ here,", "", "there;");
        var piece = Lexer.One("PostgreSql", text);
        Assert.Equal((2, 3), piece.Locate(0));
        Assert.Equal((3, 10), piece.Locate(piece.Text.IndexOf("here", StringComparison.Ordinal)));
        Assert.Equal((5, 1), piece.Locate(piece.Text.IndexOf("there", StringComparison.Ordinal)));
        Assert.Equal((5, 6), piece.Locate(int.MaxValue));
        Assert.Equal((2, 3), piece.Locate(-1));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void Every_character_leads_back_to_where_it_stands(string dialect)
    {
        var text = "\r\n  select ${a}\r, ${empty}X\n, ${lines}Y${empty}\r\n${a}, z$${, W\r";
        var variables = new Dictionary<string, string> { ["a"] = "long value", ["empty"] = "", ["lines"] = "1\r\n,\n2" };
        var piece = Assert.Single(Lexer.Split(dialect, text, variables));
        foreach (var mark in (string[])["select", "X", "Y", "W"])
            Assert.Equal(PlaceOf(text, text.LastIndexOf(mark, StringComparison.Ordinal)),
                piece.Locate(piece.Text.LastIndexOf(mark, StringComparison.Ordinal)));
        // Inside of a value it is the variable's place.
        Assert.Equal((2, 10), piece.Locate(piece.Text.IndexOf("value", StringComparison.Ordinal)));
        Assert.Equal((4, 3), piece.Locate(piece.Text.IndexOf('2', StringComparison.Ordinal)));
        Assert.Equal((5, 1), piece.Locate(piece.Text.LastIndexOf("long", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_carriage_return_before_a_value_is_a_line_end()
    {
        var piece = Assert.Single(Lexer.Split("Sqlite", "a\r${x}b", new Dictionary<string, string> { ["x"] = "\nc" }));
        Assert.Equal("a\r\ncb", piece.Text);
        Assert.Equal((2, 5), piece.Locate(piece.Text.Length - 1));
    }

    static (int Line, int Column) PlaceOf(string text, int index)
    {
        var before = text[..index].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return (before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
