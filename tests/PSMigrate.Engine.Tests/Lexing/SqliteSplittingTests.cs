using Xunit;

namespace PSMigrate.Engine.Tests.Lexing;

public sealed class SqliteSplittingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \r\n\t ", "")]
    [InlineData(";;; ;", "")]
    [InlineData("-- nothing", "")]
    [InlineData("/* nothing */ -- at all\n;", "")]
    [InlineData("select 1", "select 1")]
    [InlineData("select 1;", "select 1")]
    [InlineData("\uFEFFselect 1;", "select 1")]
    [InlineData("  -- first\n  select 1 /* last */ -- really\n ;  ", "select 1")]
    [InlineData("select 1;;select 2", "select 1\n====\nselect 2")]
    [InlineData("select /* ; */ 1 -- ;\n + 1;", "select /* ; */ 1 -- ;\n + 1")]
    [InlineData("/* a /* b */ select 1;", "select 1")]
    [InlineData("select 1 /*/ ; */ + 1;", "select 1 /*/ ; */ + 1")]
    [InlineData("select 4 / 2 * 1 - -1;", "select 4 / 2 * 1 - -1")]
    [InlineData("select 1 -- a comment ends at LF only\r ; \nfrom t;", "select 1 -- a comment ends at LF only\r ; \nfrom t")]
    public void Blanks_comments_and_terminators(string text, string expected) => Lexer.AssertPieces("Sqlite", text, expected);

    [Theory]
    [InlineData("select 'a;b'; select 2", "select 'a;b'\n====\nselect 2")]
    [InlineData("select 'it''s; --'; select 2", "select 'it''s; --'\n====\nselect 2")]
    [InlineData("""select 'back\'; select 2""", """
        select 'back\'
        ====
        select 2
        """)]
    [InlineData("""select "a;""b"; select 2""", """
        select "a;""b"
        ====
        select 2
        """)]
    [InlineData("select `a;``b`; select 2", "select `a;``b`\n====\nselect 2")]
    [InlineData("select [a;'b]; select [x]]; select 3", "select [a;'b]\n====\nselect [x]]\n====\nselect 3")]
    [InlineData("select x'00ff;'; select X''; select 3", "select x'00ff;'\n====\nselect X''\n====\nselect 3")]
    [InlineData("select '-- no comment', '/*'; select '*/'", "select '-- no comment', '/*'\n====\nselect '*/'")]
    [InlineData("insert into t values('a\nb;\n'';'\n);x", "insert into t values('a\nb;\n'';'\n)\n====\nx")]
    [InlineData("select (1;select 2);", "select (1\n====\nselect 2)")]
    [InlineData("select ?1, :a, @b, $c; select 2", "select ?1, :a, @b, $c\n====\nselect 2")]
    [InlineData("select $${a}, ${b}; select 2", "select $${a}, ${b}\n====\nselect 2")]
    [InlineData("select ünïcode, '日本;語' from 表; select 2", "select ünïcode, '日本;語' from 表\n====\nselect 2")]
    public void Literals_and_names(string text, string expected) => Lexer.AssertPieces("Sqlite", text, expected);

    [Theory]
    [InlineData("""
        create trigger t after insert on a begin
            update b set n = n + 1;
            delete from c where x = 'end;';
        end;
        select 1;
        """, """
        create trigger t after insert on a begin
            update b set n = n + 1;
            delete from c where x = 'end;';
        end
        ====
        select 1
        """)]
    [InlineData("""
        CREATE TEMP TRIGGER IF NOT EXISTS t BEFORE UPDATE OF x ON a
        WHEN CASE new.x WHEN 1 THEN 0 ELSE 1 END
        BEGIN
            SELECT CASE WHEN new.x < 0 THEN RAISE(ABORT, 'negative') END;
            UPDATE a SET y = CASE WHEN 1 THEN CASE 2 WHEN 2 THEN 3 END ELSE 4 END;
        END;
        SELECT 2
        """, """
        CREATE TEMP TRIGGER IF NOT EXISTS t BEFORE UPDATE OF x ON a
        WHEN CASE new.x WHEN 1 THEN 0 ELSE 1 END
        BEGIN
            SELECT CASE WHEN new.x < 0 THEN RAISE(ABORT, 'negative') END;
            UPDATE a SET y = CASE WHEN 1 THEN CASE 2 WHEN 2 THEN 3 END ELSE 4 END;
        END
        ====
        SELECT 2
        """)]
    [InlineData("""
        create temporary trigger t after delete on a begin -- end;
            select 1; /* end; */
            -- and now
            end -- of it
            ; select 2
        """, """
        create temporary trigger t after delete on a begin -- end;
            select 1; /* end; */
            -- and now
            end
        ====
        select 2
        """)]
    [InlineData("""
        create trigger t after insert on a begin update a set "end" = 1, begin = 2, end = 3; select 1 as end; end; select 2
        """, """
        create trigger t after insert on a begin update a set "end" = 1, begin = 2, end = 3; select 1 as end; end
        ====
        select 2
        """)]
    [InlineData("create trigger t after insert on a begin select 1;; end; x",
        "create trigger t after insert on a begin select 1;; end\n====\nx")]
    [InlineData("create trigger t after insert on a begin end; x", "create trigger t after insert on a begin end\n====\nx")]
    [InlineData("explain create trigger t after insert on a begin select 1; end; x",
        "explain create trigger t after insert on a begin select 1; end\n====\nx")]
    [InlineData("create trigger t after insert on a; select 2", "create trigger t after insert on a\n====\nselect 2")]
    [InlineData("create table trigger_log(a); begin; select 1; end;",
        "create table trigger_log(a)\n====\nbegin\n====\nselect 1\n====\nend")]
    [InlineData("drop trigger t; begin; end", "drop trigger t\n====\nbegin\n====\nend")]
    public void Triggers_stay_whole(string text, string expected) => Lexer.AssertPieces("Sqlite", text, expected);
}
