using System.Data.Common;
using System.Management.Automation;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Resolves what may be a secret or may hold some: connection strings and variables.</summary>
internal sealed class ConnectionText(ConfigurationConverter converter, SecretResolver? secrets)
{
    /// <summary>The connection string; null when there is none.</summary>
    public string? ConnectionString(string path, ConfigurationNode? node)
    {
        var text = node switch
        {
            null => null,
            TableNode { IsSecret: false } parts => Join(parts, path, part => Scalar($"{path}.{part.Key}", part.Value)),
            _ => Scalar(path, node),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The text of a plain value or of a secret.</summary>
    public string Scalar(string path, ConfigurationNode node) => node switch
    {
        TableNode secret => Secret(path, secret),
        ScalarNode { Value: string text } => converter.Expand(path, node.Origin, text)!,
        ScalarNode { Value: { } value } => ScalarText.Of(value),
        _ => "",
    };

    /// <summary>A connection string of parts, escaped as drivers expect it.</summary>
    public static string Join(TableNode parts, string path, Func<ConfigurationEntry, string> value)
    {
        var builder = new DbConnectionStringBuilder();
        foreach (var part in parts.Entries)
        {
            if (part.Value.IsNull)
                continue;
            var text = value(part);
            try
            {
                builder[part.Key] = text;
            }
            catch (ArgumentException)
            {
                throw ConfigurationErrors.Value(
                    part.Value.Origin, path, $"cannot have the keyword '{part.Key}' with this value", "Correct the keyword or the value.");
            }
        }
        return builder.ConnectionString;
    }

    string Secret(string path, TableNode node)
    {
        var name = Scalar(path + ".Secret", node.Value("Secret")!);
        var vault = node.Value("Vault") is { } vaultNode ? Scalar(path + ".Vault", vaultNode) : null;
        if (secrets is null)
            throw ConfigurationErrors.Secret(node.Origin, path, name, vault, null);
        string? text;
        try
        {
            text = secrets(name, vault);
        }
        // Whatever a vault's extension throws; only the user's own stop goes on as it is.
        catch (Exception error) when (error is not (OperationCanceledException or PipelineStoppedException))
        {
            throw ConfigurationErrors.Secret(node.Origin, path, name, vault, error);
        }
        return text ?? throw ConfigurationErrors.Secret(node.Origin, path, name, vault, null);
    }
}
