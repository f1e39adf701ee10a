using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

public sealed class LexErrorTests
{
    [Theory]
    [InlineData("Sqlite", "select\r\n 'a", "UnclosedString", 2, 2)]
    [InlineData("Sqlite", "select\n x'a''", "UnclosedString", 2, 3)]
    [InlineData("Sqlite", "\uFEFF\"a", "UnclosedName", 1, 1)]
    [InlineData("Sqlite", "select\r[a", "UnclosedName", 2, 1)]
    [InlineData("Sqlite", "`a``", "UnclosedName", 1, 1)]
    [InlineData("Sqlite", "select 1; /* a", "UnclosedComment", 1, 11)]
    [InlineData("Sqlite", "select 1; /*/", "UnclosedComment", 1, 11)]
    [InlineData("Sqlite", "create trigger t after insert on a\nbegin select 1;", "UnclosedBlock", 2, 1)]
    [InlineData("Sqlite", "create trigger t after insert on a\n begin select case when 1 then 2 end; select 2", "UnclosedBlock", 2, 2)]
    [InlineData("PostgreSql", "select\r\n 'a''", "UnclosedString", 2, 2)]
    [InlineData("PostgreSql", "select E'a\\'", "UnclosedString", 1, 9)]
    [InlineData("PostgreSql", "select E'a\\", "UnclosedString", 1, 9)]
    [InlineData("PostgreSql", "select E'a'\n'b\\'", "UnclosedString", 2, 1)]
    [InlineData("PostgreSql", "select \n  \"a;", "UnclosedName", 2, 3)]
    [InlineData("PostgreSql", "select U&\"a;", "UnclosedName", 1, 10)]
    [InlineData("PostgreSql", "/* a /* b */", "UnclosedComment", 1, 1)]
    [InlineData("PostgreSql", "select\n$a$ $A$", "UnclosedDollarQuote", 2, 1)]
    [InlineData("PostgreSql", "select $$ $ $", "UnclosedDollarQuote", 1, 8)]
    [InlineData("PostgreSql", "create function f() returns int\nlanguage sql begin atomic select 1; select 2;", "UnclosedBlock", 2, 14)]
    [InlineData("PostgreSql", "create procedure f() begin\natomic select case when true then 1 end;", "UnclosedBlock", 1, 22)]
    [InlineData("PostgreSql", "select (1), (\n2; select (3", "UnclosedParenthesis", 1, 13)]
    [InlineData("SqlServer", "select 1\r\nGO\r\nselect 'a\r\nGO", "UnclosedString", 3, 8)]
    [InlineData("SqlServer", "select [a\nGO", "UnclosedName", 1, 8)]
    [InlineData("SqlServer", "select \"a\nGO", "UnclosedName", 1, 8)]
    [InlineData("SqlServer", "select 1\nGO /* a", "UnclosedComment", 2, 4)]
    [InlineData("SqlServer", "select 1 /* /* */\nGO", "UnclosedComment", 1, 10)]
    public void What_is_not_closed_is_shown_where_it_opens(string dialect, string text, string id, int line, int column) =>
        AssertError(dialect, text, id, line, column);

    [Theory]
    [InlineData("Sqlite", "select 1;\n.read x.sql", 2, 1, ".read")]
    [InlineData("Sqlite", ".mode", 1, 1, ".mode")]
    [InlineData("Sqlite", "-- x\r\n  .tables;", 2, 3, ".tables")]
    [InlineData("PostgreSql", "create table t();\n\n\\c chinook;\n", 3, 1, @"\c")]
    [InlineData("PostgreSql", "select 1 \\gset x_", 1, 10, @"\gset")]
    [InlineData("PostgreSql", "select 1\\; select 2", 1, 9, @"\")]
    [InlineData("PostgreSql", "\\i 'a.sql'", 1, 1, @"\i")]
    [InlineData("PostgreSql", "\\restrict abc", 1, 1, @"\restrict")]
    [InlineData("PostgreSql", "select (\r\n\\set a b", 2, 1, @"\set")]
    [InlineData("PostgreSql", "\n copy t (a, b) from stdin;\n1\t2'\n\\.\n", 2, 2, "COPY … FROM STDIN")]
    [InlineData("PostgreSql", "copy t FROM STDIN with (format csv)", 1, 1, "COPY … FROM STDIN")]
    [InlineData("PostgreSql", "copy (select a from b) to stdout", 1, 1, "COPY … TO STDOUT")]
    [InlineData("SqlServer", "select 1\n:r x.sql", 2, 1, ":r")]
    [InlineData("SqlServer", "  :setvar a b\nselect 1", 1, 3, ":setvar")]
    [InlineData("SqlServer", ":CONNECT x", 1, 1, ":CONNECT")]
    [InlineData("SqlServer", "/* c */ :on error exit", 1, 9, ":on error")]
    [InlineData("SqlServer", "GO\n!! dir", 2, 1, "!!")]
    [InlineData("SqlServer", "GO\n:!!dir", 2, 1, ":!!")]
    public void A_client_s_command_is_refused_by_name(string dialect, string text, int line, int column, string command)
    {
        var error = AssertError(dialect, text, "ClientCommand", line, column);
        Assert.StartsWith(command + " ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sqlite", "select 1 .x; select t.\n.read")]
    [InlineData("Sqlite", "select '\n.read x'")]
    [InlineData("PostgreSql", "select '\\c', \"\\c\", $$\\c$$ /* \\c */ -- \\c")]
    [InlineData("SqlServer", "select '\n:r x', [\n!! x] /*\n:r x */ --\n-- :r x")]
    public void Quoted_it_is_none(string dialect, string text) => Assert.NotEmpty(Lexer.Split(dialect, text));

    [Theory]
    [InlineData("select 1\nGO 0", 2, 4, "'0'")]
    [InlineData("select 1\r\nGO\t00 -- x\r\nselect 2", 2, 4, "'00'")]
    [InlineData("select 1\nGO -1", 2, 4, "'-1'")]
    [InlineData("select 1\nGO 2147483648", 2, 4, "'2147483648'")]
    [InlineData("select 1\nGO 5 5", 2, 6, "'5'")]
    [InlineData("select 1\nGO 5;", 2, 5, "';'")]
    [InlineData("select 1\nGO;", 2, 3, "';'")]
    [InlineData("select 1\n GO select 2\n", 2, 5, "'select 2'")]
    [InlineData("select 1\nGO /* x */ select 2", 2, 12, "'select 2'")]
    [InlineData("update t set\ngo = 1", 2, 4, "'= 1'")]
    [InlineData("GO x", 1, 4, "'x'")]
    public void A_count_must_be_one(string text, int line, int column, string found)
    {
        var error = AssertError("SqlServer", text, "BatchCount", line, column);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void A_missing_variable_is_named(string dialect)
    {
        var error = Lexer.Fails(dialect, "select '${x}',\r\n t_${my.name}", Lexer.NoVariables);
        Assert.Equal(("VariableMissing", 2, 4), (error.ErrorId, error.Line, error.Column));
        Assert.Contains("'my.name'", error.Message, StringComparison.Ordinal);
        Assert.Contains("my.name", error.Remedy, StringComparison.Ordinal);
    }

    static Dialects.SqlLexException AssertError(string dialect, string text, string id, int line, int column)
    {
        var error = Lexer.Fails(dialect, text);
        Assert.Equal((id, line, column), (error.ErrorId, error.Line, error.Column));
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Remedy, StringComparison.Ordinal);
        return error;
    }
}
