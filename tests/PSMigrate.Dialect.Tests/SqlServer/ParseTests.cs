using PSMigrate.Dialects.Tests.Sql;
using PSMigrate.Operations;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>What is said to SQL Server is T-SQL, whatever the operation and its options.</summary>
public sealed class ParseTests
{
    public static TheoryData<string> Operations() =>
        new(OperationVariants.Types.Select(type => type.Name).Except(["AutocommitBlock", "ExecuteSql"]));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_option_is_tsql_or_refused(string operation)
    {
        foreach (var variant in OperationVariants.Of(OperationVariants.Types.Single(type => type.Name == operation)))
        {
            try
            {
                GeneratedTSql.Batches(variant);
            }
            catch (MigrationException error)
            {
                Assert.Equal("NotSupportedByProvider", error.ErrorId);
            }
        }
    }
}
