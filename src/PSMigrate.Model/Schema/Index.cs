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

    /// <summary>The method, for example <c>gin</c> or <c>columnstore</c>; null for the provider's own.</summary>
    public string? Method { get; init; }

    /// <summary>Whether a second NULL is refused by a unique index; null for the provider's own rule.</summary>
    public bool? NullsNotDistinct { get; init; }

    /// <summary>Whether the rows are stored in its order, where the provider has the choice.</summary>
    public bool Clustered { get; init; }

    /// <summary>Storage options in the provider's words, for example <c>fillfactor = 70</c>; null for none.</summary>
    public DialectText? Options { get; init; }
}

/// <summary>A part of an index: a column or an expression.</summary>
/// <param name="Name">The column's name; null for an expression.</param>
/// <param name="Expression">The expression; null for a column.</param>
/// <param name="Descending">Whether the order is descending.</param>
public sealed record IndexColumn(string? Name, DialectText? Expression = null, bool Descending = false)
{
    /// <summary>Where NULL stands in the order: true for first, false for last, null for the provider's own.</summary>
    public bool? NullsFirst { get; init; }

    /// <summary>The collation, in the provider's words.</summary>
    public string? Collation { get; init; }

    /// <summary>The operator class, in the provider's words.</summary>
    public string? OperatorClass { get; init; }
}
