namespace PSMigrate.Schema;

/// <summary>A view.</summary>
/// <param name="Name">The view's name.</param>
/// <param name="Query">The query behind it.</param>
public sealed record View(TableName Name, DialectText Query)
{
    /// <summary>The names of its columns; empty for those of the query.</summary>
    public ValueList<string> Columns { get; init; } = [];

    /// <summary>What stands before its query, in the provider's words, for example <c>WITH SCHEMABINDING</c>; null for nothing.</summary>
    public DialectText? Options { get; init; }

    /// <summary>Whether its rows are stored.</summary>
    public bool Materialized { get; init; }
}
