using System.Globalization;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Revisions;

/// <summary>The comments at the top of a SQL revision: <c>-- Key: value</c> lines and the message.</summary>
static class SqlHeader
{
    static readonly string[] Keys = ["Revision", "Revises", "Branch-Labels", "Depends-On", "Created", "Transaction", "Variables"];

    public static Revision? Read(string path, string text)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var message = new List<string>();
        var inMessage = true;
        var (number, next) = (0, 0);
        for (var start = 0; start <= text.Length; start = next)
        {
            number++;
            (var end, next) = SqlLines.At(text, start);
            var content = text.AsSpan(start, end - start).TrimStart('\uFEFF').Trim();
            if (content.IsEmpty)
                continue;
            if (!content.StartsWith("--") || SqlSections.IsMarker(content, out _))
                break;
            var comment = content[2..].Trim();
            if (ReadKey(comment, path, number) is { } pair)
            {
                if (!values.TryAdd(pair.Key, pair.Value))
                    throw Errors.HeaderTwice(pair.Key, new(path, number, 1));
            }
            else if (comment.IsEmpty)
                inMessage = message.Count == 0;
            else if (inMessage)
                message.Add(comment.ToString());
        }
        return values.TryGetValue("Revision", out var id) ? Build(path, id, values, string.Join(' ', message)) : null;
    }

    static Revision Build(string path, string id, Dictionary<string, string> values, string message) => new(id, path)
    {
        Format = RevisionFormat.Sql,
        Message = message,
        Revises = Items(values, "Revises"),
        DependsOn = Items(values, "Depends-On"),
        BranchLabels = Items(values, "Branch-Labels"),
        Created = values.TryGetValue("Created", out var created) && DateTimeOffset.TryParse(
            created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? when : null,
        Transactional = !IsOff(values, "Transaction", path),
        ExpandVariables = !IsOff(values, "Variables", path),
    };

    /// <summary>Whether a message would be taken for a line of the header.</summary>
    public static bool IsKeyLine(string message) =>
        message.Split(':') is [var name, _, ..] && !name.Contains(' ', StringComparison.Ordinal) && Nearest.Of(name.TrimStart(), Keys).Count > 0;

    static KeyValuePair<string, string>? ReadKey(ReadOnlySpan<char> comment, string path, int line)
    {
        var colon = comment.IndexOf(':');
        if (colon <= 0 || comment[..colon].Contains(' '))
            return null;
        var name = comment[..colon].ToString();
        if (Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return new(known, comment[(colon + 1)..].Trim().ToString());
        // A misspelt key would make a base of a revision without a word, so it is not taken for a message.
        return Nearest.Of(name, Keys) is [var near, ..] ? throw Errors.HeaderKey(name, near, new(path, line, 1)) : null;
    }

    static ValueList<string> Items(Dictionary<string, string> values, string key) =>
        values.TryGetValue(key, out var text)
            ? text.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries).ToValueList()
            : [];

    static bool IsOff(Dictionary<string, string> values, string key, string path) =>
        values.GetValueOrDefault(key)?.ToLowerInvariant() switch
        {
            null or "" or "on" => false,
            "off" => true,
            var other => throw Errors.HeaderValue(key, other, path),
        };
}
