using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects;

/// <summary>A statement that is ready to be sent.</summary>
/// <param name="Text">Its text, with literals for values.</param>
sealed record SqlStatement(string Text)
{
    /// <summary>Where the operation was written that it comes from.</summary>
    public SourcePosition? Origin { get; init; }

    /// <summary>The piece of the author's own text that it is; null for generated SQL.</summary>
    public SqlPiece? Piece { get; init; }

    /// <summary>Where the author's text begins in its file; null when the text was computed.</summary>
    public SourcePosition? TextStart { get; init; }

    /// <summary>The same statement with parameters for its values, which is what a database gets; null where there are none.</summary>
    public BoundText? Bound { get; init; }

    /// <summary>Whether the server refuses it inside a transaction.</summary>
    public bool IsOutsideTransaction { get; init; }

    /// <summary>How an earlier attempt can be told; null where only a person can.</summary>
    public Recovery? Recovery { get; init; }

    /// <summary>Whether it may run in a transaction.</summary>
    public bool Transactional => !IsOutsideTransaction && Piece?.Kind != StatementKind.OutsideTransaction;

    /// <summary>Where a character of the statement stands in the author's file, as exactly as can be told.</summary>
    public SourcePosition? Locate(int? index)
    {
        if (Piece is null || TextStart is null)
            return Origin;
        var (line, column) = Piece.Locate(index ?? 0);
        return new(TextStart.Path, TextStart.Line + line - 1, line == 1 ? TextStart.Column + column - 1 : column);
    }
}

/// <summary>A statement with parameters.</summary>
/// <param name="Text">Its text, with the values called as the driver wants it: <c>@p0</c>, <c>@p1</c>, or <c>$1</c>, <c>$2</c>.</param>
/// <param name="Values">The values, in order.</param>
sealed record BoundText(string Text, IReadOnlyList<object?> Values);

/// <summary>How to tell what became of a statement that was begun outside of a transaction.</summary>
/// <param name="Probe">A query with one value: 'done', 'absent', or 'broken'.</param>
/// <param name="Cleanup">The statement that takes away what is broken; null where nothing can be.</param>
sealed record Recovery(string Probe, string? Cleanup);
