namespace PSMigrate;

/// <summary>
/// Templates for the names of constraints and indexes that have none, so that they can be dropped by name later. In a template
/// <c>{table}</c>, <c>{columns}</c>, <c>{principal}</c> and <c>{hash}</c> stand for the table, the columns, the table that a foreign key
/// refers to, and a short hash of a condition. An empty template leaves the name to the database.
/// </summary>
public sealed record NamingConvention
{
    /// <summary>Names of primary keys.</summary>
    public string PrimaryKey { get; init; } = "pk_{table}";

    /// <summary>Names of foreign keys.</summary>
    public string ForeignKey { get; init; } = "fk_{table}_{columns}";

    /// <summary>Names of unique constraints.</summary>
    public string Unique { get; init; } = "uq_{table}_{columns}";

    /// <summary>Names of check constraints.</summary>
    public string Check { get; init; } = "ck_{table}_{hash}";

    /// <summary>Names of exclusion constraints.</summary>
    public string Exclude { get; init; } = "ex_{table}_{columns}";

    /// <summary>Names of indexes.</summary>
    public string Index { get; init; } = "ix_{table}_{columns}";

    /// <summary>Names of unique indexes.</summary>
    public string UniqueIndex { get; init; } = "ux_{table}_{columns}";

    /// <summary>Names of defaults, where the provider gives them names.</summary>
    public string Default { get; init; } = "df_{table}_{columns}";
}
