using System.Text;

namespace PSMigrate.Schema;

/// <summary>The name of a table, or of another object that lives in a schema.</summary>
/// <param name="Schema">The schema; null means the one that the session uses by default.</param>
/// <param name="Name">The name itself, without quotes.</param>
public sealed record TableName(string? Schema, string Name)
{
    /// <summary>Reads <c>name</c> or <c>schema.name</c>. A part that has a dot of its own is written in brackets or double quotes.</summary>
    /// <param name="text">The text, for example <c>sales.order</c> or <c>[my.schema].[order]</c>.</param>
    /// <exception cref="FormatException">The text is empty, has more than two parts or an unclosed quote.</exception>
    public static TableName Parse(string text)
    {
        var parts = SplitParts(text);
        return parts.Count switch
        {
            1 => new(null, parts[0]),
            2 => new(parts[0], parts[1]),
            _ => throw new FormatException($"'{text}' is not a table's name: write 'name' or 'schema.name', a name with a dot in brackets."),
        };
    }

    /// <summary>Splits a dotted name; brackets and double quotes keep what they enclose together.</summary>
    /// <param name="text">The dotted name.</param>
    /// <exception cref="FormatException">A part is empty, or a quote is not closed.</exception>
    public static IReadOnlyList<string> SplitParts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; ; i++)
        {
            if (i >= text.Length || text[i] == '.')
            {
                if (part.Length == 0)
                    throw new FormatException($"'{text}' has an empty part: give every part a name.");
                parts.Add(part.ToString());
                part.Clear();
                if (i >= text.Length)
                    return parts;
            }
            else if (part.Length == 0 && text[i] is '[' or '"')
                i = ReadQuoted(text, i, part);
            else
                part.Append(text[i]);
        }
    }

    /// <summary>The name, with its schema where it has one.</summary>
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";

    static int ReadQuoted(string text, int start, StringBuilder part)
    {
        var close = text[start] == '[' ? ']' : '"';
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] != close)
                part.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == close)
                part.Append(text[i++]);
            else
                return i;
        }
        throw new FormatException($"'{text}' has a quote that is not closed: add {close}.");
    }
}
