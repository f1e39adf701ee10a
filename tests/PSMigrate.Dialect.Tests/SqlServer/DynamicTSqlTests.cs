namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The check of T-SQL within T-SQL sees what it is there for.</summary>
public sealed class DynamicTSqlTests
{
    [Fact]
    public void Every_alternative_is_found()
    {
        var texts = DynamicTSql.Of(
            """
            DECLARE @sql nvarchar(max);
            SELECT @sql = N'ALTER TABLE [it''s] ADD ' + QUOTENAME(c.name) + CASE WHEN ty.name IN (N'char', N'x') THEN CONCAT(N' ', ty.name, N'(', c.max_length, N')')
                ELSE N' int' END + IIF(c.is_nullable = 1, N' NULL', N' NOT NULL') FROM sys.columns AS c;
            EXEC (@sql);
            EXEC (N'CREATE SCHEMA x');
            """);
        Assert.Equal(
            [
                "ALTER TABLE [it's] ADD [a ]] b] char(1) NULL", "ALTER TABLE [it's] ADD [a ]] b] char(1) NOT NULL",
                "ALTER TABLE [it's] ADD [a ]] b] int NULL", "ALTER TABLE [it's] ADD [a ]] b] int NOT NULL", "CREATE SCHEMA x",
            ],
            texts);
    }

    [Fact]
    public void A_mistake_in_it_is_a_mistake() =>
        Assert.ThrowsAny<Exception>(() => GeneratedTSql.AssertParses("DECLARE @sql nvarchar(max) = N'ALTER TABLE t DROP COLUMN'; EXEC (@sql)"));
}
