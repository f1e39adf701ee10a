using System.Globalization;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>
/// Turns nodes into values of the type that a key asks for. Without environment variables it only checks: what would have to be
/// expanded has the right shape and is otherwise left alone, so that an environment that nobody chose asks for nothing.
/// </summary>
internal sealed class ConfigurationConverter(Func<string, string?>? variables)
{
    // What a timer of the framework takes, in seconds.
    const double MaximumSeconds = int.MaxValue / 1000;

    /// <summary>A text; null when it cannot be known yet.</summary>
    public string? Text(ConfigurationKey key, string path, ConfigurationNode node)
    {
        if (node is not ScalarNode { Value: string text })
            throw WrongType(key, path, node);
        if (Expand(path, node.Origin, text) is not { } expanded)
            return null;
        if (expanded.Length == 0 && key.Default is not null && !key.MayBeEmpty)
            throw ConfigurationErrors.Value(node.Origin, path, "must not be empty", "Write a text, or remove it for the default.");
        return expanded;
    }

    /// <summary>One of the words that the key allows, as the key spells it; null when it cannot be known yet.</summary>
    public string? Choice(ConfigurationKey key, string path, ConfigurationNode node)
    {
        if (node is not ScalarNode { Value: string text })
            throw WrongType(key, path, node);
        if (Expand(path, node.Origin, text) is not { } expanded)
            return null;
        return Array.Find(key.Allowed, word => string.Equals(word, expanded, StringComparison.OrdinalIgnoreCase))
            ?? throw WrongType(key, path, new ScalarNode(node.Origin, expanded));
    }

    /// <summary>A whole number; null when it cannot be known yet.</summary>
    public int? Count(ConfigurationKey key, string path, ConfigurationNode node)
    {
        if (Number(key, path, node, out var text) is not { } number)
            return text is null ? null : throw WrongType(key, path, node);
        var isCount = number >= key.Minimum && number <= int.MaxValue && number == Math.Floor(number);
        return isCount ? (int)number : throw WrongType(key, path, node);
    }

    /// <summary>A span of time; null when it cannot be known yet.</summary>
    public TimeSpan? Seconds(ConfigurationKey key, string path, ConfigurationNode node)
    {
        var number = Number(key, path, node, out var text);
        if (number is null && text is null)
            return null;
        // A colon is asked for, because a span "30" would be thirty days.
        if (number is null && text!.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
            number = span.TotalSeconds;
        return number is >= 0 and <= MaximumSeconds ? TimeSpan.FromSeconds(number.Value) : throw WrongType(key, path, node);
    }

    /// <summary>Texts; what cannot be known yet is left out.</summary>
    public List<string> Texts(ConfigurationKey key, string path, ConfigurationNode node)
    {
        var result = new List<string>();
        foreach (var item in node is ListNode list ? list.Items : [node])
        {
            if (item is not ScalarNode { Value: string text })
                throw WrongType(key, path, item);
            if (Expand(path, item.Origin, text) is not { } expanded)
                continue;
            if (expanded.Length == 0)
                throw ConfigurationErrors.Value(item.Origin, path, "must not hold an empty text", "Remove it.");
            result.Add(expanded);
        }
        return result;
    }

    /// <summary>The text with its references expanded, if it stands in the file; null when that cannot be done yet.</summary>
    public string? Expand(string path, ConfigurationOrigin origin, string text)
    {
        if (origin.Position is null || !EnvironmentText.NeedsExpansion(text))
            return text;
        return variables is null ? null : EnvironmentText.Expand(text, Value, part => Malformed(origin, path, part));

        string Value(EnvironmentText.Reference reference)
        {
            var value = variables(reference.Name);
            return reference.Default is null
                ? value ?? throw ConfigurationErrors.VariableMissing(origin, path, reference.Name)
                : string.IsNullOrEmpty(value) ? reference.Default : value;
        }
    }

    public static MigrationException Malformed(ConfigurationOrigin origin, string path, string part) =>
        ConfigurationErrors.Value(
            origin, path, $"holds '{part}', which is neither ${{env:NAME}} nor ${{env:NAME:-default}}", "Write $${ for a literal ${.");

    public static MigrationException WrongType(ConfigurationKey key, string path, ConfigurationNode node) =>
        ConfigurationErrors.Value(node.Origin, path, $"must be {key.Expected}, not {node.Kind}", $"Write {key.Expected}.");

    double? Number(ConfigurationKey key, string path, ConfigurationNode node, out string? text)
    {
        text = null;
        if (node is not ScalarNode { Value: { } value } || value is bool)
            throw WrongType(key, path, node);
        if (value is string written && (text = Expand(path, node.Origin, written)) is null)
            return null;
        text ??= ScalarText.Of(value);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
