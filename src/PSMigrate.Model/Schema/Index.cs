namespace PSMigrate.Schema;

/// <summary>An index.</summary>
/// <param name="Name">The index's name; null leaves the choice to the naming convention.</param>
/// <param name="Columns">Its columns or expressions, in order.</param>
public sealed record Index(string? Name, ValueList<IndexColumn> Columns)
{
    /// <summary>Whether no two rows may have the same values.</summary>
    public bool Unique { get; init; }

    /// <summary>The condition of a partial (filtered) index.</summary>
    public DialectText? Where { get; init; }

    /// <summary>Columns that are stored in the index without being part of its order.</summary>
    public ValueList<string> Include { get; init; } = [];
}

/// <summary>A part of an index: a column or an expression.</summary>
/// <param name="Name">The column's name; null for an expression.</param>
/// <param name="Expression">The expression; null for a column.</param>
/// <param name="Descending">Whether the order is descending.</param>
public sealed record IndexColumn(string? Name, DialectText? Expression = null, bool Descending = false);
