using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares what is made by its statements only.</summary>
static class SqlObjectComparer
{
    /// <summary>An extension that is missing is made. One too many stays: it may be somebody else's.</summary>
    public static void CompareExtensions(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan) =>
        plan.Add(DiffPhase.Extensions, Of(SqlObjectKind.Extension, from, to, rules).Added.Select(Make));

    public static void Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        CompareTypes(Of(SqlObjectKind.Type, from, to, rules), plan);
        CompareVirtualTables(Of(SqlObjectKind.VirtualTable, from, to, rules), plan);
        ComparePartitions(from, to, rules, plan);
        CompareAggregates(Of(SqlObjectKind.Aggregate, from, to, rules), plan);
        CompareAttachments(Of(SqlObjectKind.Attachment, from, to, rules), plan);
    }

    static void CompareTypes(Pairs<SqlObject> types, DiffPlan plan)
    {
        plan.Add(DiffPhase.Types, types.Added.Select(Make));
        plan.Add(DiffPhase.DropTypes, types.Removed.Reverse().Select(Remove));
        foreach (var (before, after) in types.Kept.Where(pair => pair.From.Create != pair.To.Create))
            plan.Notes.Add($"The type '{after.Name}' differs, and columns hold it: change it by hand. It is [{before.Create}] and should be [{after.Create}].");
    }

    static void CompareVirtualTables(Pairs<SqlObject> tables, DiffPlan plan)
    {
        plan.Add(DiffPhase.VirtualTables, tables.Added.Select(Make));
        plan.Add(DiffPhase.DropVirtualTables, tables.Removed.Reverse().Select(Remove));
        foreach (var (before, after) in tables.Kept.Where(pair => pair.From.Create != pair.To.Create))
            plan.Notes.Add($"The virtual table '{after.Name}' differs, and nothing but its module knows what it holds: make it anew by hand. It is [{before.Create}] and should be [{after.Create}].");
    }

    // Partitions come and go with the days: they are made and removed only together with their table.
    static void ComparePartitions(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var tables = Pairs.Of(from.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names);
        var (added, removed) = (Names(tables.Added), Names(tables.Removed));
        plan.Add(DiffPhase.Partitions, to.Others.Where(item => item.Kind == SqlObjectKind.Partition && added.Contains(item.Owner!)).Select(Make));
        plan.Add(DiffPhase.DropPartitions, from.Others.Where(item => item.Kind == SqlObjectKind.Partition && removed.Contains(item.Owner!)).Reverse().Select(Remove));
    }

    static void CompareAggregates(Pairs<SqlObject> aggregates, DiffPlan plan)
    {
        var changed = aggregates.Kept.Where(pair => pair.From.Create != pair.To.Create).ToList();
        plan.Add(DiffPhase.DropAggregates, aggregates.Removed.Concat(changed.Select(pair => pair.From)).Select(Remove));
        plan.Add(DiffPhase.Code, aggregates.Added.Concat(changed.Select(pair => pair.To)).Select(Make));
    }

    // What belongs to a view that is made anew goes and comes with it, in both directions.
    static void CompareAttachments(Pairs<SqlObject> attachments, DiffPlan plan)
    {
        var remade = plan.Of(DiffPhase.Code).OfType<CreateView>().Select(create => create.View.Name).ToHashSet();
        var changed = attachments.Kept.Where(pair => pair.From.Create != pair.To.Create || remade.Contains(pair.To.Owner!)).ToList();
        plan.Add(DiffPhase.DropTriggers, attachments.Removed.Concat(changed.Select(pair => pair.From)).Select(Remove));
        plan.Add(DiffPhase.Attachments, attachments.Added.Concat(changed.Select(pair => pair.To)).Select(Make));
    }

    static Pairs<SqlObject> Of(SqlObjectKind kind, DatabaseSchema from, DatabaseSchema to, SchemaRules rules) =>
        Pairs.Of(from.Others.Where(item => item.Kind == kind), to.Others.Where(item => item.Kind == kind), Key, rules.Names);

    public static string Key(SqlObject item) => $"{(item.Owner is null ? "" : Pairs.Key(item.Owner))} {Pairs.Key(item.Name)}";

    static HashSet<TableName> Names(IEnumerable<Table> tables) => tables.Select(table => table.Name).ToHashSet();

    static ExecuteSql Make(SqlObject item) => new(new(item.Create)) { Undo = new(item.Drop) };

    static ExecuteSql Remove(SqlObject item) => new(new(item.Drop)) { Undo = new(item.Create) };
}
