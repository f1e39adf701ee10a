namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Holds a whole file against the known keys, all its environments included.</summary>
internal static class ConfigurationCheck
{
    static readonly ConfigurationConverter Converter = new(null);

    public static void Check(TableNode root) => CheckTable(root, ConfigurationKeys.All, "the configuration", "");

    static void CheckTable(TableNode table, IReadOnlyList<ConfigurationKey> keys, string place, string prefix)
    {
        foreach (var entry in table.Entries)
        {
            var key = ConfigurationKeys.Find(keys, entry.Key)
                ?? throw ConfigurationErrors.UnknownKey(entry.KeyPosition, place, entry.Key, keys.Select(known => known.Name));
            CheckValue(key, prefix + key.Name, entry.Value);
        }
    }

    /// <summary>Whether the value is what the key asks for, as far as that can be known before variables expand.</summary>
    public static void CheckValue(ConfigurationKey key, string path, ConfigurationNode node)
    {
        if (node.IsNull)
            return;
        switch (key.Type)
        {
            case ConfigurationType.Text:
                if (Converter.Text(key, path, node) is null && key.Name == ConfigurationKeys.DefaultEnvironment)
                    throw ConfigurationErrors.Value(
                        node.Origin, path, "cannot hold a variable", "Set PSMIGRATE_ENVIRONMENT, or use -Environment.");
                break;
            case ConfigurationType.Choice:
                Converter.Choice(key, path, node);
                break;
            case ConfigurationType.Count:
                Converter.Count(key, path, node);
                break;
            case ConfigurationType.Seconds:
                Converter.Seconds(key, path, node);
                break;
            case ConfigurationType.Texts:
                Converter.Texts(key, path, node);
                break;
            case ConfigurationType.Section:
                CheckTable(Table(key, path, node), key.Children, $"'{path}'", path + ".");
                break;
            case ConfigurationType.ConnectionString:
                CheckConnectionString(key, path, node);
                break;
            case ConfigurationType.Variables:
                foreach (var entry in Table(key, path, node).Entries)
                    CheckPart(key, $"{path}.{entry.Key}", entry.Value);
                break;
            case ConfigurationType.Environments:
                CheckEnvironments(key, Table(key, path, node));
                break;
            default:
                break;
        }
    }

    /// <summary>Whether everything that begins like a reference to a variable is one; asks for no variable.</summary>
    public static void CheckReferences(string path, ConfigurationNode node)
    {
        switch (node)
        {
            case ScalarNode { Value: string text, Origin.Position: not null }:
                EnvironmentText.Expand(text, _ => "", part => ConfigurationConverter.Malformed(node.Origin, path, part));
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    CheckReferences(path, item);
                break;
            case TableNode table:
                foreach (var entry in table.Entries)
                    CheckReferences(path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", entry.Value);
                break;
            default:
                break;
        }
    }

    static void CheckEnvironments(ConfigurationKey key, TableNode environments)
    {
        foreach (var environment in environments.Entries)
        {
            var path = $"{key.Name}.{environment.Key}";
            if (string.IsNullOrWhiteSpace(environment.Key))
                throw ConfigurationErrors.Value(environment.Value.Origin, key.Name, "holds an environment without a name", "Name it.");
            var table = Table(key, path, environment.Value);
            foreach (var entry in table.Entries)
            {
                if (ConfigurationKeys.Find(ConfigurationKeys.All, entry.Key) is
                    { Name: ConfigurationKeys.Environments or ConfigurationKeys.DefaultEnvironment })
                    throw ConfigurationErrors.MisplacedKey(entry.KeyPosition, entry.Key);
            }
            CheckTable(table, ConfigurationKeys.All, "an environment", path + ".");
        }
    }

    static void CheckConnectionString(ConfigurationKey key, string path, ConfigurationNode node)
    {
        if (node is not TableNode table)
            Converter.Text(key, path, node);
        else if (table.IsSecret)
            CheckSecret(table, path);
        else
        {
            foreach (var part in table.Entries)
                CheckPart(key, $"{path}.{part.Key}", part.Value);
        }
    }

    static void CheckPart(ConfigurationKey key, string path, ConfigurationNode node)
    {
        if (node is TableNode { IsSecret: true } secret)
            CheckSecret(secret, path);
        else if (node is not ScalarNode)
        {
            throw ConfigurationErrors.Value(node.Origin, path,
                $"must be a text, a number, $true, $false or @{{ Secret = 'name' }}, not {node.Kind}",
                $"Make '{key.Name}' {key.Expected}.");
        }
    }

    static void CheckSecret(TableNode table, string path)
    {
        CheckTable(table, ConfigurationKeys.Secret, "a secret", path + ".");
        if (table.Value("Secret") is not ScalarNode { Value: string { Length: > 0 } })
            throw ConfigurationErrors.Value(table.Origin, path + ".Secret", "must name a secret", "Write @{ Secret = 'name' }.");
    }

    static TableNode Table(ConfigurationKey key, string path, ConfigurationNode node) =>
        node as TableNode ?? throw ConfigurationConverter.WrongType(key, path, node);

}
