namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Expands <c>${env:NAME}</c> and <c>${env:NAME:-default}</c> in a text; <c>$${</c> stands for <c>${</c>.</summary>
internal static class EnvironmentText
{
    static readonly System.Buffers.SearchValues<char> NeverInName = System.Buffers.SearchValues.Create(" \t\r\n$:{='\"");

    /// <summary>A variable that a text asks for.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Default">What applies when it is not set or empty; null for nothing.</param>
    /// <param name="Text">The whole reference as it was written.</param>
    public sealed record Reference(string Name, string? Default, string Text);

    /// <summary>Whether there is anything to expand.</summary>
    public static bool NeedsExpansion(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>The text with every reference replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">What a reference is replaced by.</param>
    /// <param name="malformed">Makes the error for what begins like a reference and is none.</param>
    public static string Expand(string text, Func<Reference, string> value, Func<string, Exception> malformed)
    {
        var start = text.IndexOf("${", StringComparison.Ordinal);
        if (start < 0)
            return text;
        var result = new System.Text.StringBuilder(text.Length);
        var position = 0;
        while (start >= 0)
        {
            if (start > position && text[start - 1] == '$')
            {
                result.Append(text, position, start - 1 - position).Append("${");
                position = start + 2;
            }
            else
            {
                result.Append(text, position, start - position);
                var end = text.IndexOf('}', start);
                var reference = end < 0 ? null : Parse(text[start..(end + 1)]);
                if (reference is null)
                    throw malformed(end < 0 ? text[start..] : text[start..(end + 1)]);
                result.Append(value(reference));
                position = end + 1;
            }
            start = text.IndexOf("${", position, StringComparison.Ordinal);
        }
        return result.Append(text, position, text.Length - position).ToString();
    }

    static Reference? Parse(string text)
    {
        const string prefix = "${env:";
        if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var name = text[prefix.Length..^1];
        var separator = name.IndexOf(":-", StringComparison.Ordinal);
        var fallback = separator < 0 ? null : name[(separator + 2)..];
        if (separator >= 0)
            name = name[..separator];
        return name.Length == 0 || name.AsSpan().ContainsAny(NeverInName) ? null : new(name, fallback, text);
    }
}
