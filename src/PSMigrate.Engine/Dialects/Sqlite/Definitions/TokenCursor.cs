namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>A place among the tokens of a definition that the database has accepted.</summary>
sealed class TokenCursor(string text)
{
    readonly IReadOnlyList<SqliteToken> tokens = SqliteTokens.Of(text);

    public string Text => text;

    public int Position { get; private set; }

    public bool AtEnd => Position >= tokens.Count;

    public SqliteToken Current => Peek(0);

    public SqliteToken Peek(int ahead) => Position + ahead < tokens.Count ? tokens[Position + ahead] : new(SqliteTokenKind.Symbol, " ", text.Length);

    public bool At(string word) => Current.Is(word);

    public bool AtAny(params ReadOnlySpan<string> words) => Current.IsAny(words);

    /// <summary>Goes behind these words if they stand here.</summary>
    public bool Accept(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!Peek(i).Is(words[i]))
                return false;
        }
        Position += words.Length;
        return true;
    }

    /// <summary>Goes behind one of these words if it stands here.</summary>
    public bool AcceptAny(params ReadOnlySpan<string> words)
    {
        var found = AtAny(words);
        if (found)
            Position++;
        return found;
    }

    public void Expect(string word)
    {
        if (!Accept(word))
            throw new FormatException($"'{word}' was expected at character {Current.Start + 1} of: {text}");
    }

    public SqliteToken Take()
    {
        if (AtEnd)
            throw new FormatException($"The definition ends too early: {text}");
        return tokens[Position++];
    }

    /// <summary>Reads a name; of a name with a schema, its last part.</summary>
    public string Name()
    {
        var name = Take().Name;
        return Accept(".") ? Take().Name : name;
    }

    /// <summary>Reads what stands in parentheses.</summary>
    /// <returns>The text between them.</returns>
    public string Group()
    {
        var open = Current;
        Expect("(");
        for (var depth = 1; depth > 0;)
        {
            var token = Take();
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
        }
        return text[open.End..tokens[Position - 1].Start].Trim();
    }

    /// <summary>The text from a token's position to the cursor.</summary>
    public string Since(int position) => position == Position ? "" : text[tokens[position].Start..tokens[Position - 1].End];

    /// <summary>What is left, from here on.</summary>
    public string Rest() => AtEnd ? "" : text[Current.Start..tokens[^1].End];

    /// <summary>The parts of a text that commas outside of parentheses separate.</summary>
    public static IReadOnlyList<string> Items(string text)
    {
        var cursor = new TokenCursor(text);
        var items = new List<string>();
        var start = 0;
        while (!cursor.AtEnd)
        {
            if (cursor.At("("))
                cursor.Group();
            else if (cursor.At(","))
            {
                items.Add(cursor.Since(start));
                cursor.Take();
                start = cursor.Position;
            }
            else
                cursor.Take();
        }
        if (start < cursor.Position)
            items.Add(cursor.Since(start));
        return items;
    }
}
