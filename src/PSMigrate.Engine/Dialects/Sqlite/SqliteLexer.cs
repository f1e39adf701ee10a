using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>One pass over a text.</summary>
sealed class SqliteLexer(StatementScan scan)
{
    readonly SqlCursor cursor = scan.Cursor;
    readonly DestructionWatch destruction = new(scan.Tokens);
    TriggerBody body;
    int bodyOpened;

    public IReadOnlyList<SqlPiece> Run()
    {
        while (!cursor.AtEnd)
            Step();
        if (body is TriggerBody.Statement or TriggerBody.StatementStart)
            throw cursor.Fail(LexErrors.UnclosedBlock("trigger"), bodyOpened);
        End();
        return scan.Pieces;
    }

    void Step()
    {
        var from = cursor.Position;
        switch (cursor.Current)
        {
            // A comment goes to the line feed: SQLite does not take a lone carriage return for a line's end.
            case '-' when cursor.At('-', '-'):
                cursor.SkipLine("\n");
                break;
            case '/' when cursor.At('/', '*'):
                cursor.SkipComment(nested: false);
                break;
            case '\'':
                scan.Quoted(from, '\'', LexErrors.UnclosedString("'"));
                See();
                break;
            case '"':
                scan.Quoted(from, '"', LexErrors.UnclosedName("\""));
                See();
                break;
            case '`':
                scan.Quoted(from, '`', LexErrors.UnclosedName("`"));
                See();
                break;
            case '[':
                scan.Quoted(from, ']', LexErrors.UnclosedName("]"), doubled: false);
                See();
                break;
            case '.' when scan.IsEmpty && char.IsAsciiLetter(cursor.Peek(1)):
                throw cursor.Fail(ShellCommand(), from);
            case ';' when body is TriggerBody.None or TriggerBody.Ended:
                End();
                cursor.Position++;
                break;
            case var c when IsBlank(c):
                cursor.Position++;
                break;
            case var c when IsWordPart(c):
                if (scan.Word(IsWordPart))
                    See();
                break;
            default:
                Punctuation();
                break;
        }
    }

    void Punctuation()
    {
        var isParenthesis = cursor.Current is '(' or ')';
        if (cursor.Current == ')' && scan.Depth > 0)
            scan.Depth--;
        scan.Punctuation();
        if (isParenthesis && scan.Tokens.LastIs("("))
            scan.Depth++;
        See();
    }

    void See()
    {
        destruction.See();
        body = Next(scan.Tokens);
    }

    /// <summary>END closes a body only where a statement could begin, as SQLite itself decides it: elsewhere it ends a CASE,
    /// or is a name.</summary>
    TriggerBody Next(StatementTokens tokens)
    {
        switch (body)
        {
            case TriggerBody.None when scan.Depth == 0 && tokens.LastIs("BEGIN") && SqliteStatementRules.IsTrigger(tokens):
                bodyOpened = cursor.Position - "BEGIN".Length;
                return TriggerBody.StatementStart;
            case TriggerBody.StatementStart when tokens.LastIs("END"):
                return TriggerBody.Ended;
            case TriggerBody.StatementStart or TriggerBody.Statement:
                return tokens.LastIs(";") ? TriggerBody.StatementStart : TriggerBody.Statement;
            default:
                return body;
        }
    }

    void End()
    {
        var destroys = destruction.Take();
        scan.End(SqliteStatementRules.KindOf(scan.Tokens), destroys);
        body = TriggerBody.None;
    }

    LexError ShellCommand()
    {
        var length = 1;
        while (char.IsAsciiLetterOrDigit(cursor.Peek(length)) || cursor.Peek(length) == '_')
            length++;
        return LexErrors.ClientCommand(cursor.Text.Substring(cursor.Position, length), "the sqlite3 shell",
            "Remove the line, or write what it does as SQL.");
    }

    static bool IsBlank(char c) => c is ' ' or (>= '\t' and <= '\r') or '\uFEFF';

    static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or (>= '\u0080' and not '\uFEFF');

    enum TriggerBody
    {
        None,
        StatementStart,
        Statement,
        Ended,
    }
}
