using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>One pass over a text, by the rules of PostgreSQL's own scanner and, for a statement's end, of psql's.</summary>
sealed class PostgreSqlLexer(StatementScan scan)
{
    readonly SqlCursor cursor = scan.Cursor;
    readonly StatementTokens tokens = scan.Tokens;
    readonly DestructionWatch destruction = new(scan.Tokens);
    bool conformingStrings = true;
    int outerParenthesis;
    int blocks;
    int bodyOpened;

    public IReadOnlyList<SqlPiece> Run()
    {
        while (!cursor.AtEnd)
            Step();
        if (blocks > 0)
            throw cursor.Fail(LexErrors.UnclosedBlock("routine"), bodyOpened);
        // A variable's value may hold the other parenthesis: then the server knows better.
        if (scan.Depth > 0 && !scan.HasReplacements)
            throw cursor.Fail(LexErrors.UnclosedParenthesis(), outerParenthesis);
        End();
        return scan.Pieces;
    }

    void Step()
    {
        var from = cursor.Position;
        switch (cursor.Current)
        {
            case ' ' or (>= '\t' and <= '\r'):
                cursor.Position++;
                break;
            // Files that were put together leave one between statements, where it is no part of a name.
            case '\uFEFF' when scan.IsEmpty:
                cursor.Position++;
                break;
            case '-' when cursor.At('-', '-'):
                cursor.SkipLine("\r\n");
                break;
            case '/' when cursor.At('/', '*'):
                cursor.SkipComment(nested: true);
                break;
            case '\'':
                String(from, backslash: !conformingStrings);
                break;
            case '"':
                Name(from);
                break;
            case '\\':
                throw cursor.Fail(PsqlCommands.Refuse(cursor.Text, from), from);
            case ';' when scan.Depth == 0 && blocks == 0:
                End();
                cursor.Position++;
                break;
            case '$' when scan.AtVariable:
                Word(from);
                break;
            // A dollar quote may follow a number, as it may not follow a name.
            case '$' when char.IsAsciiDigit(cursor.Peek(1)):
            case >= '0' and <= '9':
                Digits(from);
                break;
            case '$':
                Dollar(from);
                break;
            case var c when IsWordPart(c):
                Word(from);
                break;
            default:
                Punctuation();
                break;
        }
    }

    void Word(int from)
    {
        if (!scan.Word(IsWordPart))
            return;
        destruction.See();
        CountBlocks();
        var prefix = cursor.Position - from == 1 ? char.ToUpperInvariant(cursor.Text[from]) : '\0';
        if (cursor.Current == '\'' && prefix is 'E' or 'B' or 'X')
            String(from, backslash: prefix == 'E');
        else if (prefix == 'U' && cursor.At('&', '\''))
        {
            cursor.Position++;
            String(from, backslash: false);
        }
        else if (prefix == 'U' && cursor.At('&', '"'))
        {
            cursor.Position++;
            Name(from);
        }
    }

    void String(int from, bool backslash)
    {
        scan.Quoted(from, '\'', LexErrors.UnclosedString("'"), doubled: true, backslash);
        // A string goes on, by the same rules, after a line end and blanks.
        while (backslash && ContinuesAt() is > 0 and var next)
        {
            cursor.Position = next;
            scan.Quoted(from, '\'', LexErrors.UnclosedString("'"), doubled: true, backslash);
        }
        destruction.See();
    }

    int ContinuesAt()
    {
        var text = cursor.Text;
        var hasLineEnd = false;
        for (var i = cursor.Position; i < text.Length; i++)
        {
            if (text[i] == '\'')
                return hasLineEnd ? i : 0;
            if (text[i] == '-' && i + 1 < text.Length && text[i + 1] == '-')
            {
                var length = text.AsSpan(i).IndexOfAny('\r', '\n');
                if (length < 0)
                    return 0;
                i += length;
            }
            if (text[i] is '\r' or '\n')
                hasLineEnd = true;
            else if (text[i] is not (' ' or '\t' or '\f' or '\v'))
                return 0;
        }
        return 0;
    }

    void Name(int from)
    {
        scan.Quoted(from, '"', LexErrors.UnclosedName("\""));
        destruction.See();
    }

    void Digits(int from)
    {
        do
            cursor.Position++;
        while (char.IsAsciiDigit(cursor.Current));
        scan.Token(from);
        destruction.See();
        // Letters belong to the number, which the server refuses: 1e'…' is no string with escapes.
        if (IsWordPart(cursor.Current) && cursor.Current != '$')
            scan.Word(IsWordPart);
    }

    // $$ is never an escape here: $${"a": 1}$$ is common, and ${ means nothing to PostgreSQL outside of literals.
    void Dollar(int from)
    {
        var length = 1;
        while (cursor.Peek(length) != '$' && IsWordPart(cursor.Peek(length)))
            length++;
        if (cursor.Peek(length) != '$')
        {
            Punctuation();
            return;
        }
        var tag = cursor.Text.Substring(from, length + 1);
        cursor.Position += tag.Length;
        if (!cursor.SkipBehind(tag))
            throw cursor.Fail(LexErrors.UnclosedDollarQuote(tag), from);
        scan.Token(from);
        destruction.See();
    }

    void Punctuation()
    {
        var c = cursor.Current;
        if (c == ')' && scan.Depth > 0)
            scan.Depth--;
        if (c == '(' && scan.Depth == 0)
            outerParenthesis = cursor.Position;
        scan.Punctuation();
        if (c == '(')
            scan.Depth++;
        destruction.See();
    }

    void CountBlocks()
    {
        if (scan.Depth > 0)
            return;
        if (blocks == 0)
        {
            if (tokens.LastIs("ATOMIC") && tokens.PreviousIs("BEGIN") && PostgreSqlStatementRules.IsRoutine(tokens))
                (blocks, bodyOpened) = (1, tokens.PreviousStart);
        }
        // After AS and after a point every word is a name.
        else if (tokens.LastIs("CASE", "END") && !tokens.PreviousIs("AS", "."))
            blocks += tokens.LastIs("CASE") ? 1 : -1;
    }

    void End()
    {
        if (PostgreSqlStatementRules.CopyThroughClient(tokens) is { } copy)
            throw cursor.Fail(copy, scan.Start);
        conformingStrings = PostgreSqlStatementRules.ConformingStringsAfter(tokens) ?? conformingStrings;
        var destroys = destruction.Take();
        scan.End(PostgreSqlStatementRules.KindOf(tokens), destroys);
        blocks = 0;
    }

    static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or >= '\u0080';
}
