using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Where a value was given: a place in the file, or the name of a variable or parameter outside of it.</summary>
/// <param name="Position">The place; null for what does not stand in the file.</param>
/// <param name="Text">The origin as the user reads it, for example <c>migration.psd1:3</c> or <c>-Provider</c>.</param>
internal sealed record ConfigurationOrigin(SourcePosition? Position, string Text);

/// <summary>A value of the configuration as it was written.</summary>
internal abstract class ConfigurationNode(ConfigurationOrigin origin)
{
    public ConfigurationOrigin Origin { get; } = origin;

    /// <summary>What the value is, for messages.</summary>
    public abstract string Kind { get; }

    public bool IsNull => this is ScalarNode { Value: null };
}

/// <summary>A text, a number, a truth value or null.</summary>
internal sealed class ScalarNode(ConfigurationOrigin origin, object? value) : ConfigurationNode(origin)
{
    public object? Value { get; } = value;

    public override string Kind => Value switch
    {
        null => "$null",
        string text => $"the text '{text}'",
        bool flag => flag ? "$true" : "$false",
        _ => $"the number {ScalarText.Of(Value)}",
    };
}

/// <summary>A list.</summary>
internal sealed class ListNode(ConfigurationOrigin origin, List<ConfigurationNode> items) : ConfigurationNode(origin)
{
    public List<ConfigurationNode> Items { get; } = items;

    public override string Kind => "a list";
}

/// <summary>A key of a hashtable, with its value.</summary>
/// <param name="Key">The key, as it was written.</param>
/// <param name="KeyPosition">Where the key stands; null for what does not stand in the file.</param>
/// <param name="Value">The value.</param>
internal sealed record ConfigurationEntry(string Key, SourcePosition? KeyPosition, ConfigurationNode Value);

/// <summary>A hashtable, in the order in which it was written.</summary>
internal sealed class TableNode(ConfigurationOrigin origin, List<ConfigurationEntry> entries) : ConfigurationNode(origin)
{
    public List<ConfigurationEntry> Entries { get; } = entries;

    public override string Kind => "a hashtable";

    /// <summary>Whether it stands for a secret: <c>@{ Secret = 'name'; Vault = 'v' }</c>.</summary>
    public bool IsSecret => Find("Secret") is not null;

    public ConfigurationEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase))
                return entry;
        }
        return null;
    }

    /// <summary>The value of a key; null when it is absent or given as <c>$null</c>, which means the same.</summary>
    public ConfigurationNode? Value(string key) => Find(key)?.Value is { IsNull: false } value ? value : null;
}
