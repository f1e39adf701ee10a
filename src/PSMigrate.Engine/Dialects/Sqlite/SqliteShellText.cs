using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Statements as the shell leaves them alone.</summary>
static class SqliteShellText
{
    /// <summary>The shell takes a line of nothing but <c>/</c> or <c>go</c> for the end of a statement: such a line is joined with the next.</summary>
    public static string Guard(string text)
    {
        var cursor = new SqlCursor(text);
        var guarded = text.ToCharArray();
        for (var lineStart = true; !cursor.AtEnd;)
        {
            var from = cursor.Position;
            if (lineStart && Terminator(cursor) is { } end)
            {
                guarded[end] = ' ';
                cursor.Position = end + 1;
                continue;
            }
            Skip(cursor);
            lineStart = cursor.Text[cursor.Position - 1] == '\n' || lineStart && char.IsWhiteSpace(cursor.Text[from]) && cursor.Position == from + 1;
        }
        return new(guarded);
    }

    // Where the line ends that the shell would take for a terminator; null for any other line, and for the last.
    static int? Terminator(SqlCursor cursor)
    {
        var end = cursor.Text.IndexOf('\n', cursor.Position);
        var line = cursor.Text.AsSpan(cursor.Position, (end < 0 ? cursor.Text.Length : end) - cursor.Position).Trim();
        return end >= 0 && (line is "/" || line.Equals("go", StringComparison.OrdinalIgnoreCase)) ? end : null;
    }

    static void Skip(SqlCursor cursor)
    {
        switch (cursor.Current)
        {
            case '\'' or '"' or '`':
                cursor.SkipQuoted(cursor.Current, doubled: true);
                break;
            case '[':
                cursor.SkipQuoted(']', doubled: false);
                break;
            case '-' when cursor.At('-', '-'):
                cursor.SkipLine("\r\n");
                break;
            case '/' when cursor.At('/', '*'):
                cursor.SkipComment(nested: false);
                break;
            default:
                cursor.Position++;
                break;
        }
    }
}
