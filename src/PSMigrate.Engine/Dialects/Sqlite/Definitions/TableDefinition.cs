namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>A table's definition taken apart. What nobody changes keeps its own words, so that nothing is lost that has no place in the model.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Constraints">The constraints behind the columns, in order.</param>
/// <param name="Options">What follows the closing parenthesis.</param>
sealed record TableDefinition(string Name, IReadOnlyList<ColumnDefinition> Columns, IReadOnlyList<Clause> Constraints, string Options)
{
    public bool IsStrict => HasOption("STRICT");

    public bool IsWithoutRowid => HasOption("WITHOUT");

    /// <summary>The columns of the primary key, in its order; none where there is no key.</summary>
    public IReadOnlyList<string> KeyColumns =>
        Constraints.FirstOrDefault(clause => clause.Kind == ClauseKind.PrimaryKey) is { } key ? key.Columns
        : Columns.FirstOrDefault(column => column.Find(ClauseKind.PrimaryKey) is not null) is { } column ? [column.Name]
        : [];

    /// <summary>Whether some column is another name of the row's number.</summary>
    public bool HasRowidAlias => !IsWithoutRowid && KeyColumns is [var only] && Column(only) is { } column
        && SqliteTokens.Of(column.Type) is [var type] && SqliteNames.Equal(type.Name, "INTEGER")
        && !(column.Find(ClauseKind.PrimaryKey)?.Text.Contains("DESC", StringComparison.OrdinalIgnoreCase) ?? false);

    public bool IsAutoincrement =>
        Columns.Any(column => column.Find(ClauseKind.PrimaryKey) is { IsAutoincrement: true }) || Constraints.Any(clause => clause.IsAutoincrement);

    public ColumnDefinition? Column(string name) => Columns.FirstOrDefault(column => SqliteNames.Equal(column.Name, name));

    bool HasOption(string word) => SqliteTokens.Of(Options).Any(token => token.Is(word));
}

/// <summary>A column of a definition.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type as it is written; empty for none.</param>
/// <param name="Clauses">What follows the type, in order.</param>
sealed record ColumnDefinition(string Name, string Type, IReadOnlyList<Clause> Clauses)
{
    // Of two defaults or collations SQLite takes the last.
    public Clause? Find(ClauseKind kind) => Clauses.LastOrDefault(clause => clause.Kind == kind);

    public ColumnDefinition Without(params ClauseKind[] kinds) => this with { Clauses = [.. Clauses.Where(clause => !kinds.Contains(clause.Kind))] };

    public ColumnDefinition With(Clause? clause) => clause is null ? this : this with { Clauses = [.. Clauses, clause] };
}

/// <summary>A clause of a column, or a constraint behind the columns.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Name">The constraint's name; null for none.</param>
/// <param name="Text">Its words, the name left out.</param>
sealed record Clause(ClauseKind Kind, string? Name, string Text)
{
    /// <summary>The columns of a key or a unique constraint behind the columns, or those that refer; none for a column's own clause.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The expression of a check, a default or a computed column.</summary>
    public string Expression { get; init; } = "";

    /// <summary>What a foreign key refers to.</summary>
    public Reference? Reference { get; init; }

    public bool IsAutoincrement => Kind == ClauseKind.PrimaryKey && SqliteTokens.Of(Text).Any(token => token.Is("AUTOINCREMENT"));
}

/// <summary>What a foreign key says of the other table.</summary>
sealed record Reference(string Table, IReadOnlyList<string> Columns)
{
    public Schema.ReferentialAction OnDelete { get; init; }

    public Schema.ReferentialAction OnUpdate { get; init; }

    public Schema.Deferral Deferral { get; init; }
}

/// <summary>The sorts of clause.</summary>
enum ClauseKind
{
    PrimaryKey,
    ForeignKey,
    Unique,
    Check,
    NotNull,
    Null,
    Default,
    Collation,
    Computed,
}

/// <summary>How SQLite compares names.</summary>
static class SqliteNames
{
    // Only ASCII letters are alike in both cases.
    public static bool Equal(string? first, string? second) =>
        first is not null && second is not null && first.Length == second.Length
        && first.Zip(second).All(pair => pair.First == pair.Second || char.IsAscii(pair.First) && char.IsAscii(pair.Second)
            && char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second));

    public static bool Among(this IEnumerable<string> names, string name) => names.Any(other => Equal(other, name));
}
