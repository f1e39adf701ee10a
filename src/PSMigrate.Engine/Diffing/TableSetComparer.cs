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
    /// <param name="routines">The names of routines that can be changed only while no table uses them.</param>
    /// <param name="plan">Takes the operations.</param>
    /// <returns>The tables whose columns views may hold on to, as they are before.</returns>
    public static IReadOnlyList<Table> Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, IReadOnlyCollection<string> routines, DiffPlan plan)
    {
        var tables = Pairs.Of(from.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names);
        var comparers = tables.Kept.Select(pair => new TableComparer(pair.From, pair.To, rules, routines)).ToList();
        var owners = tables.Added.SelectMany(table => TableParts.SharedNames(table, rules), (table, name) => (table, name))
            .Concat(comparers.SelectMany(comparer => comparer.NewNames, (comparer, name) => (table: comparer.To, name)))
            .ToLookup(item => item.name, item => item.table, rules.Names);
        Create(tables.Added, rules, plan);
        Drop(tables.Removed, from, rules, routines, owners, plan);
        var held = new List<Table>();
        var replacedKeys = comparers.SelectMany(comparer => comparer.ReplacedKeys).ToList();
        var newKeys = comparers.SelectMany(comparer => comparer.NewKeys).ToList();
        foreach (var comparer in comparers)
        {
            comparer.Compare(replacedKeys, newKeys, owners, plan);
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

    static void Drop(
        IReadOnlyList<Table> removed, DatabaseSchema from, SchemaRules rules, IReadOnlyCollection<string> routines, ILookup<string, Table> owners, DiffPlan plan)
    {
        var first = First(removed, from, rules, table => TableParts.SharedNames(table, rules).Any(owners.Contains) || routines.Any(name => Uses(table, name)));
        foreach (var (table, circle) in TableOrder.PrincipalsFirst(removed, rules.Names).Reverse())
        {
            var late = Late(table, circle, rules);
            plan.Add(DiffPhase.DropForeignKeys, late.Select(constraint => TableComparer.Drop(table.Name, constraint)));
            plan.Add(first.Contains(Pairs.Key(table.Name)) ? DiffPhase.Release : DiffPhase.DropTables, new DropTable(table.Name, Without(table, late)));
        }
    }

    // Tables are dropped last, so that rows can be copied out of them in between; but first where others wait for their names, with what refers to them.
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

    static bool Uses(Table table, string routine) =>
        table.Checks.Any(check => Mentions.In(check.Condition, routine))
        || table.Columns.Any(column => Mentions.In(column.Default?.Sql, routine) || Mentions.In(column.Computed?.Expression, routine));

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
