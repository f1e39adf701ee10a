using System.Collections;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Gives the text of a secret; throws when it cannot.</summary>
/// <param name="name">The secret's name.</param>
/// <param name="vault">The vault that holds it; null for the default one.</param>
internal delegate string SecretResolver(string name, string? vault);

/// <summary>What a command's parameters say; null for what they do not.</summary>
internal sealed record ConfigurationOverrides
{
    public static ConfigurationOverrides None { get; } = new();

    /// <summary>The environment's name.</summary>
    public string? Environment { get; init; }

    /// <summary>The provider.</summary>
    public string? Provider { get; init; }

    /// <summary>The connection string, taken as it is.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The login of <c>-Credential</c>.</summary>
    public string? UserName { get; init; }

    /// <summary>The password of <c>-Credential</c>.</summary>
    public string? Password { get; init; }

    /// <summary>The token of <c>-AccessToken</c>.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The variables of <c>-Variable</c>.</summary>
    public IDictionary? Variables { get; init; }
}
