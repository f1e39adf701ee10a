using PSMigrate.Engine.Dialects.SqlServer;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>What the catalogue keeps of views, routines and triggers is the text that made them, as its author wrote it.</summary>
public sealed class ModuleReadingTests
{
    [Theory]
    [InlineData("CREATE PROCEDURE p @a int AS SELECT 1", "@a int AS SELECT 1")]
    [InlineData("create or alter proc [dbo].[p ]] q]\r\n@a int AS SELECT 1\r\n", "@a int AS SELECT 1")]
    [InlineData("-- CREATE VIEW old\n/* /* nested */ PROC */ CREATE /* x */ FUNCTION dbo . \"f\"(@a int) RETURNS int AS BEGIN RETURN 1 END",
        "(@a int) RETURNS int AS BEGIN RETURN 1 END")]
    [InlineData("CREATE PROC dbo.p\n-- what it does\nAS SELECT 1", "-- what it does\nAS SELECT 1")]
    [InlineData("ALTER PROCEDURE 🐘 AS SELECT 1", "AS SELECT 1")]
    public void What_follows_the_name(string text, string rest) => Assert.Equal(rest, new SqlServerModuleText(text).Rest);

    [Theory]
    [InlineData("CREATE VIEW v AS SELECT 1 AS a", "", "SELECT 1 AS a")]
    [InlineData("CREATE VIEW [s].[v] ([a ]] b], \"c\"\"d\", e) AS SELECT 1, 2, 3", "a ] b|c\"d|e", "SELECT 1, 2, 3")]
    [InlineData("CREATE VIEW v WITH SCHEMABINDING, VIEW_METADATA\nas\nWITH c AS (SELECT 1 AS a) SELECT a FROM c", "", "WITH c AS (SELECT 1 AS a) SELECT a FROM c")]
    [InlineData("CREATE VIEW v(a)AS(SELECT 1)", "a", "(SELECT 1)")]
    public void Views(string text, string columns, string query)
    {
        var module = new SqlServerModuleText(text);
        Assert.Equal(columns, string.Join('|', module.Columns()));
        module.UpToAs();
        Assert.Equal(query, module.Rest);
    }

    [Theory]
    [InlineData("CREATE TRIGGER t ON p AFTER INSERT, UPDATE AS SET NOCOUNT ON", "AFTER INSERT, UPDATE", "SET NOCOUNT ON")]
    [InlineData("CREATE TRIGGER [s].[t] ON [s].[o AS p] WITH EXECUTE AS OWNER\nFOR DELETE -- AS\nAS\nBEGIN SELECT 1 AS a END\n",
        "WITH EXECUTE AS OWNER\nFOR DELETE -- AS", "BEGIN SELECT 1 AS a END")]
    [InlineData("CREATE TRIGGER t ON p INSTEAD OF INSERT NOT FOR REPLICATION AS EXECUTE AS USER = 'x'; REVERT",
        "INSTEAD OF INSERT NOT FOR REPLICATION", "EXECUTE AS USER = 'x'; REVERT")]
    public void Triggers(string text, string happening, string body)
    {
        var module = new SqlServerModuleText(text);
        module.SkipTable();
        Assert.Equal(happening, module.UpToAs());
        Assert.Equal(body, module.Rest);
    }

    [Theory]
    [InlineData("((0))", "0")]
    [InlineData("(getdate())", "getdate()")]
    [InlineData("([a]>(0) AND [b]<(1))", "[a]>(0) AND [b]<(1)")]
    [InlineData("([a])+([b])", "([a])+([b])")]
    [InlineData("(N')(')", "N')('")]
    [InlineData("([a)]]]=(1))", "[a)]]]=(1)")]
    [InlineData("(", "(")]
    [InlineData("", "")]
    public void The_servers_parentheses_go(string text, string bare) => Assert.Equal(bare, SqlServerModuleText.Unwrap(text));

    [Theory]
    [InlineData("")]
    [InlineData("CREATE")]
    [InlineData("CREATE VIEW")]
    [InlineData("CREATE VIEW v (")]
    [InlineData("CREATE TRIGGER t ON")]
    public void A_text_that_ends_early_ends_the_reading(string text)
    {
        var module = new SqlServerModuleText(text);
        module.Columns();
        module.UpToAs();
        Assert.Equal("", module.Rest);
    }
}
