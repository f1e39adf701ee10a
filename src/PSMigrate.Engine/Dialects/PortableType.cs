using System.Globalization;

namespace PSMigrate.Engine.Dialects;

/// <summary>A type's text taken apart: <c>decimal(10, 2)</c> is a name and two arguments.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Arguments">The arguments as they were written.</param>
readonly record struct PortableType(string Name, IReadOnlyList<string> Arguments)
{
    public static PortableType Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.TrimEnd().EndsWith(')'))
            return new(text.Trim().ToLowerInvariant(), []);
        var inside = text.TrimEnd()[(open + 1)..^1];
        return new(text[..open].Trim().ToLowerInvariant(), inside.Split(',', StringSplitOptions.TrimEntries));
    }

    public int? Length => Arguments.Count == 1 && int.TryParse(Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        ? length
        : null;

    /// <summary>The arguments in parentheses, or nothing.</summary>
    public string Suffix => Arguments.Count == 0 ? "" : $"({string.Join(", ", Arguments)})";
}
