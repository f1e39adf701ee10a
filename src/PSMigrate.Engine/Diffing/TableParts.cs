using PSMigrate.Engine.Dialects;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Diffing;

/// <summary>What may stand on the constraints and indexes of a table, and whose names they share.</summary>
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
        SharedNames(table.Name, ConstraintPairs.All(table), table.Indexes, rules)
            .Concat(rules.DefaultNamesAreShared ? table.Columns.Where(column => column.Default?.Name is not null).Select(column => $"{table.Name.Schema} {column.Default!.Name}") : []);
}
