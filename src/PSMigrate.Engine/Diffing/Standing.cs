using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Diffing;

/// <summary>What of a table stands on its columns.</summary>
static class Standing
{
    public static bool On(Constraint constraint, IReadOnlyCollection<string> columns, StringComparer names) => constraint switch
    {
        PrimaryKey key => key.Columns.Intersect(columns, names).Any(),
        UniqueConstraint unique => unique.Columns.Intersect(columns, names).Any(),
        ForeignKey foreign => foreign.Columns.Intersect(columns, names).Any(),
        CheckConstraint check => columns.Any(column => Mentions.In(check.Condition, column)),
        ExcludeConstraint exclude => columns.Any(column => Mentions.In(exclude.Where, column)) || exclude.Elements.Any(element => On(element.Column, columns, names)),
        _ => false,
    };

    /// <summary>Whether an index uses one of some columns. One without columns has them all.</summary>
    public static bool On(Index index, IReadOnlyCollection<string> columns, StringComparer names) =>
        index.Columns.Count == 0 && columns.Count > 0
        || index.Columns.Any(column => On(column, columns, names))
        || index.Include.Intersect(columns, names).Any()
        || columns.Any(column => Mentions.In(index.Where, column));

    /// <summary>Whether a text in it says something of a text.</summary>
    public static bool Says(Constraint constraint, Func<DialectText?, bool> what) => constraint switch
    {
        CheckConstraint check => what(check.Condition),
        ExcludeConstraint exclude => what(exclude.Where) || exclude.Elements.Any(element => what(element.Column.Expression)),
        _ => false,
    };

    /// <summary>Whether a text in it says something of a text; a plain column is none.</summary>
    public static bool Says(Index index, Func<DialectText?, bool> what) => what(index.Where) || index.Columns.Any(column => what(column.Expression));

    static bool On(IndexColumn column, IReadOnlyCollection<string> columns, StringComparer names) =>
        column.Name is { } name && columns.Contains(name, names) || columns.Any(other => Mentions.In(column.Expression, other));
}
