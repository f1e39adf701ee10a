using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

public sealed class SqlServerSplittingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("GO", "")]
    [InlineData("\nGO\ngo\n-- x\nGo", "")]
    [InlineData("; ;\nGO", "")]
    [InlineData("select 1; select 2;", "select 1; select 2;")]
    [InlineData("select 1\nGO\nselect 2", "select 1\n====\nselect 2")]
    [InlineData("\uFEFFselect 1\r\ngo\r\nselect 2\r\nGO\r\n", "select 1\n====\nselect 2")]
    [InlineData("select 1\rgO\rselect 2", "select 1\n====\nselect 2")]
    [InlineData("select 1\n \t GO \t \nselect 2", "select 1\n====\nselect 2")]
    [InlineData("select 1\nGO -- the end\nselect 2", "select 1\n====\nselect 2")]
    [InlineData("select 1\nGO--the end\nselect 2", "select 1\n====\nselect 2")]
    [InlineData("select 1\nGO /* a */ /* b */ -- c\nselect 2", "select 1\n====\nselect 2")]
    [InlineData("select 1\nGO/* a\n */ select 2", "select 1\n====\nselect 2")]
    [InlineData("select 1\n/* a */ GO\nselect 2", "select 1\n====\nselect 2")]
    [InlineData("select 1 /* a\n*/ GO\nselect 2", "select 1\n====\nselect 2")]
    [InlineData(";with a as (select 1 b) select b from a;", "with a as (select 1 b) select b from a;")]
    [InlineData("merge t using s on 1 = 1 when matched then delete;\nGO", "merge t using s on 1 = 1 when matched then delete;")]
    public void Separators(string text, string expected) => Lexer.AssertPieces("SqlServer", text, expected);

    [Theory]
    [InlineData("select 1 GO\nselect 2")]
    [InlineData("select 1\nGOTO x")]
    [InlineData("select 1\nGO_ON")]
    [InlineData("select 1 from\nGO.t")]
    [InlineData("select 1 as a,\nGO, b from t")]
    [InlineData("update t set\nGO= 1")]
    [InlineData("select 1\nGO-1")]
    [InlineData("select 1\n@GO\n#GO\n[GO]\nEGO\nGO$")]
    [InlineData("select '\nGO\n'")]
    [InlineData("select 'it''s\nGO\n'''")]
    [InlineData("select N'\nGO\n', 'b\\'")]
    [InlineData("select \"\nGO\n\"\"\nGO\n\"")]
    [InlineData("select [\nGO\n]]\nGO\n]")]
    [InlineData("select 1 /*\nGO\n*/ + 1")]
    [InlineData("select 1 /* /* ' */\nGO\n*/ + 1")]
    [InlineData("select 1 -- '\n + 1 -- GO\n + 1")]
    [InlineData("select 1 --\n-- GO\n + 1")]
    [InlineData("select '\n' GO")]
    [InlineData("create procedure p as\nbegin\n  select 1;\n  select 2;\nend;")]
    [InlineData("select geography\n::Parse('x')")]
    [InlineData("again:\nif 1 != 2 and 3 !< 4 goto again")]
    [InlineData("select '$(x)', ${y}, {ts '2020-01-01'}")]
    public void Everything_else_stays_one_batch(string text) => Assert.Equal(text, Lexer.One("SqlServer", text).Text);

    [Theory]
    [InlineData("insert t default values\nGO 5", 5)]
    [InlineData("insert t default values\ngo\t12  -- times\n", 12)]
    [InlineData("insert t default values\nGO 003/* times */\n", 3)]
    [InlineData("insert t default values\nGO 2147483647\n", int.MaxValue)]
    [InlineData("insert t default values\nGO\n", 1)]
    [InlineData("insert t default values\nGO\nGO 7", 1)]
    public void A_count_says_how_often(string text, int count)
    {
        var piece = Lexer.One("SqlServer", text);
        Assert.Equal("insert t default values", piece.Text);
        Assert.Equal(count, piece.Count);
    }

    [Fact]
    public void A_comment_s_quotes_do_not_count()
    {
        // The failures of other tools: dotnet/efcore#37494, DbUp/DbUp#44, #51 and #548.
        Lexer.AssertPieces("SqlServer", """
            /* it's a comment */
            create table a (b int) -- don't
            GO
            /* it's
            GO
            another */ create view v as select 1 as "it's"
            GO--it's
            print 'GO
            GO'
            GO
            """, """
            create table a (b int)
            ====
            create view v as select 1 as "it's"
            ====
            print 'GO
            GO'
            """);
    }
}
