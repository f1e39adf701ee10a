namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Cuts the text of one definition into its tokens; blanks and comments are left out.</summary>
static class SqliteTokens
{
    public static IReadOnlyList<SqliteToken> Of(string text)
    {
        var tokens = new List<SqliteToken>();
        for (var position = 0; position < text.Length;)
        {
            var end = End(text, position, out var kind);
            if (kind is { } found)
                tokens.Add(new(found, text[position..end], position));
            position = end;
        }
        return tokens;
    }

    static int End(string text, int start, out SqliteTokenKind? kind)
    {
        kind = null;
        var (current, next) = (text[start], start + 1 < text.Length ? text[start + 1] : '\0');
        if (char.IsWhiteSpace(current) || current == '\uFEFF')
            return start + 1;
        if (current == '-' && next == '-')
            return Behind(text, start, "\n");
        if (current == '/' && next == '*')
            return Behind(text, start + 2, "*/");
        kind = current switch
        {
            '"' or '`' or '[' => SqliteTokenKind.QuotedName,
            '\'' => SqliteTokenKind.Literal,
            'x' or 'X' when next == '\'' => SqliteTokenKind.Literal,
            _ when char.IsAsciiDigit(current) || current == '.' && char.IsAsciiDigit(next) => SqliteTokenKind.Literal,
            _ when IsWordPart(current) => SqliteTokenKind.Word,
            _ => SqliteTokenKind.Symbol,
        };
        return (kind, current) switch
        {
            (SqliteTokenKind.QuotedName, '[') => Behind(text, start + 1, "]"),
            (SqliteTokenKind.QuotedName, _) => BehindQuote(text, start, current),
            (SqliteTokenKind.Literal, '\'') => BehindQuote(text, start, '\''),
            (SqliteTokenKind.Literal, 'x' or 'X') => BehindQuote(text, start + 1, '\''),
            (SqliteTokenKind.Literal, _) => BehindNumber(text, start),
            (SqliteTokenKind.Word, _) => BehindWord(text, start),
            _ => start + 1,
        };
    }

    static int Behind(string text, int start, string mark)
    {
        var found = text.IndexOf(mark, start, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + mark.Length;
    }

    static int BehindQuote(string text, int start, char quote)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] != quote)
                continue;
            if (i + 1 == text.Length || text[i + 1] != quote)
                return i + 1;
            i++;
        }
        return text.Length;
    }

    static int BehindWord(string text, int start)
    {
        while (start < text.Length && IsWordPart(text[start]))
            start++;
        return start;
    }

    static int BehindNumber(string text, int start)
    {
        var isHex = start + 1 < text.Length && text[start] == '0' && text[start + 1] is 'x' or 'X';
        while (start < text.Length
            && (IsWordPart(text[start]) || text[start] == '.' || !isHex && text[start] is '+' or '-' && text[start - 1] is 'e' or 'E'))
            start++;
        return start;
    }

    static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or (>= '\u0080' and not '\uFEFF');
}

/// <summary>A token of a definition.</summary>
/// <param name="Kind">The sort of token.</param>
/// <param name="Text">Its text, quotes included.</param>
/// <param name="Start">Where it begins.</param>
readonly record struct SqliteToken(SqliteTokenKind Kind, string Text, int Start)
{
    public int End => Start + Text.Length;

    /// <summary>The name that it is where a name is expected: SQLite takes a text for one, too.</summary>
    public string Name => Text[0] switch
    {
        '[' => Text[1..^1],
        '"' or '`' or '\'' => Text[1..^1].Replace($"{Text[0]}{Text[0]}", $"{Text[0]}", StringComparison.Ordinal),
        _ => Text,
    };

    /// <summary>Whether it is this keyword or sign.</summary>
    public bool Is(string word) =>
        Kind is SqliteTokenKind.Word or SqliteTokenKind.Symbol && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Is(word))
                return true;
        }
        return false;
    }
}

/// <summary>The sorts of token.</summary>
enum SqliteTokenKind
{
    Word,
    QuotedName,
    Literal,
    Symbol,
}
