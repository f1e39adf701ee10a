using System.Collections;
using System.Management.Automation;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Lays one hashtable over another, and parameters and environment variables over both.</summary>
internal static class ConfigurationMerge
{
    static readonly ConfigurationOrigin VariableParameter = new(null, "-Variable");

    /// <summary>Both hashtables in one: hashtables merge, everything else is replaced.</summary>
    public static TableNode Merge(TableNode below, TableNode above)
    {
        var entries = new List<ConfigurationEntry>(below.Entries);
        foreach (var entry in above.Entries)
        {
            var index = entries.FindIndex(other => string.Equals(other.Key, entry.Key, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                entries.Add(entry);
            // A secret is one value, though it is written as a hashtable.
            else if (entries[index].Value is TableNode { IsSecret: false } left && entry.Value is TableNode { IsSecret: false } right)
                entries[index] = entry with { Value = Merge(left, right) };
            else
                entries[index] = entry;
        }
        return new(above.Origin, entries);
    }

    /// <summary>What holds for every environment: the top level without the environments.</summary>
    public static TableNode Shared(TableNode root) =>
        new(root.Origin, root.Entries.FindAll(entry =>
            !string.Equals(entry.Key, ConfigurationKeys.Environments, StringComparison.OrdinalIgnoreCase)
            && !string.Equals(entry.Key, ConfigurationKeys.DefaultEnvironment, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What environment variables say. An empty one counts as not set, as it does on Windows.</summary>
    public static TableNode FromVariables(Func<string, string?> variables)
    {
        var entries = new List<ConfigurationEntry>();
        foreach (var key in ConfigurationKeys.All)
        {
            if (key.EnvironmentVariable is { } name && variables(name) is { Length: > 0 } text)
                Add(entries, key, new ScalarNode(new(null, name), text));
        }
        return new(new(null, "environment variables"), entries);
    }

    /// <summary>What parameters say.</summary>
    public static TableNode FromParameters(ConfigurationOverrides overrides)
    {
        var entries = new List<ConfigurationEntry>();
        if (overrides.Provider is { } provider)
            Add(entries, ConfigurationKeys.Get("Provider"), new ScalarNode(new(null, "-Provider"), provider));
        if (overrides.ConnectionString is { } connectionString)
            Add(entries, ConfigurationKeys.Get("ConnectionString"), new ScalarNode(new(null, "-ConnectionString"), connectionString));
        if (overrides.Variables is { Count: > 0 } variables)
            Add(entries, ConfigurationKeys.Get("Variables"), FromHashtable(variables));
        return new(new(null, "parameters"), entries);
    }

    static void Add(List<ConfigurationEntry> entries, ConfigurationKey key, ConfigurationNode value)
    {
        ConfigurationCheck.CheckValue(key, key.Name, value);
        entries.Add(new(key.Name, null, value));
    }

    static TableNode FromHashtable(IDictionary variables)
    {
        var table = new TableNode(VariableParameter, new(variables.Count));
        foreach (DictionaryEntry entry in variables)
        {
            var name = ScalarText.Of(entry.Key);
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (!IsPlain(value))
            {
                throw ConfigurationErrors.Value(VariableParameter, $"Variables.{name}",
                    $"'{name}' must be a text, a number, $true or $false, not {value!.GetType().Name}", "Give a plain value.");
            }
            table.Entries.Add(new(name, null, new ScalarNode(VariableParameter, value is null ? null : ScalarText.Of(value))));
        }
        return table;
    }

    static bool IsPlain(object? value) =>
        value is null or string or bool or char or DateTime or DateTimeOffset or Guid or Enum || ScalarText.IsNumber(value);
}
