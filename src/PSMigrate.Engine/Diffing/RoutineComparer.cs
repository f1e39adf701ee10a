using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares functions, procedures and triggers.</summary>
static class RoutineComparer
{
    public static void CompareRoutines(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, RoutineReplacement replaced, DiffPlan plan)
    {
        var routines = Pairs.Of(from.Routines, to.Routines, Key, rules.Names);
        var made = routines.Added.Select(routine => (routine, (Routine?)null))
            .Concat(routines.Kept.Where(pair => pair.From != pair.To || replaced.Has(pair.From)).Select(pair => (pair.To, (Routine?)pair.From)))
            .Select(pair => pair.Item2 is null || replaced.Has(pair.Item2) ? new CreateRoutine(pair.Item1) : new CreateRoutine(pair.Item1, Replace: true) { Before = pair.Item2 })
            .ToList();
        foreach (var create in Mentions.Order(made, (one, other) => Mentions.In(one.Routine.Definition, other.Routine.Name.Name)))
            plan.Add(IsNeededByTables(create.Routine, to) ? DiffPhase.EarlyRoutines : DiffPhase.Code, create);
        plan.Add(DiffPhase.DropReplaced, replaced.Routines.Reverse().Select(Drop));
        if (rules.CodeHasRights && replaced.Routines.Count > 0)
        {
            plan.Notes.Add(
                $"What was granted on or revoked from a routine goes when it is dropped and made anew, and so does its comment: {string.Join(", ", replaced.Routines.Select(routine => $"'{routine.Name}'"))}.");
        }
        var dropped = Mentions.Order([.. routines.Removed], (one, other) => Mentions.In(one.Definition, other.Name.Name));
        plan.Add(DiffPhase.DropRoutines, dropped.Reverse().Select(Drop));
    }

    public static void CompareTriggers(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, Moving moving, DiffPlan plan)
    {
        var triggers = Pairs.Of(from.Triggers, to.Triggers, trigger => $"{Pairs.Key(trigger.Table)} {trigger.Name}", rules.Names);
        var views = plan.MadeViews;
        var remade = triggers.Kept.Where(pair => views.Contains(pair.To.Table) || moving.Holds(pair.From)).ToList();
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

    static DropRoutine Drop(Routine routine) => new(routine.Kind, routine.Name, routine) { Arguments = routine.Arguments };

    // A table needs it for itself, a partition or a type of its columns.
    static bool IsNeededByTables(Routine routine, DatabaseSchema schema)
    {
        return schema.Tables.Any(table => table.Columns.Any(column => IsIn(column.Default?.Sql) || IsIn(column.Computed?.Expression)) || IsIn(table.Options)
                || ConstraintPairs.All(table).Any(constraint => Standing.Says(constraint, IsIn)) || table.Indexes.Any(index => Standing.Says(index, IsIn)))
            || schema.Others.Any(item => item.Kind == SqlObjectKind.Partition && IsIn(new(item.Create)) || item.Parts.Any(part => IsIn(new(part.Create))));

        bool IsIn(DialectText? text) => Mentions.In(text, routine.Name.Name);
    }
}
