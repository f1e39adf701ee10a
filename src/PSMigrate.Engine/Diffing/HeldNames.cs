using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// The names of constraints and indexes. On most systems no two tables of a schema may have the same, so what lets go of one comes before
/// what takes it.
/// </summary>
static class HeldNames
{
    public static IEnumerable<string> Of(Table table) =>
        ConstraintPairs.All(table).Select(constraint => constraint.Name).Concat(table.Indexes.Select(index => index.Name)).OfType<string>();

    /// <summary>The names that tables take and did not have before.</summary>
    public static IReadOnlySet<string> Taken(Pairs<Table> tables, StringComparer names) => tables.Added.SelectMany(Of)
        .Concat(tables.Kept.SelectMany(pair => Of(pair.To).Except(Of(pair.From), names)))
        .ToHashSet(names);
}
