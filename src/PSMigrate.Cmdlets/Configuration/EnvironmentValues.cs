using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>The merged configuration of one environment, value by value and by type.</summary>
internal sealed class EnvironmentValues(TableNode merged, string folder, Func<string, string?> variables, SecretResolver? secrets)
{
    readonly ConfigurationConverter converter = new(variables);

    public TableNode Merged => merged;

    public string Folder => folder;

    public Func<string, string?> EnvironmentVariables => variables;

    /// <summary>A text; empty counts as absent, unless it means something of its own.</summary>
    public string? Text(string name)
    {
        var key = ConfigurationKeys.Get(name);
        var text = merged.Value(name) is { } node ? converter.Text(key, name, node) : null;
        return text is "" && !key.MayBeEmpty ? key.Default : text ?? key.Default;
    }

    public string? Path(string name) => Text(name) is { } text ? ConfigurationPath.Full(folder, text) : null;

    public T Choice<T>(string name)
        where T : struct, Enum =>
        merged.Value(name) is { } node && converter.Choice(ConfigurationKeys.Get(name), name, node) is { } word
            ? Enum.Parse<T>(word)
            : default;

    public int Count(string name, int otherwise) =>
        merged.Value(name) is { } node ? converter.Count(ConfigurationKeys.Get(name), name, node) ?? otherwise : otherwise;

    /// <summary>A limit; zero and absence both mean none.</summary>
    public TimeSpan? Limit(string name) =>
        merged.Value(name) is { } node && converter.Seconds(ConfigurationKeys.Get(name), name, node) is { } span && span > TimeSpan.Zero
            ? span
            : null;

    public ValueList<string> Texts(string name) =>
        merged.Value(name) is { } node ? converter.Texts(ConfigurationKeys.Get(name), name, node).ToValueList() : [];

    public EnvironmentSection Section(string name) => new(ConfigurationKeys.Get(name), merged.Value(name) as TableNode, converter);

    /// <summary>The connection string; asks for secrets and variables.</summary>
    public string? ConnectionString(string name) => new ConnectionText(converter, secrets).ConnectionString(name, merged.Value(name));

    /// <summary>The variables of the project; asks for secrets and variables.</summary>
    public Dictionary<string, string> Variables()
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var texts = new ConnectionText(converter, secrets);
        foreach (var entry in (merged.Value("Variables") as TableNode)?.Entries ?? [])
        {
            if (!entry.Value.IsNull)
                result[entry.Key] = texts.Scalar($"Variables.{entry.Key}", entry.Value);
        }
        return result;
    }
}

/// <summary>A hashtable with keys of its own.</summary>
internal sealed class EnvironmentSection(ConfigurationKey section, TableNode? table, ConfigurationConverter converter)
{
    /// <summary>A text, or the key's default; an empty one stays empty.</summary>
    public string Text(string name) =>
        (table?.Value(name) is { } node ? converter.Text(Key(name), Path(name), node) : null) ?? Key(name).Default ?? "";

    public string? Choice(string name) => table?.Value(name) is { } node ? converter.Choice(Key(name), Path(name), node) : null;

    public int? Count(string name) => table?.Value(name) is { } node ? converter.Count(Key(name), Path(name), node) : null;

    public TimeSpan? Seconds(string name) => table?.Value(name) is { } node ? converter.Seconds(Key(name), Path(name), node) : null;

    public ValueList<string> Texts(string name) =>
        table?.Value(name) is { } node ? converter.Texts(Key(name), Path(name), node).ToValueList() : [];

    public ValueList<string> Scripts(string name, string folder) =>
        Texts(name).Select(text => ConfigurationPath.FullIfScript(folder, text)).ToValueList();

    /// <summary>Data as plain values: dictionaries without regard to case, lists, texts, numbers and truth values.</summary>
    public object? Data(string name) => table?.Value(name) is { } node ? Data(Path(name), node) : null;

    object? Data(string path, ConfigurationNode node)
    {
        switch (node)
        {
            case TableNode inner:
                var result = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
                foreach (var entry in inner.Entries)
                    result[entry.Key] = Data($"{path}.{entry.Key}", entry.Value);
                return result;
            case ListNode list:
                return list.Items.ConvertAll(item => Data(path, item));
            case ScalarNode { Value: string text }:
                return converter.Expand(path, node.Origin, text);
            default:
                return (node as ScalarNode)?.Value;
        }
    }

    ConfigurationKey Key(string name) => ConfigurationKeys.Find(section.Children, name)!;

    string Path(string name) => $"{section.Name}.{name}";
}
