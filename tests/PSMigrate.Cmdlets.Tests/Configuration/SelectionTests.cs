using System.Collections;
using System.Globalization;
using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Tests.Configuration;

public class SelectionTests
{
    const string Layers = """
        @{
            Provider = 'Base'
            ConnectionString = 'Data Source=base.db'
            Lock = @{ Mode = 'Fail'; WaitSeconds = 5 }
            VersionLocations = 'a', 'b'
            Variables = @{ region = 'base'; size = 1 }
            DefaultEnvironment = 'dev'
            Environments = @{
                dev = @{}
                prod = @{
                    Provider = 'Overlay'
                    lock = @{ mode = 'Wait' }
                    VersionLocations = 'c'
                    Variables = @{ REGION = 'prod' }
                }
            }
        }
        """;

    [Theory]
    [InlineData(null, null, null, "Base", "migration.psd1:2")]
    [InlineData("prod", null, null, "Overlay", "migration.psd1:11 (environment prod)")]
    [InlineData("PROD", "Var", null, "Var", "PSMIGRATE_PROVIDER")]
    [InlineData("prod", "", null, "Overlay", "migration.psd1:11 (environment prod)")]
    [InlineData("prod", "Var", "Param", "Param", "-Provider")]
    public void The_nearest_layer_wins(string? environment, string? variable, string? parameter, string expected, string origin)
    {
        var variables = new Dictionary<string, string>();
        if (variable is not null)
            variables["PSMIGRATE_PROVIDER"] = variable;
        var selected = Sample.SelectWith(Layers, new ConfigurationOverrides { Environment = environment, Provider = parameter }, variables);
        Assert.Equal(expected, selected.Provider);
        Assert.Equal(new("Provider", expected, origin), selected.Row("Provider"));
    }

    [Fact]
    public void Hashtables_merge_and_the_rest_is_replaced()
    {
        var prod = Sample.Select(Layers, "prod");
        Assert.True(prod.OfflineDatabase.Lock);
        Assert.Equal(TimeSpan.FromSeconds(5), prod.OfflineDatabase.LockWait);
        Assert.Equal([Path.Combine(Sample.Folder, "c")], prod.Project.VersionLocations);
        Assert.Equal("prod", prod.Variables["region"]);
        Assert.Equal("1", prod.Variables["size"]);
        Assert.Equal("migration.psd1:4", prod.Row("Lock.WaitSeconds").Origin);
        Assert.Equal("migration.psd1:12 (environment prod)", prod.Row("Lock.Mode").Origin);
        Assert.Equal("Data Source=base.db", prod.RequireDatabase().ConnectionString);

        var dev = Sample.Select(Layers);
        Assert.Equal(TimeSpan.Zero, dev.OfflineDatabase.LockWait);
        Assert.Equal(2, dev.Project.VersionLocations.Count);
        Assert.Equal("base", dev.Variables["region"]);
    }

    [Fact]
    public void Environment_and_its_default()
    {
        var project = Sample.Parse(Layers);
        Assert.Equal(["dev", "prod"], project.Names);
        Assert.Equal("dev", project.DefaultName);
        Assert.True(Sample.Select(Layers).IsDefault);
        var byVariable = Sample.Select(Layers, null, new() { ["PSMIGRATE_ENVIRONMENT"] = "Prod" });
        Assert.Equal("prod", byVariable.Name);
        Assert.False(byVariable.IsDefault);
        Assert.Equal(new("Environment", "prod", "PSMIGRATE_ENVIRONMENT"), byVariable.Row("Environment"));
        Assert.Equal("dev", Sample.Select(Layers, "dev", new() { ["PSMIGRATE_ENVIRONMENT"] = "prod" }).Name);

        var error = Sample.Fails("EnvironmentNotFound", () => Sample.Select(Layers, "prd"));
        Assert.Contains("prod, dev", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{}", "default", "default")]
    [InlineData("@{ DefaultEnvironment = 'dev' }", "dev", "dev")]
    [InlineData("@{ Environments = @{} }", "default", "default")]
    [InlineData("@{ Environments = @{ prod = @{} } }", "default", "default prod")]
    [InlineData("@{ Environments = @{ prod = @{}; Default = @{} } }", "Default", "prod Default")]
    [InlineData("@{ Environments = @{ prod = @{} }; DefaultEnvironment = 'PROD' }", "prod", "prod")]
    public void Without_a_default_the_top_level_alone_is_one(string text, string name, string names)
    {
        var project = Sample.Parse(text);
        Assert.Equal(name, project.DefaultName);
        Assert.Equal(names.Split(' '), project.Names);
        Assert.Equal(name, Sample.Select(text).Name);
    }

    [Fact]
    public void Defaults_are_those_of_the_model()
    {
        var environment = Sample.Select("@{}");
        var project = new ProjectSettings { ConfigurationPath = Sample.File, VersionLocations = [Path.Combine(Sample.Folder, "versions")], RepeatableLocations = [Path.Combine(Sample.Folder, "repeatable")] };
        var database = new DatabaseSettings { Provider = "Sqlite", ConnectionString = "", BaseFolder = Sample.Folder };
        Assert.Equal(project, environment.Project);
        Assert.Equal(database, environment.OfflineDatabase);
        Assert.All(environment.Values, row => Assert.Equal("default", row.Origin));
        Assert.Equal(project.FileTemplate, environment.Row("FileTemplate").Value);
        Assert.Equal(project.TruncateSlugLength.ToString(CultureInfo.InvariantCulture), environment.Row("TruncateSlugLength").Value);
        Assert.Equal(project.RevisionFormat.ToString(), environment.Row("RevisionFormat").Value);
        Assert.Equal(database.VersionTable, environment.Row("VersionTable").Value);
        Assert.Equal(database.LogTable, environment.Row("LogTable").Value);
        Assert.Equal(database.TransactionMode.ToString(), environment.Row("TransactionMode").Value);
        Assert.Equal(database.LockWait.TotalSeconds.ToString(CultureInfo.InvariantCulture), environment.Row("Lock.WaitSeconds").Value);
        Assert.Equal(database.RetryCount.ToString(CultureInfo.InvariantCulture), environment.Row("Retry.Count").Value);
        Assert.Equal(database.RetryDelay.TotalSeconds.ToString(CultureInfo.InvariantCulture), environment.Row("Retry.DelaySeconds").Value);
        Assert.Equal(database.OnChangedRevision.ToString(), environment.Row("OnChangedRevision").Value);
    }

    [Fact]
    public void No_connection_string_matters_only_where_one_is_needed()
    {
        var environment = Sample.Select("@{\n  Environments = @{\n    prod = @{} } }", "prod");
        Assert.False(environment.HasDatabase);
        Assert.Null(environment.ConnectionString);
        var error = Sample.Fails("ConfigurationMissingKey", 3, 12, () => environment.RequireDatabase());
        Assert.Contains("'prod'", error.Message, StringComparison.Ordinal);
        Assert.Contains("PSMIGRATE_CONNECTIONSTRING", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_and_an_empty_optional_text_mean_absent()
    {
        var environment = Sample.Select("""
            @{
                VersionTable = 'v'; VersionTableSchema = ''; ConnectionString = 'x=y'; LogTable = ''; Lock = $null
                Environments = @{ p = @{ VersionTable = $null; ConnectionString = $null } }
            }
            """, "p");
        Assert.Equal("migration_version", environment.OfflineDatabase.VersionTable);
        Assert.Null(environment.OfflineDatabase.VersionTableSchema);
        Assert.Equal("", environment.OfflineDatabase.LogTable);
        Assert.False(environment.HasDatabase);
    }

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("1.5", 1.5)]
    [InlineData("'90'", 90.0)]
    [InlineData("'00:00:30'", 30.0)]
    [InlineData("'1.00:00:00'", 86400.0)]
    [InlineData("0", null)]
    [InlineData("'00:00:00'", null)]
    public void A_time_out_is_seconds_or_a_span(string text, double? seconds)
    {
        var database = Sample.Select($"@{{ StatementTimeout = {text}; LockTimeout = {text} }}").OfflineDatabase;
        Assert.Equal(seconds, database.StatementTimeout?.TotalSeconds);
        Assert.Equal(seconds, database.LockTimeout?.TotalSeconds);
    }

    [Fact]
    public void Environment_variables_are_for_scalar_keys_and_taken_as_they_are()
    {
        var environment = Sample.Select("@{ VersionTable = 'v' }", null, new()
        {
            ["PSMIGRATE_CONNECTIONSTRING"] = "Password=${x}",
            ["PSMIGRATE_STATEMENTTIMEOUT"] = "30",
            ["PSMIGRATE_TRUNCATESLUGLENGTH"] = "7",
            ["PSMIGRATE_TRANSACTIONMODE"] = "none",
            ["PSMIGRATE_VERSIONTABLE"] = "w",
            ["PSMIGRATE_MODULES"] = "ignored",
            ["PSMIGRATE_MODULE"] = "ignored",
            ["PSMIGRATE_TEST_SQLSERVER"] = "ignored",
            ["PSMIGRATE_DEFAULTENVIRONMENT"] = "ignored",
        });
        var database = environment.RequireDatabase();
        Assert.Equal("Password=${x}", database.ConnectionString);
        Assert.Equal(TimeSpan.FromSeconds(30), database.StatementTimeout);
        Assert.Equal(7, environment.Project.TruncateSlugLength);
        Assert.Equal(TransactionMode.None, database.TransactionMode);
        Assert.Equal("w", database.VersionTable);
        Assert.Empty(environment.Modules);
        Assert.Equal(new("ConnectionString", "Password=***", "PSMIGRATE_CONNECTIONSTRING"), environment.Row("ConnectionString"));
    }

    [Fact]
    public void A_wrong_environment_variable_is_named()
    {
        var error = Sample.Fails("ConfigurationValue", () => Sample.Select("@{}", null, new() { ["PSMIGRATE_TRANSACTIONMODE"] = "some" }));
        Assert.StartsWith("PSMIGRATE_TRANSACTIONMODE must be one of PerRevision, All, None", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Position);
        Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
    }

    [Fact]
    public void Parameters_reach_the_database_and_the_variables()
    {
        var overrides = new ConfigurationOverrides
        {
            ConnectionString = "Host=h",
            UserName = "me",
            Password = "pw",
            Variables = new Hashtable
            {
                ["Region"] = "here",
                ["n"] = 1.5,
                ["t"] = true,
                ["d"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                ["x"] = "${y}",
            },
        };
        var environment = Sample.SelectWith("@{ Variables = @{ region = 'there'; other = 'o' } }", overrides);
        var database = environment.RequireDatabase();
        Assert.Equal(("Host=h", "me", "pw"), (database.ConnectionString, database.UserName, database.Password));
        Assert.Equal(("here", "o", "1.5", "True"),
            (environment.Variables["REGION"], environment.Variables["other"], environment.Variables["n"], environment.Variables["T"]));
        Assert.Equal("2026-01-02T03:04:05.0000000Z", environment.Variables["d"]);
        Assert.Equal("${y}", environment.Variables["x"]);
        Assert.Equal(new("UserName", "me", "-Credential"), environment.Row("UserName"));
        Assert.Equal(new("Password", "***", "-Credential"), environment.Row("Password"));
        var withToken = Sample.SelectWith("@{ ConnectionString = 'Host=h'; Authentication = 'Integrated' }", new ConfigurationOverrides { AccessToken = "t" });
        Assert.Equal(new("AccessToken", "***", "-AccessToken"), withToken.Row("AccessToken"));
        Assert.Equal(("t", "Integrated"), (withToken.RequireDatabase().AccessToken, withToken.RequireDatabase().Authentication));

        var error = Sample.Fails("ConfigurationValue",
            () => Sample.SelectWith("@{}", new ConfigurationOverrides { Variables = new Hashtable { ["a"] = new[] { 1 } } }));
        Assert.Contains("-Variable 'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_culture_makes_no_difference()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var environment = Sample.Select(
                """
                @{
                    VERSIONTABLE = 'x'; trunCATESLUGLENGTH = 9; retry = @{ delayseconds = 1.5 }; transactionmode = 'PERREVISION'
                    variables = @{ INDIGO = 1.5; CITY = $true }; CONNECTIONSTRING = @{ DATA_ID = 1.5 }
                    DEFAULTENVIRONMENT = 'LIVE'; ENVIRONMENTS = @{ live = @{ PROVIDER = 'SQLITE' } }
                }
                """,
                "LIVE", new() { ["PSMIGRATE_VERSIONTABLESCHEMA"] = "i", ["PSMIGRATE_LOCKTIMEOUT"] = "2.5" });
            Assert.Equal("live", environment.Name);
            Assert.Equal("x", environment.OfflineDatabase.VersionTable);
            Assert.Equal("i", environment.OfflineDatabase.VersionTableSchema);
            Assert.Equal(9, environment.Project.TruncateSlugLength);
            Assert.Equal(TimeSpan.FromSeconds(1.5), environment.OfflineDatabase.RetryDelay);
            Assert.Equal(TimeSpan.FromSeconds(2.5), environment.OfflineDatabase.LockTimeout);
            Assert.Equal("1.5", environment.Variables["indigo"]);
            Assert.Equal("True", environment.Variables["city"]);
            Assert.Equal("DATA_ID=1.5", environment.RequireDatabase().ConnectionString);
            Assert.Equal("migration.psd1:4 (environment live)", environment.Row("Provider").Origin);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
