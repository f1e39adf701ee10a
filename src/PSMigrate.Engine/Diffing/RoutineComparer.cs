using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares functions, procedures and triggers.</summary>
static class RoutineComparer
{
    public static void Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        CompareRoutines(from, to, rules, plan);
        CompareTriggers(from, to, rules, plan);
    }

    static void CompareRoutines(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var routines = Pairs.Of(from.Routines, to.Routines, Key, rules.Names);
        var made = routines.Added.Select(routine => (routine, (Routine?)null))
            .Concat(routines.Kept.Where(pair => pair.From != pair.To).Select(pair => (pair.To, (Routine?)pair.From)))
            .Select(pair => new CreateRoutine(pair.Item1, Replace: pair.Item2 is not null && rules.ReplacesRoutine(pair.Item2, pair.Item1)) { Before = pair.Item2 })
            .ToList();
        foreach (var create in Mentions.Order(made, (one, other) => Mentions.In(one.Routine.Definition, other.Routine.Name.Name)))
        {
            var isEarly = IsNeededByTables(create.Routine, to);
            if (create is { Replace: false, Before: { } before })
                plan.Add(isEarly ? DiffPhase.EarlyRoutines : DiffPhase.DropRoutines, Drop(before));
            plan.Add(isEarly ? DiffPhase.EarlyRoutines : DiffPhase.Code, create.Replace ? create : create with { Before = null });
        }
        var dropped = Mentions.Order([.. routines.Removed], (one, other) => Mentions.In(one.Definition, other.Name.Name));
        plan.Add(DiffPhase.DropRoutines, dropped.Reverse().Select(Drop));
    }

    /// <summary>The names of the routines that are changed, where that needs tables that do not use them.</summary>
    public static IReadOnlyCollection<string> HeldByTables(DatabaseSchema from, DatabaseSchema to, SchemaRules rules) => !rules.TablesHoldRoutines
        ? []
        : [.. Pairs.Of(from.Routines, to.Routines, Key, rules.Names).Kept.Where(pair => pair.From != pair.To).Select(pair => pair.To.Name.Name)];

    static DropRoutine Drop(Routine routine) => new(routine.Kind, routine.Name, routine) { Arguments = routine.Arguments };

    static void CompareTriggers(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var triggers = Pairs.Of(from.Triggers, to.Triggers, trigger => $"{Pairs.Key(trigger.Table)} {trigger.Name}", rules.Names);
        var remade = RemadeViews(plan);
        // Those of a table or view that goes would be gone with it, and would not come back when the revision is undone.
        plan.Add(DiffPhase.DropTriggers, triggers.Removed.Concat(triggers.Kept.Where(pair => remade.Contains(Pairs.Key(pair.To.Table))).Select(pair => pair.From))
            .Select(trigger => new DropTrigger(trigger.Name, trigger.Table, trigger)));
        foreach (var (before, after) in triggers.Kept)
        {
            if (remade.Contains(Pairs.Key(after.Table)))
                plan.Add(DiffPhase.Triggers, new CreateTrigger(after));
            else if (before != after)
                plan.Add(DiffPhase.Triggers, new CreateTrigger(after, Replace: true) { Before = before });
        }
        plan.Add(DiffPhase.Triggers, triggers.Added.Select(trigger => new CreateTrigger(trigger)));
    }

    static HashSet<string> RemadeViews(DiffPlan plan) =>
        plan.Build().Operations.OfType<CreateView>().Select(create => Pairs.Key(create.View.Name)).ToHashSet();

    public static string Key(Routine routine) => $"{routine.Kind} {Pairs.Key(routine.Name)} {routine.Arguments}";

    static bool IsNeededByTables(Routine routine, DatabaseSchema schema) => schema.Tables.Any(table =>
        table.Columns.Any(column => Mentions.In(column.Default?.Sql, routine.Name.Name) || Mentions.In(column.Computed?.Expression, routine.Name.Name))
        || table.Checks.Any(check => Mentions.In(check.Condition, routine.Name.Name))
        || table.Indexes.Any(index => index.Columns.Any(column => Mentions.In(column.Expression, routine.Name.Name))));
}
