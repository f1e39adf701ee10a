namespace PSMigrate.Schema;

/// <summary>A rule that the rows of a table keep.</summary>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public abstract record Constraint(string? Name)
{
    /// <summary>The sort of constraint.</summary>
    public abstract ConstraintKind Kind { get; }
}

/// <summary>A primary key.</summary>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record PrimaryKey(ValueList<string> Columns, string? Name = null) : Constraint(Name)
{
    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.PrimaryKey;

    /// <summary>Whether the rows are stored in its order, where the provider has the choice; null for the provider's own.</summary>
    public bool? Clustered { get; init; }

    /// <summary>When it is checked.</summary>
    public Deferral Deferral { get; init; }
}

/// <summary>A unique constraint.</summary>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record UniqueConstraint(ValueList<string> Columns, string? Name = null) : Constraint(Name)
{
    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.Unique;

    /// <summary>Whether a second NULL is refused; null for the provider's own rule.</summary>
    public bool? NullsNotDistinct { get; init; }

    /// <summary>Whether the rows are stored in its order, where the provider has the choice; null for the provider's own.</summary>
    public bool? Clustered { get; init; }

    /// <summary>When it is checked.</summary>
    public Deferral Deferral { get; init; }
}

/// <summary>A check constraint.</summary>
/// <param name="Condition">The condition that every row fulfils.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record CheckConstraint(DialectText Condition, string? Name = null) : Constraint(Name)
{
    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.Check;

    /// <summary>Whether the rows that are there already are not looked at.</summary>
    public bool NotValid { get; init; }
}

/// <summary>A foreign key.</summary>
/// <param name="Columns">The columns that refer.</param>
/// <param name="Principal">The table that is referred to.</param>
/// <param name="PrincipalColumns">The columns that are referred to; empty means the other table's primary key.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record ForeignKey(
    ValueList<string> Columns, TableName Principal, ValueList<string> PrincipalColumns, string? Name = null) : Constraint(Name)
{
    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.ForeignKey;

    /// <summary>What happens to the referring rows when the row is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens to the referring rows when the key is changed.</summary>
    public ReferentialAction OnUpdate { get; init; }

    /// <summary>When it is checked.</summary>
    public Deferral Deferral { get; init; }

    /// <summary>Whether a row with only some of its columns NULL is refused.</summary>
    public bool MatchFull { get; init; }

    /// <summary>Whether the rows that are there already are not looked at.</summary>
    public bool NotValid { get; init; }
}

/// <summary>A constraint that no two rows fulfil all of its comparisons.</summary>
/// <param name="Elements">The comparisons.</param>
/// <param name="Name">The constraint's name; null leaves the choice to the naming convention or the database.</param>
public sealed record ExcludeConstraint(ValueList<ExcludeElement> Elements, string? Name = null) : Constraint(Name)
{
    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.Exclude;

    /// <summary>The method of its index, for example <c>gist</c>; null for the provider's own.</summary>
    public string? Method { get; init; }

    /// <summary>The rows that it holds for; null for all.</summary>
    public DialectText? Where { get; init; }

    /// <summary>When it is checked.</summary>
    public Deferral Deferral { get; init; }
}

/// <summary>A comparison of an exclusion constraint.</summary>
/// <param name="Column">The column or expression that is compared.</param>
/// <param name="Operator">The operator, for example <c>&amp;&amp;</c>.</param>
public sealed record ExcludeElement(IndexColumn Column, string Operator);

/// <summary>The sorts of constraint.</summary>
public enum ConstraintKind
{
    /// <summary>A primary key.</summary>
    PrimaryKey,

    /// <summary>A foreign key.</summary>
    ForeignKey,

    /// <summary>A unique constraint.</summary>
    Unique,

    /// <summary>A check constraint.</summary>
    Check,

    /// <summary>An exclusion constraint.</summary>
    Exclude,
}

/// <summary>When a constraint is checked.</summary>
public enum Deferral
{
    /// <summary>With every statement.</summary>
    None,

    /// <summary>With every statement, unless a transaction asks for its end.</summary>
    InitiallyImmediate,

    /// <summary>At the end of the transaction.</summary>
    InitiallyDeferred,
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
