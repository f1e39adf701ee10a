using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects;

/// <summary>Says operations in SQL.</summary>
interface ISqlGenerator
{
    /// <summary>The statements of an operation, in order.</summary>
    /// <exception cref="MigrationException">The dialect cannot do it.</exception>
    IReadOnlyList<SqlStatement> Generate(Operation operation);
}

/// <summary>A statement that is ready to be sent.</summary>
/// <param name="Text">Its text.</param>
sealed record SqlStatement(string Text)
{
    /// <summary>Where the operation was written that it comes from.</summary>
    public SourcePosition? Origin { get; init; }

    /// <summary>The piece of the author's own text that it is; null for generated SQL.</summary>
    public SqlPiece? Piece { get; init; }

    /// <summary>Where the author's text begins in its file; null when the text was computed.</summary>
    public SourcePosition? TextStart { get; init; }

    /// <summary>Whether it may run in a transaction.</summary>
    public bool Transactional => Piece?.Kind != StatementKind.OutsideTransaction;

    /// <summary>Where a character of the statement stands in the author's file, as exactly as can be told.</summary>
    public SourcePosition? Locate(int? index)
    {
        if (Piece is null || TextStart is null)
            return Origin;
        var (line, column) = Piece.Locate(index ?? 0);
        return new(TextStart.Path, TextStart.Line + line - 1, line == 1 ? TextStart.Column + column - 1 : column);
    }
}
