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
        Create(tables.Added, rules, plan);
        Drop(tables.Removed, rules, plan);
        var held = new List<Table>();
        var comparers = tables.Kept.Select(pair => new TableComparer(pair.From, pair.To, rules)).ToList();
        var replacedKeys = comparers.SelectMany(comparer => comparer.ReplacedKeys).ToList();
        var newKeys = comparers.SelectMany(comparer => comparer.NewKeys).ToList();
        foreach (var comparer in comparers)
        {
            comparer.Compare(replacedKeys, newKeys, plan);
            if (comparer.MovesColumns)
                held.Add(comparer.From);
        }
        held.AddRange(tables.Removed);
        return held;
    }

    static void Create(IReadOnlyList<Table> added, SchemaRules rules, DiffPlan plan)
    {
        var order = TableOrder.PrincipalsFirst(added, rules.Names);
        foreach (var (table, late) in order)
        {
            plan.Add(DiffPhase.CreateTables, new CreateTable(rules.ForeignKeysApart ? Without(table, late) : table));
            if (rules.ForeignKeysApart)
                plan.Add(DiffPhase.AddForeignKeys, late.Select(foreign => new AddConstraint(table.Name, foreign)));
        }
    }

    static void Drop(IReadOnlyList<Table> removed, SchemaRules rules, DiffPlan plan)
    {
        foreach (var (table, late) in TableOrder.PrincipalsFirst(removed, rules.Names).Reverse())
        {
            if (rules.ForeignKeysApart)
                plan.Add(DiffPhase.DropForeignKeys, late.Select(foreign => TableComparer.Drop(table.Name, foreign)));
            plan.Add(DiffPhase.DropTables, new DropTable(table.Name, rules.ForeignKeysApart ? Without(table, late) : table));
        }
    }

    static Table Without(Table table, IReadOnlyList<ForeignKey> late) =>
        late.Count == 0 ? table : table with { ForeignKeys = table.ForeignKeys.Except(late).ToValueList() };
}
