using System.Text.RegularExpressions;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Finds the <c>@name</c>s of a query. Quotes and comments are left alone.</summary>
static partial class SqliteParameters
{
    /// <summary>The names as the query spells them, which SQLite distinguishes by case, each with the value that was given in any spelling.</summary>
    public static IEnumerable<(string Name, object? Value)> Find(string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        var names = Names().Matches(sql).Select(match => match.Groups["name"]).Where(group => group.Success).Select(group => group.Value);
        return names.Distinct(StringComparer.Ordinal).Select(name => (name, Value(name, parameters)));
    }

    static object? Value(string name, IReadOnlyDictionary<string, object?> parameters)
    {
        foreach (var (key, value) in parameters)
        {
            if (key.TrimStart('@').Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        throw Engine.Errors.ParameterMissing(name);
    }

    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?(?:\*/|$)|@(?<name>\w+)""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
