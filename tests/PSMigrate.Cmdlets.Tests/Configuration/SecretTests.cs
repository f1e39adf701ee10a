using System.Data.Common;
using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Tests.Configuration;

public class SecretTests
{
    static string Vault(string name, string? vault) => $"{vault}/{name};\"x'";

    [Fact]
    public void A_secret_is_asked_for_only_when_it_is_needed_and_never_shown()
    {
        var asked = new List<string>();
        string Resolve(string name, string? vault)
        {
            asked.Add($"{name}@{vault}");
            return "Host=h";
        }
        var environment = Sample.Select(
            "@{ ConnectionString = @{ Secret = 'db-${env:S}'; Vault = 'v' }; Variables = @{ a = @{ Secret = 's' } } }",
            null, new() { ["S"] = "1" }, Resolve);
        Assert.Equal("***", environment.ConnectionString);
        Assert.Equal("***", environment.Row("ConnectionString").Value);
        Assert.Equal("***", environment.Row("Variables.a").Value);
        Assert.Empty(asked);

        Assert.Equal("Host=h", environment.RequireDatabase().ConnectionString);
        Assert.Equal("Host=h", environment.Variables["A"]);
        Assert.Equal("Host=h", environment.Variables["a"]);
        Assert.Equal(["db-1@v", "s@"], asked);
    }

    [Fact]
    public void Parts_are_joined_and_escaped()
    {
        var environment = Sample.Select(
            """
            @{
                ConnectionString = @{
                    Host = 'h ${env:H}'
                    Port = 5432; Pooling = $false; Gone = $null
                    Password = @{ Secret = 'pw'; Vault = 'v' }
                    Name = ' it''s; '
                }
            }
            """, null, new() { ["H"] = "x=y" }, Vault);
        var parsed = new DbConnectionStringBuilder { ConnectionString = environment.RequireDatabase().ConnectionString };
        Assert.Equal(["h x=y", "5432", "False", "v/pw;\"x'", " it's; "],
            new[] { "Host", "Port", "Pooling", "Password", "Name" }.Select(key => parsed[key]));
        Assert.False(parsed.ContainsKey("Gone"));
        Assert.Contains("Password=***", environment.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_merge_but_a_secret_is_one_value()
    {
        const string text = """
            @{
                ConnectionString = @{ Host = 'a'; Database = 'd' }
                LockConnectionString = @{ Secret = 's'; Vault = 'v' }
                Environments = @{
                    b = @{ ConnectionString = @{ Host = 'b' }; LockConnectionString = @{ Secret = 't' } }
                    s = @{ ConnectionString = @{ Secret = 'x' }; LockConnectionString = @{ Host = 'h' } }
                    t = @{ ConnectionString = 'Host=t' }
                }
            }
            """;
        Assert.Equal("Host=b;Database=d", Sample.Select(text, "b", null, Vault).RequireDatabase().ConnectionString);
        Assert.Equal("/t;\"x'", Sample.Select(text, "b", null, Vault).RequireDatabase().LockConnectionString);
        Assert.Equal("/x;\"x'", Sample.Select(text, "s", null, Vault).RequireDatabase().ConnectionString);
        Assert.Equal("Host=h", Sample.Select(text, "s", null, Vault).RequireDatabase().LockConnectionString);
        Assert.Equal("Host=t", Sample.Select(text, "t", null, Vault).RequireDatabase().ConnectionString);
    }

    [Fact]
    public void A_secret_that_cannot_be_had_is_an_error_with_its_place()
    {
        const string text = "@{\n ConnectionString = @{ Secret = 'db'; Vault = 'v' } }";
        Sample.Fails("ConfigurationSecret", 2, 21, () => Sample.Select(text).RequireDatabase());
        var error = Sample.Fails("ConfigurationSecret", 2, 21,
            () => Sample.Select(text, null, null, (_, _) => throw new InvalidOperationException("The vault is locked.")).RequireDatabase());
        Assert.Contains("'db' of the vault 'v'", error.Message, StringComparison.Ordinal);
        Assert.Contains("The vault is locked.", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Sample.Fails("ConfigurationSecret", 2, 21, () => Sample.Select(text, null, null, (_, _) => null!).RequireDatabase());
        Assert.Throws<OperationCanceledException>(
            () => Sample.Select(text, null, null, (_, _) => throw new OperationCanceledException()).RequireDatabase());
    }

    [Theory]
    [InlineData("Host=h;Username=u", "Host=h;Username=u")]
    [InlineData("Data Source=app.db", "Data Source=app.db")]
    [InlineData("Host=h;Password=pw;Port=5", "Host=h;Password=***;Port=5")]
    [InlineData("Server=s;User ID=u;Pwd='a;b=c'", "Server=s;User ID=u;Pwd=***")]
    [InlineData("SERVER=s;PASSWORD=\"a;b\"", "SERVER=s;PASSWORD=***")]
    [InlineData("Host=h;Access Token=t", "Host=h;Access Token=***")]
    [InlineData("Host=h;SSL Password=t;User Password=x", "Host=h;SSL Password=***;User Password=***")]
    [InlineData("Host=h;Client Secret=t", "Host=h;Client Secret=***")]
    [InlineData("Host=h;Passfile=/x", "Host=h;Passfile=/x")]
    [InlineData("Host=h;Persist Security Info=true", "Host=h;Persist Security Info=true")]
    [InlineData("Password=a;b", "***")]
    [InlineData("no connection string", "***")]
    [InlineData("postgresql://user:pw@host/db", "postgresql://user:***@host/db")]
    [InlineData("postgresql://user:p@w:/?x@host:5432/db?sslmode=require", "postgresql://user:***@host:5432/db?sslmode=require")]
    [InlineData("postgresql://host/db?user=u&password=pw&x=y", "postgresql://host/db?user=u&password=***&x=y")]
    [InlineData("postgresql://user@host:5432/db", "postgresql://user@host:5432/db")]
    [InlineData("postgresql://host:5432/db", "postgresql://host:5432/db")]
    [InlineData("jdbc:sqlserver://h;user=u;password=pw", "jdbc:sqlserver://h;user=u;password=***")]
    [InlineData("Endpoint=tcp://h;Password=pw", "Endpoint=tcp://h;Password=***")]
    public void Connection_strings_are_masked(string text, string shown)
    {
        var quoted = text.Replace("'", "''", StringComparison.Ordinal);
        var environment = Sample.Select($"@{{ ConnectionString = '{quoted}'; LockConnectionString = '{quoted}' }}");
        Assert.Equal(shown, environment.ConnectionString);
        Assert.Equal(shown, environment.Row("LockConnectionString").Value);
        Assert.Equal(text, environment.RequireDatabase().ConnectionString);
    }

    [Theory]
    [InlineData("Host=h;Password=${env:PW}", "Host=h;Password=***")]
    [InlineData("Host=h;Password=${env:PW}x;Database=${env:DB}", "Host=h;Password=***;Database=d")]
    [InlineData("${env:ALL}", "Host=h;Password=***")]
    [InlineData("${env:NONE:-Host=h;Password=q}", "Host=h;Password=***")]
    [InlineData("postgresql://u:${env:PW}@h/${env:DB}", "postgresql://u:***@h/d")]
    [InlineData("Host=${env:MISSING}", "Host=${env:MISSING}")]
    public void What_expands_is_masked_even_if_it_holds_delimiters(string text, string shown) =>
        Assert.Equal(shown, Sample.Select($"@{{ ConnectionString = '{text}' }}", null,
            new() { ["PW"] = "a;Options=b@", ["DB"] = "d", ["ALL"] = "Host=h;Password=p" }).ConnectionString);

    [Theory]
    [InlineData("dbPassword", "***")]
    [InlineData("API_TOKEN", "***")]
    [InlineData("clientSecret", "***")]
    [InlineData("ApiKey", "***")]
    [InlineData("region", "value")]
    public void Variables_are_masked_by_name(string name, string shown) =>
        Assert.Equal(shown, Sample.Select($"@{{ Variables = @{{ {name} = 'value' }} }}").Row($"Variables.{name}").Value);

    [Fact]
    public void Secrets_elsewhere_are_masked_too()
    {
        var environment = Sample.Select(
            """
            @{
                Variables = @{ url = 'https://u:pw@h/${env:API_TOKEN}' }
                Schema = @{ Source = @{ ConnectionString = 'Host=h;Password=pw'; Password = 'x' } }
            }
            """, null, new() { ["API_TOKEN"] = "t0p" });
        Assert.Equal("https://u:***@h/***", environment.Row("Variables.url").Value);
        Assert.Equal("Host=h;Password=***", environment.Row("Schema.Source.ConnectionString").Value);
        Assert.Equal("***", environment.Row("Schema.Source.Password").Value);
    }

    [Fact]
    public void What_is_public_holds_no_secret()
    {
        var environment = Sample.Select("@{ ConnectionString = 'Host=h;Password=s3cr3t' }");
        Assert.Equal("default", environment.ToString());
        var shown = typeof(EnvironmentConfiguration).GetProperties().Select(property => property.GetValue(environment)!)
            .SelectMany(value => value is IEnumerable<ConfigurationValue> rows ? rows.Select(row => row.ToString()) : [$"{value}"]);
        Assert.All(shown, text => Assert.DoesNotContain("s3cr3t", text, StringComparison.Ordinal));
    }
}
