using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A command that works on a project's database.</summary>
public abstract class DatabaseCommand : ProjectCommand
{
    IMigrationDatabase? database;

    /// <summary>The environment of the configuration; without it the default one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>The provider, in place of the configuration's: Sqlite or PostgreSql.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>The connection string, in place of the configuration's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConnectionString { get; set; }

    /// <summary>The database login, in place of the connection string's.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>An access token, where the database takes one in place of a password: a text or a secure string.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? AccessToken { get; set; }

    private protected IMigrationDatabase Database => database ??= EngineHost.Engine.Connect(Configuration.RequireDatabase());

    private protected override ConfigurationOverrides Overrides() => new()
    {
        Environment = Environment,
        Provider = Provider,
        ConnectionString = ConnectionString,
        UserName = Credential?.UserName,
        Password = Token() ?? Credential?.GetNetworkCredential().Password,
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
        SecureString secure => Marshal.PtrToStringUni(Marshal.SecureStringToGlobalAllocUnicode(secure)),
        var text => $"{text}",
    };
}
