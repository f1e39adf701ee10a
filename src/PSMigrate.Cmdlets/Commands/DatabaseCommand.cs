using System.Management.Automation;
using System.Net;
using System.Security;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A command that works on a project's database.</summary>
public abstract class DatabaseCommand : ProjectCommand
{
    IMigrationDatabase? database;

    /// <summary>The environment of the configuration. Without it the environment variable PSMIGRATE_ENVIRONMENT names one, or DefaultEnvironment does.</summary>
    /// <value>DefaultEnvironment of the configuration</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>The provider, in place of the configuration's: Sqlite, PostgreSql or SqlServer.</summary>
    /// <value>Provider of the configuration</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>The connection string, in place of the configuration's. It is taken as it is: '${env:NAME}' in it does not expand.</summary>
    /// <value>ConnectionString of the configuration</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConnectionString { get; set; }

    /// <summary>The user and the password, in place of those of the connection string. A name alone makes PowerShell ask for the password. SQLite takes the password alone, for encrypted files.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>An access token, a text or a secure string, that is sent in place of the password. It wins over the password of -Credential.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? AccessToken { get; set; }

    private protected IMigrationDatabase Database => database ??= EngineHost.Engine.Connect(DatabaseSettings());

    private protected virtual DatabaseSettings DatabaseSettings() => Configuration.RequireDatabase();

    private protected override ConfigurationOverrides Overrides() => new()
    {
        Environment = Environment,
        Provider = Provider,
        ConnectionString = ConnectionString,
        UserName = Credential?.UserName,
        Password = Credential?.GetNetworkCredential().Password,
        AccessToken = Token(),
    };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        database?.Dispose();
        base.Dispose(disposing);
    }

    string? Token() => (AccessToken is PSObject wrapped ? wrapped.BaseObject : AccessToken) switch
    {
        null => null,
        SecureString secure => new NetworkCredential("", secure).Password,
        var text => $"{text}",
    };
}
