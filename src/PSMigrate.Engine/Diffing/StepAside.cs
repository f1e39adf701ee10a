using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;
using DropIndex = PSMigrate.Operations.DropIndex;

namespace PSMigrate.Engine.Diffing;

/// <summary>Takes constraints and indexes away for a time, so that something under them can be made anew.</summary>
static class StepAside
{
    /// <returns>The table without them: the comparison of the tables makes what should be there.</returns>
    public static Table From(Table table, Func<Constraint, bool> constraint, Func<Index, bool> index, DiffPhase phase, DiffPlan plan)
    {
        var constraints = ConstraintPairs.All(table).Where(constraint).ToList();
        var indexes = table.Indexes.Where(index).ToList();
        plan.Add(phase, constraints.Select(item => TableComparer.Drop(table.Name, item)));
        plan.Add(phase, indexes.Select(item => new DropIndex(item.Name!, table.Name, item)));
        return table with
        {
            PrimaryKey = table.PrimaryKey is { } key && constraints.Contains(key) ? null : table.PrimaryKey,
            Uniques = table.Uniques.Except(constraints.OfType<UniqueConstraint>()).ToValueList(),
            Checks = table.Checks.Except(constraints.OfType<CheckConstraint>()).ToValueList(),
            Excludes = table.Excludes.Except(constraints.OfType<ExcludeConstraint>()).ToValueList(),
            ForeignKeys = table.ForeignKeys.Except(constraints.OfType<ForeignKey>()).ToValueList(),
            Indexes = table.Indexes.Except(indexes).ToValueList(),
        };
    }
}
