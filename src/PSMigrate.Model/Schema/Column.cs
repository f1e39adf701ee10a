namespace PSMigrate.Schema;

/// <summary>A column of a table.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">A portable type such as <c>string(50)</c>, or a type in the provider's own words.</param>
public sealed record Column(string Name, DialectText Type)
{
    /// <summary>Whether the column takes NULL.</summary>
    public bool Nullable { get; init; } = true;

    /// <summary>What a row gets that does not name the column.</summary>
    public ColumnDefault? Default { get; init; }

    /// <summary>How the database numbers the column by itself; null when it does not.</summary>
    public Identity? Identity { get; init; }

    /// <summary>The expression that the column is computed from; null for an ordinary column.</summary>
    public Computed? Computed { get; init; }

    /// <summary>The collation, in the provider's words.</summary>
    public string? Collation { get; init; }

    /// <summary>The comment that the database keeps with the column.</summary>
    public string? Comment { get; init; }
}

/// <summary>A column's default: either SQL or a value that the dialect writes as a literal.</summary>
/// <param name="Sql">An SQL expression, for example <c>now()</c>.</param>
/// <param name="Value">A value; used where <paramref name="Sql"/> is null.</param>
public sealed record ColumnDefault(DialectText? Sql, object? Value = null)
{
    /// <summary>The name of the default's constraint, where the provider has such; null leaves the choice to the naming convention or the database.</summary>
    public string? Name { get; init; }
}

/// <summary>Numbering by the database.</summary>
/// <param name="Start">The first number.</param>
/// <param name="Increment">The step.</param>
/// <param name="Always">Whether a row may not bring its own number (where the provider can tell).</param>
public sealed record Identity(long Start = 1, long Increment = 1, bool Always = false)
{
    /// <summary>The least number; null for the provider's own.</summary>
    public long? Minimum { get; init; }

    /// <summary>The greatest number; null for the provider's own.</summary>
    public long? Maximum { get; init; }

    /// <summary>Whether it begins anew after the last number.</summary>
    public bool Cycle { get; init; }

    /// <summary>How many numbers a session takes at once; null for the provider's own.</summary>
    public int? Cache { get; init; }
}

/// <summary>A computed column's expression.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Stored">Whether the result is stored, rather than computed when it is read.</param>
public sealed record Computed(DialectText Expression, bool Stored = true);
