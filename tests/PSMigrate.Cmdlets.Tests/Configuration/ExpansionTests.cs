using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Tests.Configuration;

public class ExpansionTests
{
    static readonly Dictionary<string, string> Variables = new()
    {
        ["A"] = "x",
        ["EMPTY"] = "",
        ["PF(x86)"] = "p",
        ["NESTED"] = "${env:A}",
    };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("${env:A}", "x")]
    [InlineData("${ENV:A}", "x")]
    [InlineData("-${env:A}-${env:A}-", "-x-x-")]
    [InlineData("${env:A}${env:A}", "xx")]
    [InlineData("${env:A:-y}", "x")]
    [InlineData("${env:B:-y}", "y")]
    [InlineData("${env:B:-}", "")]
    [InlineData("${env:B:-a:-b}", "a:-b")]
    [InlineData("${env:EMPTY:-y}", "y")]
    [InlineData("${env:EMPTY}", "")]
    [InlineData("${env:PF(x86)}", "p")]
    [InlineData("${env:NESTED}", "${env:A}")]
    [InlineData("$${env:A}", "${env:A}")]
    [InlineData("$$${env:A}", "$${env:A}")]
    [InlineData("${env:A}$${x}", "x${x}")]
    [InlineData("$$ $1 {a} $", "$$ $1 {a} $")]
    public void References_expand(string text, string expected)
    {
        var environment = Sample.Select($"@{{ Variables = @{{ v = '{text}' }} }}", null, Variables);
        Assert.Equal(expected, environment.Variables["v"]);
    }

    [Theory]
    [InlineData("${x}")]
    [InlineData("${}")]
    [InlineData("${env:}")]
    [InlineData("${env:A")]
    [InlineData("${env:A B}")]
    [InlineData("${env:${env:A}}")]
    public void Other_text_of_that_form_is_refused(string text)
    {
        var error = Sample.Fails("ConfigurationValue", 2, 23,
            () => Sample.Select($"@{{\n   ConnectionString = '{text}' }}", null, Variables));
        Assert.Contains("$${", error.Remedy, StringComparison.Ordinal);
        Sample.Fails("ConfigurationValue", 1, 27, () => Sample.Select($"@{{ Hooks = @{{ PostWrite = '{text}' }} }}", null, Variables));
    }

    [Fact]
    public void A_missing_variable_is_named_with_key_and_line()
    {
        var error = Sample.Fails("ConfigurationVariableMissing", 3, 18, () => Sample.Select("@{\n\n  VersionTable = '${env:NO_SUCH}' }"));
        Assert.Contains("'NO_SUCH'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'VersionTable'", error.Message, StringComparison.Ordinal);
        Assert.Contains("migration.psd1:3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_asks_for_its_variables_only_when_it_is_needed()
    {
        var environment = Sample.Select("@{\n ConnectionString = 'Host=h;Password=${env:PW}'\n Variables = @{ a = '${env:B}' } }");
        Assert.Equal("Host=h;Password=***", environment.ConnectionString);
        Assert.Equal("${env:B}", environment.Row("Variables.a").Value);
        Assert.True(environment.HasDatabase);
        Sample.Fails("ConfigurationVariableMissing", 2, 21, () => environment.RequireDatabase());
        Sample.Fails("ConfigurationVariableMissing", 3, 21, () => environment.Variables.ToString());
    }

    [Fact]
    public void Only_the_chosen_environment_asks_for_variables()
    {
        const string text = """
            @{
                DefaultEnvironment = 'dev'
                Environments = @{
                    dev = @{ VersionTable = 'v' }
                    prod = @{ VersionTable = '${env:B}'; TruncateSlugLength = '${env:N}' }
                }
            }
            """;
        Assert.Equal("v", Sample.Select(text).OfflineDatabase.VersionTable);
        Sample.Fails("ConfigurationVariableMissing", () => Sample.Select(text, "prod"));
        var prod = Sample.Select(text, "prod", new() { ["B"] = "w", ["N"] = "12" });
        Assert.Equal("w", prod.OfflineDatabase.VersionTable);
        Assert.Equal(12, prod.Project.TruncateSlugLength);
    }

    [Fact]
    public void What_an_environment_replaces_asks_for_nothing()
    {
        const string text = "@{ VersionTable = '${env:B}'; Environments = @{ prod = @{ VersionTable = 'v' } } }";
        Assert.Equal("v", Sample.Select(text, "prod").OfflineDatabase.VersionTable);
    }

    [Theory]
    [InlineData("TransactionMode", "all", "")]
    [InlineData("TransactionMode", "never", "PerRevision, All, None")]
    [InlineData("StatementTimeout", "00:01:00", "")]
    [InlineData("StatementTimeout", "later", "00:00:30")]
    public void What_was_expanded_is_checked_too(string key, string value, string told)
    {
        var text = $"@{{ {key} = '${{env:V}}' }}";
        if (told.Length == 0)
            Sample.Select(text, null, new() { ["V"] = value });
        else
        {
            var error = Sample.Fails("ConfigurationValue", 1, key.Length + 7, () => Sample.Select(text, null, new() { ["V"] = value }));
            Assert.Contains(told, error.Message, StringComparison.Ordinal);
        }
    }
}
