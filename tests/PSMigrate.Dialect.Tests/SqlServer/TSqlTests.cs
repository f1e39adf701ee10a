namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The checks that the other tests rely on.</summary>
public sealed class TSqlTests
{
    [Fact]
    public void A_batch_of_several_statements_parses() => TSql.AssertParses("SET XACT_ABORT ON; CREATE TABLE [a ]] b] (id int NOT NULL)");

    [Theory]
    [InlineData("ALTER TABLE a ADD COLUMN b int")]
    [InlineData("SELECT 1 LIMIT 1")]
    [InlineData("DROP INDEX IF EXISTS")]
    public void What_the_server_would_refuse_does_not_parse(string batch) => Assert.NotEmpty(TSql.Errors(batch));

    [Fact]
    public void Two_batches_are_not_one() => Assert.ThrowsAny<Exception>(() => TSql.AssertParses("SELECT 1\nGO\nSELECT 2"));
}
