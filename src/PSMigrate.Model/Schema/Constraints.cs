namespace PSMigrate.Schema;

/// <summary>A primary key.</summary>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record PrimaryKey(ValueList<string> Columns, string? Name = null);

/// <summary>A unique constraint.</summary>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record UniqueConstraint(ValueList<string> Columns, string? Name = null);

/// <summary>A check constraint.</summary>
/// <param name="Condition">The condition that every row fulfils.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record CheckConstraint(DialectText Condition, string? Name = null);

/// <summary>A foreign key.</summary>
/// <param name="Columns">The columns that refer.</param>
/// <param name="Principal">The table that is referred to.</param>
/// <param name="PrincipalColumns">The columns that are referred to; empty means the other table's primary key.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record ForeignKey(
    ValueList<string> Columns, TableName Principal, ValueList<string> PrincipalColumns, string? Name = null)
{
    /// <summary>What happens to the referring rows when the row is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens to the referring rows when the key is changed.</summary>
    public ReferentialAction OnUpdate { get; init; }
}

/// <summary>What a foreign key does when the row that it refers to goes or changes.</summary>
public enum ReferentialAction
{
    /// <summary>The change is refused.</summary>
    NoAction,

    /// <summary>The change is refused at once, even where the constraint is deferred.</summary>
    Restrict,

    /// <summary>The referring rows follow.</summary>
    Cascade,

    /// <summary>The referring columns become NULL.</summary>
    SetNull,

    /// <summary>The referring columns get their default.</summary>
    SetDefault,
}
