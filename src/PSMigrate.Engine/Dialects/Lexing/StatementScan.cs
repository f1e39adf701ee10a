namespace PSMigrate.Engine.Dialects.Lexing;

/// <summary>What every dialect's lexer keeps while it goes through a text.</summary>
sealed class StatementScan(string text, IReadOnlyDictionary<string, string>? variables)
{
    readonly List<SqlPiece> pieces = [];
    readonly PieceBuilder piece = new(text);
    readonly LineCounter lines = new(text);

    public SqlCursor Cursor { get; } = new(text);

    public StatementTokens Tokens { get; } = new(text);

    /// <summary>How many parentheses are open.</summary>
    public int Depth { get; set; }

    /// <summary>Whether no token of the statement has been read yet.</summary>
    public bool IsEmpty => piece.IsEmpty;

    public bool HasReplacements => piece.HasReplacements;

    public int Start => piece.Start;

    public IReadOnlyList<SqlPiece> Pieces => pieces;

    public bool AtVariable => new VariableExpander(Cursor, variables).AtVariable;

    /// <summary>Takes in what was read since a position as one token.</summary>
    public void Token(int from)
    {
        piece.Extend(from, Cursor.Position);
        Tokens.Add(from, Cursor.Position, Depth);
    }

    /// <summary>Takes in the next character as a token of its own.</summary>
    public void Punctuation()
    {
        Cursor.Position++;
        Token(Cursor.Position - 1);
    }

    /// <summary>Takes in a literal or a quoted name that begins at a position and whose quote opens at the cursor.</summary>
    public void Quoted(int from, char close, LexError unclosed, bool doubled = true, bool backslash = false)
    {
        var opened = Cursor.Position;
        if (!Cursor.SkipQuoted(close, doubled, backslash))
            throw Cursor.Fail(unclosed, opened);
        Token(from);
    }

    /// <summary>Reads a word. A variable's value is a part of the word that it touches, and never read as SQL itself: not for
    /// terminators, quotes or keywords, so that what a value holds cannot move the statement's end.</summary>
    /// <returns>False if only blank values were read, which are no token.</returns>
    public bool Word(Func<char, bool> isPart)
    {
        var from = Cursor.Position;
        var replaced = false;
        while (!Cursor.AtEnd)
        {
            if (new VariableExpander(Cursor, variables).TryMatch(out var length, out var value))
            {
                if (Cursor.Position > from && !replaced)
                    piece.Extend(from, Cursor.Position);
                piece.Replace(Cursor.Position, Cursor.Position + length, value);
                Cursor.Position += length;
                replaced = true;
                if (value.Length == 0 || !isPart(value[^1]))
                    break;
            }
            else if (isPart(Cursor.Current))
            {
                Cursor.Position++;
                if (replaced)
                    piece.Extend(from, Cursor.Position);
            }
            else
                break;
        }
        if (!replaced)
            piece.Extend(from, Cursor.Position);
        if (piece.IsEmpty)
            return false;
        Tokens.Add(from, Cursor.Position, Depth);
        return true;
    }

    /// <summary>Ends the statement before the cursor; nothing comes of one without tokens.</summary>
    public void End(StatementKind kind, bool isDestructive, int count = 1)
    {
        if (!piece.IsEmpty)
        {
            var (line, column) = lines.At(piece.Start);
            var (statement, replacements) = piece.Take();
            pieces.Add(new SqlPiece(statement, line, column)
            {
                Kind = kind,
                IsDestructive = isDestructive,
                Count = count,
                Replacements = replacements,
            });
        }
        Tokens.Clear();
        Depth = 0;
    }
}
