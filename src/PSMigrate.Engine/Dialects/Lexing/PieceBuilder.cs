using System.Text;

namespace PSMigrate.Engine.Dialects.Lexing;

/// <summary>Collects the text of one statement: from its first token to its last, with variables replaced.</summary>
sealed class PieceBuilder(string text)
{
    readonly StringBuilder changed = new();
    List<Replacement> replacements = [];
    int start = -1;
    int end;
    int copied;
    int changedEnd;

    public bool IsEmpty => start < 0;

    public bool HasReplacements => replacements.Count > 0;

    /// <summary>Where the first token begins.</summary>
    public int Start => start;

    /// <summary>Takes in a token; what stands between two tokens is kept, what stands around them all is not.</summary>
    public void Extend(int from, int to)
    {
        if (start < 0)
            start = copied = from;
        end = to;
    }

    /// <summary>Takes in a value instead of what the text has; the value is not read as SQL.</summary>
    public void Replace(int from, int to, string value)
    {
        var isBlank = string.IsNullOrWhiteSpace(value);
        if (isBlank && start < 0)
            return;
        if (start < 0)
            start = copied = from;
        if (end >= copied)
            changedEnd = changed.Length + end - copied;
        changed.Append(text, copied, from - copied);
        replacements.Add(new Replacement(changed.Length, value.Length, to - from));
        changed.Append(value);
        copied = to;
        if (!isBlank)
            end = to;
    }

    /// <summary>The statement's text; the builder is empty afterwards.</summary>
    public (string Text, IReadOnlyList<Replacement> Replacements) Take()
    {
        var taken = (Text: "", Replacements: (IReadOnlyList<Replacement>)[]);
        if (replacements.Count == 0)
            taken.Text = start < 0 ? "" : text[start..end];
        else
        {
            if (end >= copied)
                changed.Append(text, copied, end - copied);
            else
            {
                // Only blank values follow the last token: they go with the blanks around the statement.
                changed.Length = changedEnd;
                replacements.RemoveAll(r => r.Start >= changedEnd);
            }
            taken = (changed.ToString(), replacements);
            replacements = [];
            changed.Clear();
        }
        start = -1;
        end = copied = changedEnd = 0;
        return taken;
    }
}
