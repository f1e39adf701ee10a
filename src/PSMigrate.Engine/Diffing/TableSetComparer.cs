using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares the tables of two schemas, and keeps foreign keys out of each other's way.</summary>
static class TableSetComparer
{
    /// <returns>The tables whose columns views may hold on to, as they are before.</returns>
    public static IReadOnlyList<Table> Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var tables = Pairs.Of(from.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names);
        var taken = HeldNames.Taken(tables, rules.Names);
        Create(tables.Added, rules, plan);
        Drop(tables.Removed, rules, plan);
        var held = new List<Table>();
        var comparers = tables.Kept.Select(pair => new TableComparer(pair.From, pair.To, rules)).ToList();
        var replacedKeys = comparers.SelectMany(comparer => comparer.ReplacedKeys).ToList();
        plan.DropsTablesFirst = tables.Removed.SelectMany(HeldNames.Of).Any(taken.Contains) || tables.Removed.SelectMany(table => table.ForeignKeys)
            .Any(foreign => replacedKeys.Exists(key => rules.Names.Equals(Pairs.Key(key.Table), Pairs.Key(foreign.Principal))));
        var newKeys = comparers.SelectMany(comparer => comparer.NewKeys).ToList();
        foreach (var comparer in comparers)
        {
            comparer.Compare(replacedKeys, newKeys, taken, plan);
            if (comparer.MovesColumns)
                held.Add(comparer.From);
        }
        held.AddRange(tables.Removed);
        return held;
    }

    static void Create(IReadOnlyList<Table> added, SchemaRules rules, DiffPlan plan)
    {
        var order = TableOrder.PrincipalsFirst(added, rules.Names);
        foreach (var (table, circle) in order)
        {
            var late = Late(table, circle, rules);
            plan.Add(DiffPhase.CreateTables, new CreateTable(Without(table, late)));
            plan.Add(DiffPhase.AddForeignKeys, late.Select(constraint => new AddConstraint(table.Name, constraint)));
        }
    }

    static void Drop(IReadOnlyList<Table> removed, SchemaRules rules, DiffPlan plan)
    {
        foreach (var (table, circle) in TableOrder.PrincipalsFirst(removed, rules.Names).Reverse())
        {
            var late = Late(table, circle, rules);
            plan.Add(DiffPhase.DropForeignKeys, late.Select(constraint => TableComparer.Drop(table.Name, constraint)));
            plan.Add(DiffPhase.DropTables, new DropTable(table.Name, Without(table, late)));
        }
    }

    // What closes a circle, and what has not been checked: a table's own definition has no words for that.
    static IReadOnlyList<Constraint> Late(Table table, IReadOnlyList<ForeignKey> circle, SchemaRules rules) => rules.ForeignKeysApart
        ? [.. table.Checks.Where(check => check.NotValid), .. table.ForeignKeys.Where(foreign => foreign.NotValid || circle.Contains(foreign))]
        : [];

    static Table Without(Table table, IReadOnlyList<Constraint> late) => late.Count == 0 ? table : table with
    {
        Checks = table.Checks.Except(late.OfType<CheckConstraint>()).ToValueList(),
        ForeignKeys = table.ForeignKeys.Except(late.OfType<ForeignKey>()).ToValueList(),
    };
}
