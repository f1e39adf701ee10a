using System.Globalization;
using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>The separator of batches: <c>GO</c>, perhaps a count, perhaps a comment, and nothing else on the line.</summary>
static class GoLine
{
    /// <summary>Reads the separator at the cursor up to the line's end; false, without moving, if it is a part of the batch.</summary>
    public static bool TryRead(SqlCursor cursor, out int count)
    {
        count = 1;
        if ((cursor.Peek(1) | 0x20) != 'o')
            return false;
        var behind = cursor.Peek(2);
        if (cursor.Position + 2 < cursor.Text.Length && !char.IsWhiteSpace(behind) && behind is not (';' or '-' or '/'))
            return false;
        var start = cursor.Position;
        cursor.Position += 2;
        if (behind is '-' or '/' && !AtComment(cursor))
        {
            cursor.Position = start;
            return false;
        }
        SkipBlanks(cursor);
        if (char.IsAsciiDigit(cursor.Current))
            count = ReadCount(cursor);
        SkipComments(cursor);
        return true;
    }

    static int ReadCount(SqlCursor cursor)
    {
        var from = cursor.Position;
        while (char.IsAsciiDigit(cursor.Current))
            cursor.Position++;
        var digits = cursor.Text.AsSpan(from, cursor.Position - from);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            throw cursor.Fail(LexErrors.BatchCount(digits.ToString()), from);
        return count;
    }

    static void SkipComments(SqlCursor cursor)
    {
        while (true)
        {
            SkipBlanks(cursor);
            if (cursor.AtEnd || cursor.Current is '\r' or '\n')
                return;
            if (cursor.At('-', '-'))
            {
                cursor.SkipLine("\r\n");
                return;
            }
            if (!cursor.At('/', '*'))
                throw cursor.Fail(LexErrors.BatchCount(RestOfLine(cursor)), cursor.Position);
            var from = cursor.Position;
            cursor.SkipComment(nested: true);
            // What follows a comment of several lines is on another line than GO.
            if (cursor.Text.AsSpan(from, cursor.Position - from).IndexOfAny('\r', '\n') >= 0)
                return;
        }
    }

    static string RestOfLine(SqlCursor cursor)
    {
        var rest = cursor.Text.AsSpan(cursor.Position);
        var end = rest.IndexOfAny('\r', '\n');
        rest = (end < 0 ? rest : rest[..end]).TrimEnd();
        return rest.Length > 40 ? string.Concat(rest[..40], "…") : rest.ToString();
    }

    static bool AtComment(SqlCursor cursor) => cursor.At('-', '-') || cursor.At('/', '*');

    static void SkipBlanks(SqlCursor cursor)
    {
        while (!cursor.AtEnd && char.IsWhiteSpace(cursor.Current) && cursor.Current is not ('\r' or '\n'))
            cursor.Position++;
    }
}
