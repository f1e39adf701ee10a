using System.Text.RegularExpressions;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>
/// An author's statements in a scratch database, which has extensions and their schemas from the start: the author of a revision that makes
/// them is right not to expect them.
/// </summary>
sealed partial class PostgreSqlScratchSplitter(IStatementSplitter splitter, IReadOnlyCollection<string> schemas) : IStatementSplitter
{
    const string Condition = "IF NOT EXISTS ";

    public IReadOnlyList<SqlPiece> Split(string text, IReadOnlyDictionary<string, string>? variables) =>
        [.. splitter.Split(text, variables).Select(piece => PlaceIn(piece.Text) is { } place ? Tolerant(piece, place) : piece)];

    int? PlaceIn(string statement)
    {
        if (Extension().Match(statement) is { Success: true } extension)
            return extension.Length;
        // A schema that is made with what it holds takes no condition.
        return Schema().Match(statement) is { Success: true } schema && schemas.Contains(NameIn(schema.Groups["name"].Value)) ? schema.Groups["name"].Index : null;
    }

    static SqlPiece Tolerant(SqlPiece piece, int place) => piece with
    {
        Text = piece.Text.Insert(place, Condition),
        // Nothing stands in the author's text where the words are put.
        Replacements =
        [
            .. piece.Replacements.Where(replacement => replacement.Start < place),
            new(place, Condition.Length, 0),
            .. piece.Replacements.Where(replacement => replacement.Start >= place).Select(replacement => replacement with { Start = replacement.Start + Condition.Length }),
        ],
    };

    static string NameIn(string word) => word[0] == '"' ? word[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : word.ToLowerInvariant();

    [GeneratedRegex(@"^CREATE\s+EXTENSION\s+(?!IF\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^CREATE\s+SCHEMA\s+(?<name>""(?:[^""]|"""")+""|\w+)(?:\s+AUTHORIZATION\s+\S+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Schema();
}
