using PSMigrate.Operations;

namespace PSMigrate.Engine.Revisions;

/// <summary>The parts of a SQL revision, which lines such as <c>-- >>> upgrade</c> begin.</summary>
sealed class SqlSections
{
    readonly Dictionary<MigrationDirection, (string Text, SourcePosition Start)> sections = [];

    public static SqlSections Read(string path, string text)
    {
        var result = new SqlSections();
        MigrationDirection? open = null;
        var (line, start, startLine) = (1, 0, 1);
        for (var at = 0; at <= text.Length; line++)
        {
            var (end, next) = SqlLines.At(text, at);
            var content = text.AsSpan(at, end - at).Trim().TrimStart('\uFEFF');
            if (IsMarker(content, out var word))
            {
                result.Close(open, text[start..at], path, startLine);
                open = Direction(word, new(path, line, 1));
                if (result.sections.ContainsKey(open.Value))
                    throw Errors.SectionTwice(open.Value, new(path, line, 1));
                (start, startLine) = (Math.Min(next, text.Length), line + 1);
            }
            else if (open is null && !content.IsEmpty && !content.StartsWith("--"))
                throw Errors.OutsideSection(new(path, line, 1));
            at = next;
        }
        result.Close(open, text[start..], path, startLine);
        return result;
    }

    public bool Has(MigrationDirection direction) => sections.ContainsKey(direction);

    public (string Text, SourcePosition Start) this[MigrationDirection direction] => sections[direction];

    public static bool IsMarker(ReadOnlySpan<char> line, out ReadOnlySpan<char> word)
    {
        word = default;
        if (!line.StartsWith("--"))
            return false;
        var rest = line[2..].TrimStart();
        if (!rest.StartsWith(">>>"))
            return false;
        word = rest[3..].Trim();
        return true;
    }

    void Close(MigrationDirection? open, string text, string path, int line)
    {
        if (open is { } direction)
            sections[direction] = (text, new(path, line, 1));
    }

    static MigrationDirection Direction(ReadOnlySpan<char> word, SourcePosition position) =>
        word.Equals("upgrade", StringComparison.OrdinalIgnoreCase) ? MigrationDirection.Upgrade :
        word.Equals("downgrade", StringComparison.OrdinalIgnoreCase) ? MigrationDirection.Downgrade :
        throw Errors.SectionName(word.ToString(), position);
}
