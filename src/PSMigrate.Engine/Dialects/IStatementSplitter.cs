namespace PSMigrate.Engine.Dialects;

/// <summary>Cuts SQL text into the statements that are sent one by one, by the dialect's own lexical rules.</summary>
interface IStatementSplitter
{
    /// <summary>The statements of a text, in order; pieces of nothing but blanks and comments are left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="variables">Replaces <c>${name}</c> outside of literals, quoted names and comments; null leaves the text as it is.
    /// <c>$${</c> stands for a literal <c>${</c>, unless the dialect gives <c>$$</c> a meaning of its own there.</param>
    /// <exception cref="SqlLexException">The text cannot be cut: something is not closed, a variable is missing, a client's command stands in it.</exception>
    IReadOnlyList<SqlPiece> Split(string text, IReadOnlyDictionary<string, string>? variables);
}

/// <summary>One statement that was cut from a text.</summary>
/// <param name="Text">The statement as it is sent: variables replaced, without its terminator, without blanks and comments around it.</param>
/// <param name="Line">The line of its first character in the text, counted from 1.</param>
/// <param name="Column">The column of its first character, in UTF-16 units, counted from 1.</param>
sealed record SqlPiece(string Text, int Line, int Column)
{
    /// <summary>What the runner must know of it.</summary>
    public StatementKind Kind { get; init; }

    /// <summary>Whether it deletes rows, columns or tables, as far as its first words tell.</summary>
    public bool IsDestructive { get; init; }

    /// <summary>How often it is sent (T-SQL's <c>GO 5</c>).</summary>
    public int Count { get; init; } = 1;

    /// <summary>Where variables were replaced, so that a place in <see cref="Text"/> can be led back to the file.</summary>
    public IReadOnlyList<Replacement> Replacements { get; init; } = [];

    /// <summary>The line and the column, in the original text, of a character of <see cref="Text"/>.</summary>
    /// <param name="index">The character's index in <see cref="Text"/>, counted from 0.</param>
    public (int Line, int Column) Locate(int index)
    {
        index = Math.Clamp(index, 0, Text.Length);
        int line = Line, column = Column, next = 0;
        for (var i = 0; i < index;)
        {
            if (ReplacedAt(i))
            {
                var replacement = Replacements[next++];
                if (index < i + replacement.Length)
                    break;
                column += replacement.OriginalLength;
                i += replacement.Length;
                continue;
            }
            // A line ends with CRLF, LF or CR; within CRLF it is the line feed that ends it.
            if (Text[i] == '\n' || Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n' || ReplacedAt(i + 1)))
                (line, column) = (line + 1, 1);
            else
                column++;
            i++;
        }
        while (ReplacedAt(index) && Replacements[next].Length == 0)
            column += Replacements[next++].OriginalLength;
        return (line, column);

        bool ReplacedAt(int i) => next < Replacements.Count && Replacements[next].Start == i;
    }
}

/// <summary>A replaced variable.</summary>
/// <param name="Start">Where the value begins in the piece's text.</param>
/// <param name="Length">The value's length; 0 if it is empty.</param>
/// <param name="OriginalLength">The length of <c>${name}</c> in the original, which stands on one line.</param>
readonly record struct Replacement(int Start, int Length, int OriginalLength);

/// <summary>What the runner must know of a statement.</summary>
enum StatementKind
{
    /// <summary>It runs in a transaction like any other.</summary>
    Ordinary,

    /// <summary>It begins or ends a transaction (not a savepoint), which is the runner's business.</summary>
    TransactionControl,

    /// <summary>The server refuses it inside a transaction.</summary>
    OutsideTransaction,
}

/// <summary>A text that cannot be cut into statements.</summary>
sealed class SqlLexException(string errorId, int line, int column, string message, string remedy) : Exception(message)
{
    /// <summary>What is wrong, as an id that does not change.</summary>
    public string ErrorId => errorId;

    /// <summary>The line of the offender, counted from 1; for what is not closed, where it was opened.</summary>
    public int Line => line;

    /// <summary>The column of the offender, in UTF-16 units, counted from 1.</summary>
    public int Column => column;

    /// <summary>What to do about it.</summary>
    public string Remedy => remedy;
}
