using Microsoft.Data.SqlClient;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.SqlServer;

namespace PSMigrate.Dialects.Tests.SqlServer;

public sealed class ConnectionStringTests
{
    static SqlConnectionStringBuilder Read(string text, Func<DatabaseSettings, DatabaseSettings>? change = null, ConnectionUse use = ConnectionUse.Run) =>
        SqlServerConnectionString.Read(Settings(text, change), use);

    static DatabaseSettings Settings(string text, Func<DatabaseSettings, DatabaseSettings>? change = null)
    {
        var settings = new DatabaseSettings { Provider = "SqlServer", ConnectionString = text };
        return change is null ? settings : change(settings);
    }

    static MigrationException Fails(string text, Func<DatabaseSettings, DatabaseSettings>? change = null) =>
        Assert.Throws<MigrationException>(() => Read(text, change));

    [Fact]
    public void What_a_run_relies_on_is_set_whatever_the_text_says()
    {
        var builder = Read("Server=s;Database=d;Pooling=true;MultipleActiveResultSets=true;Command Timeout=30;Enlist=true");
        Assert.False(builder.Pooling || builder.MultipleActiveResultSets || builder.Enlist);
        Assert.Equal((0, 0, "PSMigrate"), (builder.CommandTimeout, builder.ConnectRetryCount, builder.ApplicationName));
        Assert.Equal("mine", Read("Server=s;Database=d;App=mine").ApplicationName);
        Assert.Equal(3, Read("Server=s;Database=d", settings => settings with { StatementTimeout = TimeSpan.FromSeconds(2.1) }).CommandTimeout);
    }

    [Theory]
    [InlineData("Server=s;Database=d;Hots=x", "hots")]
    [InlineData("Server=s;Database=d;Connect Timeout=soon", "soon")]
    [InlineData("Server=s;Database=d;Encrypt=maybe", "Encrypt")]
    [InlineData("Server=s;Database=d;Authentication=by hand", "authentication")]
    [InlineData("nonsense", "specification")]
    [InlineData("Database=d", "no Server")]
    [InlineData("Server=s", "no Database")]
    public void What_cannot_be_read_is_told(string text, string what)
    {
        var error = Fails(text);
        Assert.Equal("ConnectionStringInvalid", error.ErrorId);
        Assert.Contains(what, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_credential_wins_over_the_text()
    {
        var builder = Read("Server=s;Database=d;Integrated Security=true", settings => settings with { UserName = "me", Password = "p;w" });
        Assert.Equal(("me", "p;w", false), (builder.UserID, builder.Password, builder.IntegratedSecurity));
    }

    [Fact]
    public void A_token_takes_the_place_of_every_other_way_to_log_in()
    {
        var settings = Settings("Server=s;Database=d;User ID=a;Password=b;Authentication=Active Directory Default", settings => settings with { AccessToken = "t" });
        using var connection = (SqlConnection)new SqlServerConnector(new SqlServerErrors()).Create(settings, ConnectionUse.Run);
        Assert.Equal("t", connection.AccessToken);
        var builder = new SqlConnectionStringBuilder(connection.ConnectionString);
        Assert.Equal(("", "", SqlAuthenticationMethod.NotSpecified), (builder.UserID, builder.Password, builder.Authentication));
    }

    [Fact]
    public void The_configuration_can_say_how_to_log_in()
    {
        Assert.True(Read("Server=s;Database=d;User ID=a", settings => settings with { Authentication = "integrated" }).IntegratedSecurity);
        var builder = Read("Server=s;Database=d;User ID=a;Password=b", settings => settings with { Authentication = "Sql Password" });
        Assert.Equal(SqlAuthenticationMethod.SqlPassword, builder.Authentication);
    }

    [Theory]
    [InlineData("Server=s;Database=d;Authentication=Active Directory Default", null)]
    [InlineData("Server=s;Database=d", "ActiveDirectoryManagedIdentity")]
    public void What_needs_a_token_of_its_own_says_how_to_give_one(string text, string? authentication)
    {
        var error = Fails(text, settings => settings with { Authentication = authentication });
        Assert.Equal(("AuthenticationUnsupported", ErrorKind.Unsupported), (error.ErrorId, error.Kind));
        Assert.Contains("-AccessToken", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_can_have_a_connection_of_its_own()
    {
        var builder = Read("Server=pooler;Database=d", settings => settings with { LockConnectionString = "Server=direct;Database=d" }, ConnectionUse.Lock);
        Assert.Equal("direct", builder.DataSource);
    }

    [Fact]
    public void The_connection_of_the_lock_leads_to_the_same_database()
    {
        static void Lock(string text) =>
            Read("Server=s;Database=d", settings => settings with { LockConnectionString = text }, ConnectionUse.Lock);

        Lock("Server=t;Initial Catalog=D");
        var error = Assert.Throws<MigrationException>(() => Lock("Server=s;Database=master"));
        Assert.Equal("ConnectionStringInvalid", error.ErrorId);
        Assert.Contains("LockConnectionString names another Database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_that_is_shown_has_no_password() =>
        Assert.Equal("tcp:s,1433/my db", new SqlServerConnector(new SqlServerErrors()).DisplayName(Settings("Server=tcp:s,1433;Database=my db;User ID=u;Password=s3cret")));
}
