using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Reads the columns of indexes: a text for what is common, a hashtable for the rest.</summary>
/// <param name="invalid">Makes the error for a fault and its remedy.</param>
/// <param name="check">Checks the providers of a text.</param>
sealed partial class IndexColumnReader(Func<string, string, MigrationException> invalid, Func<DialectText, DialectText> check)
{
    const string Operator = "Operator";
    static readonly string[] Keys =
    [
        nameof(IndexColumn.Name), nameof(IndexColumn.Expression), nameof(IndexColumn.Descending), "Nulls", nameof(IndexColumn.Collation),
        nameof(IndexColumn.OperatorClass),
    ];

    public IndexColumn Read(object column) => Unwrap(column) switch
    {
        IndexColumn made => made,
        IDictionary parts => FromParts(parts, Keys),
        var text => FromText($"{text}"),
    };

    /// <summary>A column with an operator, as an exclusion constraint has it.</summary>
    public ExcludeElement ReadElement(object element)
    {
        switch (Unwrap(element))
        {
            case ExcludeElement made:
                return made;
            case IDictionary parts:
                var named = $"{Unwrap(parts[Operator])}";
                return named.Length > 0
                    ? new(FromParts(parts, [.. Keys, Operator]), named)
                    : throw invalid("a comparison has no operator", "Add Operator to the hashtable.");
            case var text:
                var match = Comparison().Match($"{text}");
                return match.Success
                    ? new(FromText(match.Groups["column"].Value), match.Groups["operator"].Value)
                    : throw invalid($"'{text}' has no operator", "Write 'column with operator', for example 'room with ='.");
        }
    }

    IndexColumn FromText(string text)
    {
        var match = Text().Match(text.Trim());
        if (!match.Success)
            throw invalid("a column of the index is empty", "Write the column's name.");
        var head = match.Groups["head"].Value;
        var isExpression = head.StartsWith('(');
        if (isExpression && !IsEnclosed(head))
            throw invalid($"the expression '{head}' is not in parentheses as a whole", "Put one pair of parentheses around it.");
        return new(isExpression ? null : head, isExpression ? new DialectText(head[1..^1]) : null, Is("order", "desc"))
        {
            Collation = match.Groups["collation"] is { Success: true, Value: var collation } ? collation.Trim('"') : null,
            NullsFirst = match.Groups["nulls"].Success ? Is("nulls", "first") : null,
        };

        bool Is(string group, string word) => match.Groups[group].Value.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    IndexColumn FromParts(IDictionary parts, string[] keys)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry part in parts)
        {
            var key = $"{part.Key}";
            if (!keys.Contains(key, StringComparer.OrdinalIgnoreCase))
                throw invalid($"a column of an index has no '{key}'", $"Did you mean {NearestName.Order(key, keys)[0]}? The keys are {string.Join(", ", keys)}.");
            values[key] = Unwrap(part.Value);
        }
        var expression = DialectTextAttribute.Convert(values.GetValueOrDefault(nameof(IndexColumn.Expression)));
        var name = Word(nameof(IndexColumn.Name));
        if (name is null == expression is null)
            throw invalid("a column of an index needs either a name or an expression", "Give the hashtable one of the keys Name and Expression.");
        return new(name, expression is null ? null : check(expression), LanguagePrimitives.IsTrue(values.GetValueOrDefault(nameof(IndexColumn.Descending))))
        {
            NullsFirst = Word("Nulls") switch
            {
                null => null,
                var first when first.Equals("First", StringComparison.OrdinalIgnoreCase) => true,
                var last when last.Equals("Last", StringComparison.OrdinalIgnoreCase) => false,
                var other => throw invalid($"NULL cannot stand '{other}'", "Write Nulls = 'First' or Nulls = 'Last'."),
            },
            Collation = Word(nameof(IndexColumn.Collation)),
            OperatorClass = Word(nameof(IndexColumn.OperatorClass)),
        };

        string? Word(string key) => values.GetValueOrDefault(key) is { } value && $"{value}" is { Length: > 0 } word ? word : null;
    }

    /// <summary>Whether the first parenthesis closes at the end.</summary>
    static bool IsEnclosed(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\'' or '"')
            {
                i = text.IndexOf(text[i], i + 1);
                if (i < 0)
                    return false;
            }
            else if (text[i] == '(')
                depth++;
            else if (text[i] == ')' && --depth == 0)
                return i == text.Length - 1;
        }
        return false;
    }

    static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    [GeneratedRegex(
        @"^(?<head>.+?)(\s+collate\s+(?<collation>""[^""]+""|[^\s""]+))?(\s+(?<order>asc|desc))?(\s+nulls\s+(?<nulls>first|last))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Text();

    [GeneratedRegex(@"^(?<column>.+)\s+with\s+(?<operator>\S+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comparison();
}
