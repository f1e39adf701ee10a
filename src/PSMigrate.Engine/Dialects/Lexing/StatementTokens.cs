namespace PSMigrate.Engine.Dialects.Lexing;

/// <summary>The first tokens of a statement and the last two: what it takes to tell what kind of statement it is.</summary>
sealed class StatementTokens(string text)
{
    // Enough for every decision that is made; a statement may have millions.
    const int Kept = 64;
    const int KeptInParentheses = 16;

    readonly List<Token> first = [];
    Token last;
    Token previous;

    public int Count => first.Count;

    public void Add(int start, int end, int depth)
    {
        (previous, last) = (last, new Token(start, end - start, depth));
        if (first.Count < (depth == 0 ? Kept : KeptInParentheses))
            first.Add(last);
    }

    public void Clear()
    {
        first.Clear();
        previous = last = default;
    }

    public ReadOnlySpan<char> this[int index] => index < first.Count ? TextOf(first[index]) : default;

    public bool LastIs(params ReadOnlySpan<string> words) => Matches(last, words);

    public bool PreviousIs(params ReadOnlySpan<string> words) => Matches(previous, words);

    /// <summary>Where the token before the last begins.</summary>
    public int PreviousStart => previous.Start;

    /// <summary>Whether the token at an index is one of these words.</summary>
    public bool Is(int index, params ReadOnlySpan<string> words) => index < first.Count && Matches(first[index], words);

    /// <summary>Whether the statement begins with these words.</summary>
    public bool Starts(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (!Is(i, words[i]))
                return false;
        return true;
    }

    /// <summary>The index behind the words that may be left out at an index.</summary>
    public int Skip(int index, params ReadOnlySpan<string> words)
    {
        while (Is(index, words))
            index++;
        return index;
    }

    /// <summary>The index of a word outside of parentheses, or -1.</summary>
    public int IndexOf(string word, int from = 0)
    {
        for (var i = from; i < first.Count; i++)
            if (first[i].Depth == 0 && Matches(first[i], word))
                return i;
        return -1;
    }

    public int IndexBehindParentheses(int index)
    {
        while (index < first.Count && (first[index].Depth > 0 || Matches(first[index], "(", ")")))
            index++;
        return index;
    }

    ReadOnlySpan<char> TextOf(Token token) => text.AsSpan(token.Start, token.Length);

    bool Matches(Token token, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (token.Length == word.Length && TextOf(token).Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    readonly record struct Token(int Start, int Length, int Depth);
}
