namespace PSMigrate.Engine.Dialects;

/// <summary>The lines of a script.</summary>
sealed class ScriptPage(TextWriter writer)
{
    public void Line(string text = "")
    {
        writer.Write(text);
        writer.Write('\n');
    }

    public void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
            Line(line.TrimEnd('\r'));
    }

    /// <summary>A line of a comment; whatever the text holds, it does not leave it.</summary>
    public void Comment(string text) => Line("-- " + string.Join(' ', text.Split(['\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\0'])));

    /// <summary>A statement with its semicolon, which no comment at the statement's end takes in.</summary>
    public void Statement(string text) => Line(Terminated(text));

    public static string Terminated(string text)
    {
        var lastLine = text.AsSpan(text.LastIndexOfAny(['\r', '\n']) + 1);
        return lastLine.Contains("--", StringComparison.Ordinal) ? text + "\n;" : text + ";";
    }
}
