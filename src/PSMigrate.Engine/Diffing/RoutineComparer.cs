using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares functions, procedures and triggers.</summary>
static class RoutineComparer
{
    public static void Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var losses = new Losses(from, to, rules);
        CompareRoutines(from, to, rules, losses, plan);
        CompareTriggers(from, to, rules, losses, plan);
    }

    static void CompareRoutines(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, Losses losses, DiffPlan plan)
    {
        var routines = Pairs.Of(from.Routines, to.Routines, Key, rules.Names);
        var first = routines.Removed.Concat(routines.Kept.Where(pair => pair.From != pair.To).Select(pair => pair.From))
            .Where(routine => losses.AreReadBy(routine.Definition) && !IsUsed(routine, from, routines.Removed)).ToHashSet();
        var made = routines.Added.Select(routine => (routine, (Routine?)null))
            .Concat(routines.Kept.Where(pair => pair.From != pair.To).Select(pair => (pair.To, (Routine?)pair.From)))
            .Select(pair => new CreateRoutine(pair.Item1, Replace: pair.Item2 is not null && !first.Contains(pair.Item2) && rules.ReplacesRoutine(pair.Item2, pair.Item1)) { Before = pair.Item2 })
            .ToList();
        foreach (var create in Mentions.Order(made, (one, other) => Mentions.In(one.Routine.Definition, other.Routine.Name.Name)))
        {
            var isEarly = IsNeededByTables(create.Routine, to);
            if (create is { Replace: false, Before: { } before })
                plan.Add(first.Contains(before) ? DiffPhase.ReleaseRoutines : isEarly ? DiffPhase.EarlyRoutines : DiffPhase.DropRoutines, Drop(before));
            plan.Add(isEarly ? DiffPhase.EarlyRoutines : DiffPhase.Code, create.Replace ? create : create with { Before = null });
        }
        var dropped = Mentions.Order([.. routines.Removed], (one, other) => Mentions.In(one.Definition, other.Name.Name));
        plan.Add(DiffPhase.ReleaseRoutines, dropped.Reverse().Where(first.Contains).Select(Drop));
        plan.Add(DiffPhase.DropRoutines, dropped.Reverse().Where(routine => !first.Contains(routine)).Select(Drop));
        var remade = routines.Kept.Where(pair => first.Contains(pair.From)).Select(pair => $"'{pair.To.Name}'").ToList();
        if (remade.Count > 0)
            plan.Notes.Add($"What was granted on a routine goes when it is dropped and made anew, since it has read what goes: {string.Join(", ", remade)}.");
    }

    /// <summary>The names of the routines that are changed, where that needs tables that do not use them.</summary>
    public static IReadOnlyCollection<string> HeldByTables(DatabaseSchema from, DatabaseSchema to, SchemaRules rules) => !rules.TablesHoldRoutines
        ? []
        : [.. Pairs.Of(from.Routines, to.Routines, Key, rules.Names).Kept.Where(pair => pair.From != pair.To).Select(pair => pair.To.Name.Name)];

    static DropRoutine Drop(Routine routine) => new(routine.Kind, routine.Name, routine) { Arguments = routine.Arguments };

    // By anything but a routine that goes as well: dropping it before the tables change would be refused then.
    static bool IsUsed(Routine routine, DatabaseSchema from, IReadOnlyList<Routine> removed)
    {
        var name = routine.Name.Name;
        return IsNeededByTables(routine, from)
            || from.Routines.Any(other => other != routine && !removed.Contains(other) && Mentions.In(other.Definition, name))
            || from.Views.Any(view => Mentions.In(view.Query, name)) || from.Triggers.Any(trigger => Mentions.In(trigger.Body, name))
            || from.Others.Any(item => Mentions.In(new(item.Create), name));
    }

    static void CompareTriggers(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, Losses losses, DiffPlan plan)
    {
        var triggers = Pairs.Of(from.Triggers, to.Triggers, trigger => $"{Pairs.Key(trigger.Table)} {trigger.Name}", rules.Names);
        var views = RemadeViews(plan);
        var remade = triggers.Kept.Where(pair => views.Contains(Pairs.Key(pair.To.Table)) || pair.From != pair.To && losses.AreReadBy(pair.From.Body)).ToHashSet();
        // Those of a table or view that goes would be gone with it, and would not come back when the revision is undone.
        plan.Add(DiffPhase.DropTriggers, triggers.Removed.Concat(remade.Select(pair => pair.From))
            .Select(trigger => new DropTrigger(trigger.Name, trigger.Table, trigger)));
        foreach (var pair in triggers.Kept)
        {
            if (remade.Contains(pair))
                plan.Add(DiffPhase.Triggers, new CreateTrigger(pair.To));
            else if (pair.From != pair.To)
                plan.Add(DiffPhase.Triggers, new CreateTrigger(pair.To, Replace: true) { Before = pair.From });
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
