using System.Text;
using System.Text.RegularExpressions;
using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Statements as psql leaves them alone.</summary>
static partial class PsqlText
{
    /// <summary>A text between dollar quotes that it does not hold itself.</summary>
    public static string DollarQuoted(string text)
    {
        var tag = "$psmigrate$";
        for (var number = 1; text.Contains(tag, StringComparison.Ordinal); number++)
            tag = $"$psmigrate{number}$";
        return tag + text + tag;
    }

    /// <summary>
    /// psql puts the values of its variables in place of <c>:name</c>, in an array slice as well. A blank behind the colon keeps
    /// it from that and means the same to the server.
    /// </summary>
    public static string Guard(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
            return text;
        var cursor = new SqlCursor(text);
        var guarded = new StringBuilder();
        var copied = 0;
        while (!cursor.AtEnd)
        {
            if (cursor.Current == ':' && cursor.Peek(1) is not (':' or '=' or ' '))
            {
                guarded.Append(text, copied, cursor.Position + 1 - copied).Append(' ');
                copied = ++cursor.Position;
            }
            else
                Skip(cursor);
        }
        return guarded.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether a statement makes a backslash mean more in strings, so that nobody can tell where they end.</summary>
    public static bool TurnsBackslashesOn(string text) => ConformingOff().IsMatch(text);

    static void Skip(SqlCursor cursor)
    {
        switch (cursor.Current)
        {
            case '\'':
                cursor.SkipQuoted('\'', doubled: true, IsEscape(cursor));
                break;
            case '"':
                cursor.SkipQuoted('"', doubled: true);
                break;
            case '-' when cursor.At('-', '-'):
                cursor.SkipLine("\r\n");
                break;
            case '/' when cursor.At('/', '*'):
                cursor.SkipComment(nested: true);
                break;
            case '$' when !IsWord(Before(cursor, 1)) && DollarTag(cursor) is { } tag:
                cursor.Position += tag.Length;
                cursor.SkipBehind(tag);
                break;
            case ':' when cursor.Peek(1) is ':' or '=':
                cursor.Position += 2;
                break;
            default:
                cursor.Position++;
                break;
        }
    }

    static bool IsEscape(SqlCursor cursor) => Before(cursor, 1) is 'e' or 'E' && !IsWord(Before(cursor, 2));

    static char Before(SqlCursor cursor, int count) => cursor.Position >= count ? cursor.Text[cursor.Position - count] : ' ';

    static string? DollarTag(SqlCursor cursor)
    {
        var length = 1;
        while (IsWord(cursor.Peek(length)) && cursor.Peek(length) != '$')
            length++;
        return cursor.Peek(length) == '$' && !char.IsAsciiDigit(cursor.Peek(1)) ? cursor.Text.Substring(cursor.Position, length + 1) : null;
    }

    static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' || c > '\u007F';

    [GeneratedRegex(@"standard_conforming_strings\W+(?:to\W+)?(?:off|of|no|n|false|fals|fal|fa|f|0)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ConformingOff();
}
