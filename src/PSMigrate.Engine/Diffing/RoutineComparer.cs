using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares functions, procedures and triggers.</summary>
static class RoutineComparer
{
    public static void CompareRoutines(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, RoutineReplacement replaced, Losses losses, DiffPlan plan)
    {
        var routines = Pairs.Of(from.Routines, to.Routines, Key, rules.Names);
        var left = WithoutUsersThatGo(from, to, rules, plan);
        var first = routines.Removed.Concat(routines.Kept.Where(pair => pair.From != pair.To).Select(pair => pair.From))
            .Where(routine => !replaced.Has(routine) && losses.AreReadBy(routine.Definition) && !IsUsed(routine, left, routines.Removed)).ToHashSet();
        var made = routines.Added.Select(routine => new CreateRoutine(routine))
            .Concat(routines.Kept.Where(pair => pair.From != pair.To || replaced.Has(pair.From))
                .Select(pair => IsRemade(pair.From) ? new CreateRoutine(pair.To) : new CreateRoutine(pair.To, Replace: true) { Before = pair.From }))
            .ToList();
        foreach (var create in Mentions.Order(made, (one, other) => Mentions.In(one.Routine.Definition, other.Routine.Name.Name)))
            plan.Add(IsNeededByTables(create.Routine, to) ? DiffPhase.EarlyRoutines : DiffPhase.Code, create);
        plan.Add(DiffPhase.DropReplaced, replaced.Routines.Reverse().Select(Drop));
        var dropped = Mentions.Order([.. routines.Removed.Where(routine => !replaced.Has(routine)).Union(first)], (one, other) => Mentions.In(one.Definition, other.Name.Name)).Reverse().ToLookup(first.Contains);
        plan.Add(DiffPhase.ReleaseRoutines, dropped[true].Select(Drop));
        plan.Add(DiffPhase.DropRoutines, dropped[false].Select(Drop));
        var remade = replaced.Routines.Concat(routines.Kept.Select(pair => pair.From).Where(first.Contains)).Select(routine => $"'{routine.Name}'").Distinct().ToList();
        if (rules.CodeHasRights && remade.Count > 0)
            plan.Notes.Add($"What was granted on or revoked from a routine goes when it is dropped and made anew, and so does its comment: {string.Join(", ", remade)}.");

        bool IsRemade(Routine routine) => replaced.Has(routine) || first.Contains(routine);
    }

    public static void CompareTriggers(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, Moving moving, Losses losses, DiffPlan plan)
    {
        var triggers = Pairs.Of(from.Triggers, to.Triggers, TriggerKey, rules.Names);
        var views = plan.MadeViews;
        var remade = triggers.Kept.Where(pair => views.Contains(pair.To.Table) || moving.Holds(pair.From) || pair.From != pair.To && losses.AreReadBy(pair.From.Body)).ToList();
        // Those of a table or view that goes would be gone with it, and would not come back when the revision is undone.
        plan.Add(DiffPhase.DropTriggers, triggers.Removed.Concat(remade.Select(pair => pair.From)).Select(trigger => new DropTrigger(trigger.Name, trigger.Table, trigger)));
        foreach (var (before, after) in triggers.Kept)
        {
            if (remade.Contains((before, after)))
                plan.Add(DiffPhase.Triggers, new CreateTrigger(after));
            else if (before != after)
                plan.Add(DiffPhase.Triggers, new CreateTrigger(after, Replace: true) { Before = before });
        }
        plan.Add(DiffPhase.Triggers, triggers.Added.Select(trigger => new CreateTrigger(trigger)));
    }

    public static string Key(Routine routine) => $"{routine.Kind} {Pairs.Key(routine.Name)} {routine.Arguments}";

    static string TriggerKey(Trigger trigger) => $"{Pairs.Key(trigger.Table)} {trigger.Name}";

    static DropRoutine Drop(Routine routine) => new(routine.Kind, routine.Name, routine) { Arguments = routine.Arguments };

    /// <summary>Whether anything but a routine that goes as well uses a routine: dropping it before the tables change would be refused then.</summary>
    public static bool IsUsed(Routine routine, DatabaseSchema from, IReadOnlyList<Routine> removed)
    {
        var name = routine.Name.Name;
        return IsNeededByTables(routine, from)
            || from.Routines.Any(other => other != routine && !removed.Contains(other) && Mentions.In(other.Definition, name))
            || from.Views.Any(view => Mentions.In(view.Query, name)) || from.Triggers.Any(trigger => Mentions.In(trigger.Body, name))
            || from.Others.Any(item => Mentions.In(new(item.Create), name));
    }

    // They are dropped before the routines that must not wait for the tables.
    static DatabaseSchema WithoutUsersThatGo(DatabaseSchema schema, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var views = plan.Of(DiffPhase.DropViews).OfType<DropView>().Select(drop => drop.Name).ToHashSet();
        var triggers = Pairs.Of(schema.Triggers, to.Triggers, TriggerKey, rules.Names).Removed;
        var attached = SqlObjectComparer.Attachments(schema, to, rules).Removed;
        return schema with
        {
            Views = schema.Views.Where(view => !views.Contains(view.Name)).ToValueList(),
            Triggers = schema.Triggers.Except(triggers).ToValueList(),
            Others = schema.Others.Except(attached).ToValueList(),
        };
    }

    // A table needs it for itself, a partition or a type of its columns.
    static bool IsNeededByTables(Routine routine, DatabaseSchema schema)
    {
        return schema.Tables.Any(table => table.Columns.Any(column => IsIn(column.Default?.Sql) || IsIn(column.Computed?.Expression)) || IsIn(table.Options)
                || ConstraintPairs.All(table).Any(constraint => Standing.Says(constraint, IsIn)) || table.Indexes.Any(index => Standing.Says(index, IsIn)))
            || schema.Others.Any(item => item.Kind == SqlObjectKind.Partition && IsIn(new(item.Create)) || item.Parts.Any(part => IsIn(new(part.Create))));

        bool IsIn(DialectText? text) => Mentions.In(text, routine.Name.Name);
    }
}
