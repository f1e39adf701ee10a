using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares what is made by its statements only.</summary>
static class SqlObjectComparer
{
    /// <summary>An extension that is missing is made. One too many stays: it may be somebody else's.</summary>
    public static void CompareExtensions(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan) =>
        plan.Add(DiffPhase.Extensions, Of(from, to, rules, SqlObjectKind.Extension).Added.Select(Make));

    public static void CompareVirtualTables(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var tables = Of(from, to, rules, SqlObjectKind.VirtualTable);
        plan.Add(DiffPhase.VirtualTables, tables.Added.Select(Make));
        plan.Add(DiffPhase.DropVirtualTables, tables.Removed.Reverse().Select(Remove));
        foreach (var (before, after) in tables.Kept.Where(pair => pair.From.Create != pair.To.Create))
            plan.Notes.Add($"The virtual table '{after.Name}' differs, and nothing but its module knows what it holds: make it anew by hand. It is [{before.Create}] and should be [{after.Create}].");
    }

    // Partitions come and go with the days: they are made and removed only together with their table.
    public static void ComparePartitions(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var tables = Pairs.Of(from.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names);
        var (added, removed) = (Names(tables.Added), Names(tables.Removed));
        plan.Add(DiffPhase.Partitions, to.Others.Where(item => item.Kind == SqlObjectKind.Partition && added.Contains(item.Owner!)).Select(Make));
        plan.Add(DiffPhase.DropPartitions, from.Others.Where(item => item.Kind == SqlObjectKind.Partition && removed.Contains(item.Owner!)).Reverse().Select(Remove));
    }

    /// <returns>The names of those that are dropped and made anew.</returns>
    public static IReadOnlyCollection<string> CompareAggregates(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, RoutineReplacement routines, DiffPlan plan)
    {
        var aggregates = Of(from, to, rules, SqlObjectKind.Aggregate);
        var changed = aggregates.Kept.Where(pair => pair.From.Create != pair.To.Create || routines.IsIn(new(pair.From.Create))).ToList();
        plan.Add(DiffPhase.DropAggregates, aggregates.Removed.Concat(changed.Select(pair => pair.From)).Select(Remove));
        plan.Add(DiffPhase.Code, aggregates.Added.Concat(changed.Select(pair => pair.To)).Select(Make));
        return [.. changed.Select(pair => CodeOrder.Plain(pair.From))];
    }

    // What holds on to something that is made anew, or belongs to it, goes and comes with it, in both directions.
    public static void CompareAttachments(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, Moving moving, DiffPlan plan)
    {
        var attachments = Attachments(from, to, rules);
        var views = plan.MadeViews;
        var changed = attachments.Kept.Where(pair => pair.From.Create != pair.To.Create || IsRemade(pair.From)).ToList();
        plan.Add(DiffPhase.DropTriggers, attachments.Removed.Concat(changed.Select(pair => pair.From)).Reverse().Select(Remove));
        plan.Add(DiffPhase.Attachments, attachments.Added.Concat(changed.Select(pair => pair.To)).Select(Make));

        bool IsRemade(SqlObject item) => views.Contains(item.Owner!) || item.Kind switch
        {
            SqlObjectKind.RowSecurity => false,
            SqlObjectKind.Attachment => moving.HoldsRoutine(new(item.Create)),
            _ => moving.Holds(new DialectText(item.Create)) || views.Any(view => Mentions.In(new(item.Create), view.Name)),
        };
    }

    /// <summary>What belongs to a table or a view and goes before it.</summary>
    public static Pairs<SqlObject> Attachments(DatabaseSchema from, DatabaseSchema to, SchemaRules rules) =>
        Of(from, to, rules, SqlObjectKind.Attachment, SqlObjectKind.Rule, SqlObjectKind.RowSecurity, SqlObjectKind.Policy);

    public static Pairs<SqlObject> Of(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, params SqlObjectKind[] kinds) =>
        Pairs.Of(from.Others.Where(item => kinds.Contains(item.Kind)), to.Others.Where(item => kinds.Contains(item.Kind)), Key, rules.Names);

    public static string Key(SqlObject item) => $"{item.Kind} {(item.Owner is null ? "" : Pairs.Key(item.Owner))} {Pairs.Key(item.Name)}";

    public static ExecuteSql Make(SqlObject item) => new(new(item.Create)) { Undo = new(item.Drop) };

    public static ExecuteSql Remove(SqlObject item) => new(new(item.Drop)) { Undo = new(item.Create) };

    static HashSet<TableName> Names(IEnumerable<Table> tables) => tables.Select(table => table.Name).ToHashSet();
}
