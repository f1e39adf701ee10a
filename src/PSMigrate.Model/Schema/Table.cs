namespace PSMigrate.Schema;

/// <summary>A table with everything that is declared together with it.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">Its columns, in order.</param>
public sealed record Table(TableName Name, ValueList<Column> Columns)
{
    /// <summary>The primary key, if there is one.</summary>
    public PrimaryKey? PrimaryKey { get; init; }

    /// <summary>The foreign keys.</summary>
    public ValueList<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>The unique constraints.</summary>
    public ValueList<UniqueConstraint> Uniques { get; init; } = [];

    /// <summary>The check constraints.</summary>
    public ValueList<CheckConstraint> Checks { get; init; } = [];

    /// <summary>The exclusion constraints.</summary>
    public ValueList<ExcludeConstraint> Excludes { get; init; } = [];

    /// <summary>The indexes that are made with the table.</summary>
    public ValueList<Index> Indexes { get; init; } = [];

    /// <summary>The comment that the database keeps with the table.</summary>
    public string? Comment { get; init; }

    /// <summary>What follows the closing parenthesis, in the provider's words, for example <c>STRICT</c> or <c>PARTITION BY RANGE (day)</c>.</summary>
    public DialectText? Options { get; init; }
}
