using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>One pass over a text.</summary>
sealed class SqlServerLexer(StatementScan scan)
{
    readonly SqlCursor cursor = scan.Cursor;
    readonly BatchDestructionWatch destruction = new(scan.Tokens);
    readonly BatchTransactionWatch transactions = new(scan.Tokens);

    // Whether only blanks, comments and empty statements have been read of the line: there GO and the commands of sqlcmd are looked for.
    bool atLineStart = true;

    public IReadOnlyList<SqlPiece> Run()
    {
        while (!cursor.AtEnd)
            Step();
        End(1);
        return scan.Pieces;
    }

    void Step()
    {
        var from = cursor.Position;
        switch (cursor.Current)
        {
            case '\r' or '\n':
                cursor.Position++;
                atLineStart = true;
                break;
            case var c when IsBlank(c):
                cursor.Position++;
                break;
            case '-' when cursor.At('-', '-'):
                cursor.SkipLine("\r\n");
                break;
            case '/' when cursor.At('/', '*'):
                cursor.SkipComment(nested: true);
                atLineStart |= cursor.Text.AsSpan(from, cursor.Position - from).IndexOfAny('\r', '\n') >= 0;
                break;
            case '\'':
                scan.Quoted(from, '\'', LexErrors.UnclosedString("'"));
                See();
                break;
            case '"':
                scan.Quoted(from, '"', LexErrors.UnclosedName("\""));
                See();
                break;
            case '[':
                scan.Quoted(from, ']', LexErrors.UnclosedName("]"));
                See();
                break;
            case ':' or '!' when atLineStart && SqlcmdCommands.Refuse(cursor) is { } error:
                throw cursor.Fail(error, from);
            case ';' when scan.IsEmpty:
                cursor.Position++;
                break;
            case 'G' or 'g' when atLineStart && GoLine.TryRead(cursor, out var count):
                End(count);
                break;
            case var c when IsWordPart(c):
                if (scan.Word(IsWordPart))
                    See();
                atLineStart = false;
                break;
            default:
                scan.Punctuation();
                See();
                break;
        }
    }

    void See()
    {
        atLineStart = false;
        destruction.See();
        transactions.See();
    }

    void End(int count)
    {
        var destroys = destruction.Take();
        var kind = transactions.Take() ? StatementKind.TransactionControl : SqlServerStatementRules.KindOf(scan.Tokens);
        scan.End(kind, destroys, count);
    }

    static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\uFEFF';

    static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '#' or '$';
}
