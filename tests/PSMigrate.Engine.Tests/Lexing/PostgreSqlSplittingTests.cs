using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

public sealed class PostgreSqlSplittingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(";; -- x\n ; /* y */", "")]
    [InlineData("\uFEFF\r\n select 1 ; ", "select 1")]
    [InlineData("/* a /* b; */ c; */ select 1;", "select 1")]
    [InlineData("select 1 /* a /*/ ; */ */ + 1; x", "select 1 /* a /*/ ; */ */ + 1\n====\nx")]
    [InlineData("select 1 /***/, 2 /* **/; x", "select 1 /***/, 2\n====\nx")]
    [InlineData("select 1 */* c; */ 2; x", "select 1 */* c; */ 2\n====\nx")]
    [InlineData("select 3 --; '\n - -1; x", "select 3 --; '\n - -1\n====\nx")]
    [InlineData("select 1 -- ends at CR too;\r + 2; x", "select 1 -- ends at CR too;\r + 2\n====\nx")]
    [InlineData("select 1 +-- c;\n2;", "select 1 +-- c;\n2")]
    [InlineData("select /*+ hint; */ 1", "select /*+ hint; */ 1")]
    public void Blanks_comments_and_terminators(string text, string expected) => Lexer.AssertPieces("PostgreSql", text, expected);

    [Theory]
    [InlineData("""select 'a;', 'it''s;', '\'; x""", """
        select 'a;', 'it''s;', '\'
        ====
        x
        """)]
    [InlineData("""select E'a\';', e'\\', E'it''s;'; x""", """
        select E'a\';', e'\\', E'it''s;'
        ====
        x
        """)]
    [InlineData("""select typE'\'; x""", """
        select typE'\'
        ====
        x
        """)]
    [InlineData("""
        select E'a'  -- goes on
            'b\';' 'c\'; x
        """, """
        select E'a'  -- goes on
            'b\';' 'c\'
        ====
        x
        """)]
    [InlineData("""select U&'d\0061t;', u&"d\0061;""x", B'01;', X'1F;', N'n;'; x""", """
        select U&'d\0061t;', u&"d\0061;""x", B'01;', X'1F;', N'n;'
        ====
        x
        """)]
    [InlineData("""select U & 'a\'; x""", """
        select U & 'a\'
        ====
        x
        """)]
    [InlineData("""select "a;""b;", "it's"; x""", """
        select "a;""b;", "it's"
        ====
        x
        """)]
    [InlineData("select 'äöü;', Ünï$cöde$ from t; x", "select 'äöü;', Ünï$cöde$ from t\n====\nx")]
    public void Strings_and_names(string text, string expected) => Lexer.AssertPieces("PostgreSql", text, expected);

    [Theory]
    [InlineData("select $$a;'b$$; x", "select $$a;'b$$\n====\nx")]
    [InlineData("select $t$a; $$ b; $T$ $ t$ $t $t$; x", "select $t$a; $$ b; $T$ $ t$ $t $t$\n====\nx")]
    [InlineData("select $a$ $b$a$ ; $a$; x", "select $a$ $b$a$\n====\n$a$; x", true)]
    [InlineData("select $_ä1$;$_ä1$; x", "select $_ä1$;$_ä1$\n====\nx")]
    [InlineData("select a$b$c; x", "select a$b$c\n====\nx")]
    [InlineData("select a$$; x", "select a$$\n====\nx")]
    [InlineData("select $1, $2; x", "select $1, $2\n====\nx")]
    [InlineData("select $1$; x", "select $1$\n====\nx")]
    [InlineData("select $1$a$;$a$, 2$$;$$, a3$$; x", "select $1$a$;$a$, 2$$;$$, a3$$\n====\nx")]
    [InlineData("select $$$$; x", "select $$$$\n====\nx")]
    [InlineData("select $a b$; x", "select $a b$\n====\nx")]
    [InlineData("do $do$ begin perform $$;$$; end $do$; x", "do $do$ begin perform $$;$$; end $do$\n====\nx")]
    public void Dollar_quotes(string text, string expected, bool unclosed = false)
    {
        if (unclosed)
            Assert.Equal("UnclosedDollarQuote", Lexer.Fails("PostgreSql", text).ErrorId);
        else
            Lexer.AssertPieces("PostgreSql", text, expected);
    }

    [Theory]
    [InlineData("create rule r as on insert to t do also (insert into a values (1); delete from b); x",
        "create rule r as on insert to t do also (insert into a values (1); delete from b)\n====\nx")]
    [InlineData("select (')'); x", "select (')')\n====\nx")]
    [InlineData("select 1); select (2", "", "UnclosedParenthesis")]
    [InlineData("select 1); x", "select 1)\n====\nx")]
    public void Parentheses(string text, string expected, string? errorId = null)
    {
        if (errorId != null)
            Assert.Equal(errorId, Lexer.Fails("PostgreSql", text).ErrorId);
        else
            Lexer.AssertPieces("PostgreSql", text, expected);
    }

    [Theory]
    [InlineData("""
        CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql
        BEGIN ATOMIC
            INSERT INTO t VALUES (a);
            SELECT CASE WHEN a > 1 THEN (CASE a WHEN 2 THEN 3 END) ELSE CASE 1 WHEN 1 THEN 4 END END;
        END;
        SELECT f(1);
        """, """
        CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql
        BEGIN ATOMIC
            INSERT INTO t VALUES (a);
            SELECT CASE WHEN a > 1 THEN (CASE a WHEN 2 THEN 3 END) ELSE CASE 1 WHEN 1 THEN 4 END END;
        END
        ====
        SELECT f(1)
        """)]
    [InlineData("create procedure p() begin /* c */ atomic select 1 as end, x.case from x; end; x",
        "create procedure p() begin /* c */ atomic select 1 as end, x.case from x; end\n====\nx")]
    [InlineData("create function f() returns int return case when true then 1 end; x",
        "create function f() returns int return case when true then 1 end\n====\nx")]
    [InlineData("create function f() returns int as $$ begin atomic; $$ language sql; x",
        "create function f() returns int as $$ begin atomic; $$ language sql\n====\nx")]
    [InlineData("begin; select atomic; end; x", "begin\n====\nselect atomic\n====\nend\n====\nx")]
    [InlineData("create table begin (atomic int); x", "create table begin (atomic int)\n====\nx")]
    public void Routine_bodies_stay_whole(string text, string expected) => Lexer.AssertPieces("PostgreSql", text, expected);

    [Theory]
    [InlineData("set standard_conforming_strings = off", false)]
    [InlineData("SET SESSION Standard_Conforming_Strings TO 'off'", false)]
    [InlineData("set local standard_conforming_strings to false", false)]
    [InlineData("set standard_conforming_strings = 0", false)]
    [InlineData("select set_config('standard_conforming_strings', 'off', false)", false)]
    [InlineData("SELECT pg_catalog.set_config('standard_conforming_strings', 'f', true)", false)]
    [InlineData("set standard_conforming_strings = off; set standard_conforming_strings = on", true)]
    [InlineData("set standard_conforming_strings = off; set standard_conforming_strings to default", true)]
    [InlineData("set standard_conforming_strings = off; reset standard_conforming_strings", true)]
    [InlineData("set standard_conforming_strings = off; reset all", true)]
    [InlineData("set standard_conforming_strings = off; set backslash_quote = on", false)]
    [InlineData("set standard_conforming_strings = x", true)]
    [InlineData("-- set standard_conforming_strings = off\n select 1", true)]
    public void Backslashes_count_once_the_script_says_so(string setting, bool conforming)
    {
        string[] expected = conforming ? [@"select '\'", "select ';'"] : [@"select '\'; select '", "' --'"];
        Assert.Equal(expected, Lexer.Texts("PostgreSql", setting + @"; select '\'; select ';' --'")[^2..]);
    }

    [Theory]
    [InlineData("copy t from '/tmp/x;y' with (format csv); x", "copy t from '/tmp/x;y' with (format csv)\n====\nx")]
    [InlineData("copy (select 1 from stdin) to '/tmp/x'; x", "copy (select 1 from stdin) to '/tmp/x'\n====\nx")]
    [InlineData("copy t to program 'gzip > x'; x", "copy t to program 'gzip > x'\n====\nx")]
    public void Copy_with_the_server_s_files(string text, string expected) => Lexer.AssertPieces("PostgreSql", text, expected);
}
