using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares the tables of two schemas, and keeps foreign keys out of each other's way.</summary>
static class TableSetComparer
{
    /// <param name="from">The schema as it is.</param>
    /// <param name="to">The schema as it should be.</param>
    /// <param name="rules">What the database system asks for.</param>
    /// <param name="plan">Takes the operations.</param>
    /// <returns>The tables whose columns views may hold on to, as they are before.</returns>
    public static IReadOnlyList<MovedTable> Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var tables = Pairs.Of(from.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names);
        var comparers = tables.Kept.Select(pair => new TableComparer(pair.From, pair.To, rules)).ToList();
        var owners = tables.Added.SelectMany(table => TableParts.SharedNames(table, rules), (table, name) => (table, name))
            .Concat(comparers.SelectMany(comparer => comparer.NewNames, (comparer, name) => (table: comparer.To, name)))
            .ToLookup(item => item.name, item => item.table, rules.Names);
        var held = new List<MovedTable>();
        var replacedKeys = comparers.SelectMany(comparer => comparer.ReplacedKeys).ToList();
        var newKeys = comparers.SelectMany(comparer => comparer.NewKeys).ToList();
        Create(tables.Added, rules, plan);
        Drop(tables.Removed, First(tables.Removed, from, rules, IsInTheWay), rules, plan);
        foreach (var comparer in comparers)
        {
            comparer.Compare(replacedKeys, newKeys, owners, plan);
            if (comparer.Moved.Count > 0)
                held.Add(new(comparer.From.Name, comparer.Moved));
        }
        held.AddRange(tables.Removed.Select(table => new MovedTable(table.Name)));
        return held;

        bool IsInTheWay(Table table) => TableParts.SharedNames(table, rules).Any(owners.Contains)
            || table.ForeignKeys.Any(foreign => replacedKeys.Exists(key => rules.Names.Equals(Pairs.Key(key.Table), Pairs.Key(foreign.Principal))));
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

    static void Drop(IReadOnlyList<Table> removed, HashSet<string> first, SchemaRules rules, DiffPlan plan)
    {
        foreach (var (table, circle) in TableOrder.PrincipalsFirst(removed, rules.Names).Reverse())
        {
            var late = Late(table, circle, rules);
            plan.Add(DiffPhase.DropForeignKeys, late.Select(constraint => TableComparer.Drop(table.Name, constraint)));
            plan.Add(first.Contains(Pairs.Key(table.Name)) ? DiffPhase.Release : DiffPhase.DropTables, new DropTable(table.Name, Without(table, late)));
        }
    }

    // Tables are dropped last, so that rows can be copied out of them in between; but first where others wait for their names, or a key
    // that they refer to goes, with what refers to them.
    static HashSet<string> First(IReadOnlyList<Table> removed, DatabaseSchema from, SchemaRules rules, Func<Table, bool> isInTheWay)
    {
        var partitioned = from.Others.Where(item => item.Kind == SqlObjectKind.Partition).Select(item => item.Owner).ToHashSet();
        var first = removed.Where(table => isInTheWay(table) && !partitioned.Contains(table.Name)).Select(table => Pairs.Key(table.Name)).ToHashSet(rules.Names);
        for (var count = -1; count != first.Count;)
        {
            count = first.Count;
            first.UnionWith(removed.Where(table => table.ForeignKeys.Any(key => first.Contains(Pairs.Key(key.Principal)))).Select(table => Pairs.Key(table.Name)));
        }
        return first;
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
