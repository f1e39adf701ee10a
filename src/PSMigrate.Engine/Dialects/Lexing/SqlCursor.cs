namespace PSMigrate.Engine.Dialects.Lexing;

/// <summary>A place in a text that is read once, from the start to the end.</summary>
sealed class SqlCursor(string text)
{
    public string Text { get; } = text;

    public int Position { get; set; } = text is ['\uFEFF', ..] ? 1 : 0;

    public bool AtEnd => Position >= Text.Length;

    public char Current => Peek(0);

    /// <summary>A character further on; <c>\0</c> behind the end.</summary>
    public char Peek(int ahead) => Position + ahead < Text.Length ? Text[Position + ahead] : '\0';

    public bool At(char first, char second) => Peek(0) == first && Peek(1) == second;

    /// <summary>Goes to the next of these line ends, or to the text's end; a line end itself is left to be read.</summary>
    public void SkipLine(ReadOnlySpan<char> lineEnds) => Skip(Text.AsSpan(Position).IndexOfAny(lineEnds));

    /// <summary>Goes behind a comment that opens here.</summary>
    public void SkipComment(bool nested)
    {
        var opened = Position;
        var depth = 0;
        do
        {
            if (nested && At('/', '*') || Position == opened)
            {
                depth++;
                Position += 2;
            }
            else if (At('*', '/'))
            {
                depth--;
                Position += 2;
            }
            else if (AtEnd)
                throw Fail(nested ? LexErrors.UnclosedNestedComment() : LexErrors.UnclosedComment(), opened);
            else
            {
                Position++;
                Skip(Text.AsSpan(Position).IndexOfAny('*', '/'));
            }
        }
        while (depth > 0);
    }

    /// <summary>Goes behind a literal or a name whose opening character is at the position.</summary>
    /// <returns>False, at the text's end, if nothing closes it.</returns>
    /// <param name="close">The closing character.</param>
    /// <param name="doubled">Whether twice the closing character stands for itself.</param>
    /// <param name="backslash">Whether a backslash takes away the meaning of what follows it.</param>
    public bool SkipQuoted(char close, bool doubled, bool backslash = false)
    {
        Position++;
        while (!AtEnd)
        {
            var rest = Text.AsSpan(Position);
            Skip(backslash ? rest.IndexOfAny(close, '\\') : rest.IndexOf(close));
            if (AtEnd)
                return false;
            if (backslash && Current == '\\' || doubled && At(close, close))
                Position = Math.Min(Position + 2, Text.Length);
            else
            {
                Position++;
                return true;
            }
        }
        return false;
    }

    /// <summary>Goes behind the next occurrence of a mark; false, at the text's end, if there is none.</summary>
    public bool SkipBehind(ReadOnlySpan<char> mark)
    {
        var index = Text.AsSpan(Position).IndexOf(mark);
        Skip(index < 0 ? -1 : index + mark.Length);
        return index >= 0;
    }

    public SqlLexException Fail(LexError error, int position)
    {
        var (line, column) = new LineCounter(Text).At(position);
        return new SqlLexException(error.Id, line, column, error.Message, error.Remedy);
    }

    void Skip(int length) => Position = length < 0 ? Text.Length : Position + length;
}
