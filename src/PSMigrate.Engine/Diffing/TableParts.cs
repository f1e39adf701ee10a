using PSMigrate.Engine.Dialects;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Diffing;

/// <summary>What constraints and indexes stand on, what stands on them, and whose names they share.</summary>
static class TableParts
{
    /// <summary>The columns that foreign keys may refer to.</summary>
    public static IEnumerable<(TableName Table, ValueList<string> Columns)> Keys(TableName table, IEnumerable<Constraint> constraints, IEnumerable<Index> indexes) =>
    [
        .. constraints.OfType<PrimaryKey>().Select(key => (table, key.Columns)),
        .. constraints.OfType<UniqueConstraint>().Select(unique => (table, unique.Columns)),
        .. indexes.Where(index => index is { Unique: true, Where: null } && index.Columns.All(part => part.Name is not null))
            .Select(index => (table, index.Columns.Select(part => part.Name!).ToValueList())),
    ];

    /// <summary>The names that no other table of the schema can use.</summary>
    public static IEnumerable<string> SharedNames(TableName table, IEnumerable<Constraint> constraints, IEnumerable<Index> indexes, SchemaRules rules) =>
        constraints.Where(constraint => constraint.Name is not null && rules.NameIsShared(constraint)).Select(constraint => constraint.Name!)
            .Concat(rules.IndexNamesAreShared ? indexes.Select(index => index.Name ?? "") : [])
            .Select(name => $"{table.Schema} {name}");

    /// <summary>The same for all that a table has.</summary>
    public static IEnumerable<string> SharedNames(Table table, SchemaRules rules) =>
        SharedNames(table.Name, [.. table.PrimaryKey is null ? Array.Empty<Constraint>() : [table.PrimaryKey], .. table.Uniques, .. table.Checks, .. table.Excludes, .. table.ForeignKeys], table.Indexes, rules)
            .Concat(rules.DefaultNamesAreShared ? table.Columns.Where(column => column.Default?.Name is not null).Select(column => $"{table.Name.Schema} {column.Default!.Name}") : []);

    /// <summary>Whether a constraint uses one of some columns.</summary>
    public static bool StandsOn(Constraint constraint, IReadOnlyList<string> names, StringComparer comparer) => constraint switch
    {
        PrimaryKey key => key.Columns.Intersect(names, comparer).Any(),
        UniqueConstraint unique => unique.Columns.Intersect(names, comparer).Any(),
        ForeignKey foreign => foreign.Columns.Intersect(names, comparer).Any(),
        CheckConstraint check => names.Any(name => Mentions.In(check.Condition, name)),
        ExcludeConstraint exclude => exclude.Elements.Any(element => Has(element.Column, names, comparer)) || names.Any(name => Mentions.In(exclude.Where, name)),
        _ => false,
    };

    /// <summary>Whether an index uses one of some columns. One without columns has them all.</summary>
    public static bool StandsOn(Index index, IReadOnlyList<string> names, StringComparer comparer) =>
        index.Columns.Count == 0 && names.Count > 0
        || index.Columns.Any(column => Has(column, names, comparer))
        || index.Include.Intersect(names, comparer).Any()
        || names.Any(name => Mentions.In(index.Where, name));

    static bool Has(IndexColumn column, IReadOnlyList<string> names, StringComparer comparer) =>
        column.Name is { } name && names.Contains(name, comparer) || names.Any(other => Mentions.In(column.Expression, other));
}
