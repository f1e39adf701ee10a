namespace PSMigrate.Engine.Dialects;

/// <summary>Cuts SQL text into the statements that are sent one by one, by the dialect's own lexical rules.</summary>
interface IStatementSplitter
{
    /// <summary>The statements of a text, in order; pieces of nothing but blanks and comments are left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="variables">Replaces <c>${name}</c> outside of literals, quoted names and comments; null leaves the text as it is.
    /// <c>$${</c> stands for a literal <c>${</c>.</param>
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
        for (var i = 0; i < index; i++)
        {
            if (next < Replacements.Count && Replacements[next].Start == i)
            {
                var replacement = Replacements[next++];
                if (index < i + replacement.Length)
                    break;
                column += replacement.OriginalLength;
                i += replacement.Length - 1;
            }
            else if (Text[i] == '\n')
                (line, column) = (line + 1, 1);
            else
                column++;
        }
        return (line, column);
    }
}

/// <summary>A replaced variable.</summary>
/// <param name="Start">Where the value begins in the piece's text.</param>
/// <param name="Length">The value's length; not 0, an empty value is left out of the list and costs columns only.</param>
/// <param name="OriginalLength">The length of <c>${name}</c> in the original.</param>
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
    public string ErrorId => errorId;

    public int Line => line;

    public int Column => column;

    public string Remedy => remedy;
}
