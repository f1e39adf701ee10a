using System.Globalization;
using System.Text.RegularExpressions;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>One difference: what stands before, what stands after, and what a comparison says of it.</summary>
/// <remarks>
/// The files have a line with a star and what is different; lines with a minus (before), a plus (after) or both signs, each a statement, or
/// what stands behind the name of a table; and lines with an equals sign, each an operation or, with an exclamation mark, a note. A number
/// sign stands for a name that no other difference has, so that all of them find room in one database.
/// </remarks>
public sealed partial record DifferenceCase(string What, string Mark)
{
    public List<string> From { get; } = [];

    public List<string> To { get; } = [];

    public List<string> Expected { get; } = [];

    /// <summary>Whether the database system has no words for the reverse, which an error says to who tries.</summary>
    public bool HasNoWayBack => What.EndsWith("with no way back", StringComparison.Ordinal);

    public static IReadOnlyList<DifferenceCase> Read(string file)
    {
        using var stream = typeof(DifferenceCase).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        var cases = new List<DifferenceCase>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("* ", StringComparison.Ordinal))
                cases.Add(new(line[2..], string.Create(CultureInfo.InvariantCulture, $"t{cases.Count + 1:000}")));
            else if (line.Trim().Length > 0)
                cases[^1].Add(line[..2].TrimEnd(), line[2..].Trim());
        }
        return cases;
    }

    /// <summary>The case that a line is about, by the name in it.</summary>
    public static string MarkIn(string line) => MarkPattern().Match(line).Value;

    public string Plain(string line) => line.Replace(Mark, "#", StringComparison.Ordinal);

    void Add(string sign, string text)
    {
        if (sign == "=")
        {
            Expected.Add(text);
            return;
        }
        var statement = (text.StartsWith('(') ? "CREATE TABLE # " + text : text).Replace("#", Mark, StringComparison.Ordinal);
        if (sign != "+")
            From.Add(statement);
        if (sign != "-")
            To.Add(statement);
    }

    [GeneratedRegex(@"t\d{3}")]
    private static partial Regex MarkPattern();
}
