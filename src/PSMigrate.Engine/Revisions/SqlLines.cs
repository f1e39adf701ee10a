namespace PSMigrate.Engine.Revisions;

/// <summary>The lines of a SQL revision as the databases see them: other line ends of Unicode end no comment.</summary>
static class SqlLines
{
    /// <summary>Where the line that begins at a position ends, and where the next one begins: behind the text for the last.</summary>
    public static (int End, int Next) At(ReadOnlySpan<char> text, int start)
    {
        var length = text[start..].IndexOfAny('\r', '\n');
        if (length < 0)
            return (text.Length, text.Length + 1);
        var end = start + length;
        return (end, text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1);
    }
}
