using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Tests.Configuration;

public class CheckTests
{
    [Theory]
    [InlineData("@{ Provder = 'x' }", 1, 4, "Provider")]
    [InlineData("@{\n  ConectionString = 'x' }", 2, 3, "ConnectionString")]
    [InlineData("@{ VersionLocation = 'x' }", 1, 4, "VersionLocations")]
    [InlineData("@{ Lock = @{ WaitSecond = 1 } }", 1, 14, "WaitSeconds")]
    [InlineData("@{ Lock = @{ Wait = 1 } }", 1, 14, "WaitSeconds")]
    [InlineData("@{ Retry = @{ Cout = 1 } }", 1, 15, "Count")]
    [InlineData("@{ Hooks = @{ PostWrit = 'x' } }", 1, 15, "PostWrite")]
    [InlineData("@{ Schema = @{ Sourc = 'x' } }", 1, 16, "Source")]
    [InlineData("@{ ConnectionString = @{ Secret = 'x'; Vualt = 'y' } }", 1, 40, "Vault")]
    [InlineData("@{ Environments = @{ prod = @{ Provdier = 'x' } } }", 1, 32, "Provider")]
    public void An_unknown_key_is_refused_and_the_nearest_one_named(string text, int line, int column, string nearest)
    {
        var error = Sample.Fails("ConfigurationUnknownKey", line, column, () => Sample.Parse(text));
        Assert.Contains($"'{nearest}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ Environments = @{ prod = @{ Environments = @{} } } }", 32)]
    [InlineData("@{ Environments = @{ prod = @{ defaultEnvironment = 'x' } } }", 32)]
    public void Environments_do_not_nest(string text, int column) =>
        Sample.Fails("ConfigurationUnknownKey", 1, column, () => Sample.Parse(text));

    [Theory]
    [InlineData("@{ Provider = 5 }", 15, "text in quotes")]
    [InlineData("@{ Provider = '' }", 15, "empty")]
    [InlineData("@{ Provider = @{} }", 15, "text in quotes")]
    [InlineData("@{ ServerVersion = 15.10 }", 20, "text in quotes")]
    [InlineData("@{ TransactionMode = 'Alll' }", 22, "PerRevision, All, None")]
    [InlineData("@{ TransactionMode = 1 }", 22, "PerRevision, All, None")]
    [InlineData("@{ RevisionFormat = 'yaml' }", 21, "PowerShell, Sql")]
    [InlineData("@{ OnChangedRevision = 'Stop' }", 24, "Warn, Fail, Ignore")]
    [InlineData("@{ Lock = @{ Mode = 'Maybe' } }", 21, "Wait, Fail, Off")]
    [InlineData("@{ Lock = $true }", 11, "Mode, WaitSeconds")]
    [InlineData("@{ Lock = @{ WaitSeconds = -1 } }", 28, "seconds")]
    [InlineData("@{ TruncateSlugLength = 0 }", 25, "at least 1")]
    [InlineData("@{ TruncateSlugLength = 1.5 }", 25, "whole number")]
    [InlineData("@{ TruncateSlugLength = 'many' }", 25, "whole number")]
    [InlineData("@{ TruncateSlugLength = 99999999999 }", 25, "whole number")]
    [InlineData("@{ TruncateSlugLength = $true }", 25, "whole number")]
    [InlineData("@{ StatementTimeout = 'soon' }", 23, "00:00:30")]
    [InlineData("@{ StatementTimeout = '-00:00:01' }", 23, "00:00:30")]
    [InlineData("@{ StatementTimeout = 1e300 }", 23, "00:00:30")]
    [InlineData("@{ LockTimeout = 'NaN' }", 18, "00:00:30")]
    [InlineData("@{ Retry = @{ Count = -1 } }", 23, "at least 0")]
    [InlineData("@{ VersionLocations = 'a', 5 }", 28, "list of texts")]
    [InlineData("@{ VersionLocations = 'a', '' }", 28, "empty")]
    [InlineData("@{ VersionLocations = 'a', $null }", 28, "list of texts")]
    [InlineData("@{ Modules = @{} }", 14, "list of texts")]
    [InlineData("@{ NamingConvention = @{ PrimaryKey = 1 } }", 39, "text in quotes")]
    [InlineData("@{ Variables = 'a=b' }", 16, "hashtable")]
    [InlineData("@{ Variables = @{ a = 1, 2 } }", 23, "a list")]
    [InlineData("@{ Variables = @{ a = @{ b = 1 } } }", 23, "a hashtable")]
    [InlineData("@{ ConnectionString = 5 }", 23, "its parts")]
    [InlineData("@{ ConnectionString = @{ Host = @('a') } }", 33, "a list")]
    [InlineData("@{ ConnectionString = @{ Secret = '' } }", 23, "name a secret")]
    [InlineData("@{ ConnectionString = @{ Secret = 5 } }", 35, "text in quotes")]
    [InlineData("@{ Environments = 'prod' }", 19, "hashtable")]
    [InlineData("@{ Environments = @{ prod = 'x' } }", 29, "hashtable")]
    [InlineData("@{ Environments = @{ ' ' = @{} } }", 28, "without a name")]
    [InlineData("@{ Environments = @{ prod = @{ TransactionMode = 'x' } } }", 50, "PerRevision")]
    [InlineData("@{ DefaultEnvironment = '${env:X}' }", 25, "variable")]
    [InlineData("@{ DefaultEnvironment = '' }", 25, "empty")]
    public void A_wrong_value_is_refused_and_the_right_ones_named(string text, int column, string told)
    {
        var error = Sample.Fails("ConfigurationValue", 1, column, () => Sample.Parse(text));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_that_does_not_exist_is_refused()
    {
        var error = Sample.Fails("EnvironmentNotFound", 1, 25,
            () => Sample.Parse("@{ DefaultEnvironment = 'pord'; Environments = @{ dev = @{}; prod = @{} } }"));
        Assert.Contains("prod, dev", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_is_documented_once()
    {
        Assert.Equal(ConfigurationKeys.All.Count, ConfigurationKeys.All.Select(key => key.Name.ToUpperInvariant()).Distinct().Count());
        Assert.All(ConfigurationKeys.All, key => Assert.EndsWith(".", key.Description, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("abc", "ABC", 0)]
    [InlineData("abc", "abd", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_edits(string left, string right, int distance) => Assert.Equal(distance, NearestName.Distance(left, right));
}
