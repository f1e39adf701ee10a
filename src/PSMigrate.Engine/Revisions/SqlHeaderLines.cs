using PSMigrate.Operations;

namespace PSMigrate.Engine.Revisions;

/// <summary>The comments at the top of a SQL file, read: <c>-- Key: value</c> lines, and the other comments up to an empty one.</summary>
/// <param name="Values">The values, by key without regard to case.</param>
/// <param name="Message">The message.</param>
sealed record SqlHeaderLines(IReadOnlyDictionary<string, string> Values, string Message)
{
    public static SqlHeaderLines Read(string path, string text, IReadOnlyList<string> keys)
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
            if (ReadKey(comment, keys, new(path, number, 1)) is { } pair)
            {
                if (!values.TryAdd(pair.Key, pair.Value))
                    throw Errors.HeaderTwice(pair.Key, new(path, number, 1));
            }
            else if (comment.IsEmpty)
                inMessage = message.Count == 0;
            else if (inMessage)
                message.Add(comment.ToString());
        }
        return new(values, string.Join(' ', message));
    }

    /// <summary>The values of a key that are separated by commas or blanks.</summary>
    public IEnumerable<string> Items(string key) => Split(key, ',', ' ', '\t');

    /// <summary>The values of a key that are separated by commas, and may have blanks inside.</summary>
    public IEnumerable<string> Names(string key) => Split(key, ',');

    public bool IsOff(string key, string path) => !IsOn(key, path, otherwise: true);

    public bool IsOn(string key, string path, bool otherwise = false) => Values.GetValueOrDefault(key)?.ToLowerInvariant() switch
    {
        null or "" => otherwise,
        "on" => true,
        "off" => false,
        var other => throw Errors.HeaderValue(key, other, path),
    };

    string[] Split(string key, params char[] separators) => Values.TryGetValue(key, out var text)
        ? text.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];

    static KeyValuePair<string, string>? ReadKey(ReadOnlySpan<char> comment, IReadOnlyList<string> keys, SourcePosition at)
    {
        var colon = comment.IndexOf(':');
        if (colon <= 0 || comment[..colon].Contains(' '))
            return null;
        var name = comment[..colon].ToString();
        if (keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return new(known, comment[(colon + 1)..].Trim().ToString());
        // A misspelt key would change what the file is without a word, so it is not taken for a message.
        return Nearest.Of(name, keys) is [var near, ..] ? throw Errors.HeaderKey(name, near, at) : null;
    }
}
