namespace PSMigrate.Engine.Dialects.Lexing;

/// <summary>Tells the line and the column of places that are asked for in ascending order, reading the text once.</summary>
sealed class LineCounter(string text)
{
    int line = 1;
    int lineStart = text is ['\uFEFF', ..] ? 1 : 0;
    int counted;

    public (int Line, int Column) At(int position)
    {
        while (counted < position)
        {
            var ahead = text.AsSpan(counted, position - counted).IndexOfAny('\r', '\n');
            if (ahead < 0)
            {
                counted = position;
                break;
            }
            counted += ahead + 1;
            // The line feed of a CRLF makes the line; it may stand behind the position.
            if (text[counted - 1] == '\r' && counted < text.Length && text[counted] == '\n')
                continue;
            line++;
            lineStart = counted;
        }
        return (line, position - lineStart + 1);
    }
}
