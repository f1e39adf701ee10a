using System.Buffers;
using System.Globalization;
using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>Says values as arguments of PowerShell commands, as a person would write them.</summary>
static partial class Words
{
    static readonly SearchValues<char> Special = SearchValues.Create("\"$`\u201c\u201d\u201e");

    /// <summary>A text: bare where PowerShell takes it so, else in single quotes.</summary>
    public static string Text(string text) => Bare().IsMatch(text) ? text : Quoted(text);

    /// <summary>A text in quotes: double ones where it has single ones, and nothing that PowerShell would replace.</summary>
    public static string Quoted(string text)
    {
        // PowerShell gives up reading behind this one, even where it stands in quotes.
        if (text == "--%")
            return "('--%')";
        if (text.Contains('\'', StringComparison.Ordinal) && text.AsSpan().IndexOfAny(Special) < 0)
            return $"\"{text}\"";
        // PowerShell takes the typographic quotes for the plain one.
        var quoted = new StringBuilder("'");
        foreach (var character in text)
            quoted.Append(character).Append(character is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b' ? character.ToString() : "");
        return quoted.Append('\'').ToString();
    }

    /// <summary>A key of a hashtable.</summary>
    public static string Key(string text) => text.Contains('.', StringComparison.Ordinal) ? Quoted(text) : Text(text);

    public static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Text));

    public static string Name(TableName name) =>
        Text(Path(name.Schema, name.Name));

    /// <summary>A name without a schema, where a dot would be taken for the end of one.</summary>
    public static string Name(string name) => Name(new TableName(null, name));

    /// <summary>The parts of a name, each in brackets where it would be taken for several.</summary>
    public static string Path(params string?[] parts) => string.Join('.', parts.OfType<string>().Select(Part));

    public static string Sql(DialectText text) => text.Overrides.Count == 0 ? Quoted(text.Default ?? "") : Hashtable(text);

    /// <summary>A type: PowerShell passes the parentheses of <c>string(50)</c> as an argument of their own.</summary>
    public static string Type(DialectText type) =>
        type.Overrides.Count > 0 ? Hashtable(type) : SizedWord().IsMatch(type.Default!) ? type.Default! : Quoted(type.Default!);

    /// <summary>A value of a row or a default.</summary>
    public static string Value(object? value) => value switch
    {
        null => "$null",
        bool flag => flag ? "$true" : "$false",
        SqlExpression expression => $"(New-DbExpression {Sql(expression.Sql)})",
        string text => Quoted(text),
        ValueType number when NumberText.Write(number) is { } text => text,
        char letter => $"([char]{Quoted(letter.ToString())})",
        DateOnly day => $"([dateonly]{Quoted(day.ToString("O", CultureInfo.InvariantCulture))})",
        TimeOnly time => $"([timeonly]{Quoted(time.ToString("O", CultureInfo.InvariantCulture))})",
        TimeSpan span => $"([timespan]{Quoted(span.ToString("c", CultureInfo.InvariantCulture))})",
        DateTime { Kind: DateTimeKind.Utc } moment => $"([datetime]::Parse({Quoted(moment.ToString("O", CultureInfo.InvariantCulture))}, $null, 'RoundtripKind'))",
        DateTime moment => $"([datetime]{Quoted(moment.ToString("O", CultureInfo.InvariantCulture))})",
        DateTimeOffset moment => $"([datetimeoffset]{Quoted(moment.ToString("O", CultureInfo.InvariantCulture))})",
        Guid id => $"([guid]{Quoted(id.ToString())})",
        ValueList<byte> bytes => $"([Convert]::FromHexString({Quoted(Convert.ToHexString([.. bytes]))}))",
        _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>Lines, each with an indent but for those that begin inside of a text, and each ended.</summary>
    public static string Indented(string text)
    {
        if (text.Length == 0)
            return "";
        var within = LinesWithinTexts(text);
        var indented = new StringBuilder();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0 && !within.Contains(start))
                indented.Append("    ");
            indented.Append(line).Append('\n');
            start += line.Length + 1;
        }
        return indented.ToString();
    }

    // A blank more would be a blank more in the database.
    static HashSet<int> LinesWithinTexts(string text)
    {
        Parser.ParseInput(text, out var tokens, out _);
        var starts = new HashSet<int>();
        foreach (var extent in tokens.OfType<StringToken>().Select(token => token.Extent))
        {
            for (var end = text.IndexOf('\n', extent.StartOffset); end >= 0 && end < extent.EndOffset; end = text.IndexOf('\n', end + 1))
                starts.Add(end + 1);
        }
        return starts;
    }

    static string Hashtable(DialectText text)
    {
        var parts = text.Overrides.Select(item => $"{item.Provider} = {Quoted(item.Text)}").ToList();
        if (text.Default is not null)
            parts.Add($"Default = {Quoted(text.Default)}");
        return $"@{{ {string.Join("; ", parts)} }}";
    }

    static string Part(string name) =>
        name.Contains('.', StringComparison.Ordinal) || name.StartsWith('[') || name.StartsWith('"')
            ? $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]"
            : name;

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*(\((0|[1-9]\d{0,8})(, (0|[1-9]\d{0,8}))*\))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex SizedWord();
}
