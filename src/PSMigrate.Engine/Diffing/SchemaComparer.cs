using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// Finds the operations that lead from one schema to another. Both are in the same server's spelling, so that equal things are equal texts.
/// </summary>
static class SchemaComparer
{
    /// <param name="from">The schema as it is.</param>
    /// <param name="to">The schema as it should be.</param>
    /// <param name="rules">What the database system asks for.</param>
    public static SchemaDifference Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules)
    {
        to = NameSpelling.Apply(from, to, rules);
        var plan = new DiffPlan();
        var schemas = Pairs.Of(from.Schemas, to.Schemas, name => name, rules.Names);
        plan.Add(DiffPhase.Schemas, schemas.Added.Select(name => new CreateSchema(name)));
        plan.Add(DiffPhase.DropSchemas, schemas.Removed.Select(name => new DropSchema(name)));
        SqlObjectComparer.CompareExtensions(from, to, rules, plan);
        (from, var retyped) = EnumComparer.Compare(from, to, rules, plan);
        CompareSequences(from, to, rules, plan);
        to = RoutineReplacement.Restrain(from, to, rules, plan);
        var replaced = RoutineReplacement.Find(from, to, rules);
        (from, var bare) = replaced.Apply(from, plan);
        var tables = TableSetComparer.Compare(from, to, rules, plan);
        SqlObjectComparer.CompareVirtualTables(from, to, rules, plan);
        SqlObjectComparer.ComparePartitions(from, to, rules, plan);
        var aggregates = SqlObjectComparer.CompareAggregates(from, to, rules, replaced, plan);
        var moving = new Moving(rules, [.. tables, .. retyped, .. bare], replaced, [.. aggregates, .. EnumComparer.Replaced(from, to, rules)]);
        ViewComparer.Compare(from, to, rules, moving, plan);
        var losses = new Losses(from, to, rules);
        RoutineComparer.CompareRoutines(from, to, rules, replaced, losses, plan);
        RoutineComparer.CompareTriggers(from, to, rules, moving, losses, plan);
        new TypeComparer(from, to, rules, plan).Compare();
        SqlObjectComparer.CompareAttachments(from, to, rules, moving, plan);
        CodeOrder.Apply(to, plan);
        return new Conversions([.. from.Enums, .. to.Enums], rules).Say(plan.Build());
    }

    static void CompareSequences(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var sequences = Pairs.Of(from.Sequences, to.Sequences, sequence => Pairs.Key(sequence.Name), rules.Names);
        plan.Add(DiffPhase.Sequences, sequences.Added.Select(sequence => new CreateSequence(sequence)));
        foreach (var (before, after) in sequences.Kept)
        {
            var wanted = rules.AlterableSequence(before, after);
            if (wanted.Type != after.Type)
                plan.Notes.Add($"Sequence {after.Name} has another type: '{before.Type ?? rules.UsualSequence(before).Type}' in place of '{after.Type}'. No operation changes it: make it anew by hand, with the next number as its start.");
            if (before != wanted)
                plan.Add(DiffPhase.Sequences, new AlterSequence(Told(wanted, before, rules), Told(before, wanted, rules)));
        }
        plan.Add(DiffPhase.DropSequences, sequences.Removed.Select(sequence => new DropSequence(sequence.Name, sequence)));
    }

    // What is not said stays as it is: where the other says something, what the server would have chosen must be said.
    static Sequence Told(Sequence sequence, Sequence other, SchemaRules rules)
    {
        var usual = rules.UsualSequence(sequence);
        return sequence with
        {
            Type = sequence.Type ?? (other.Type is null ? null : usual.Type),
            Start = sequence.Start ?? (other.Start is null ? null : usual.Start),
            Increment = sequence.Increment ?? (other.Increment is null ? null : usual.Increment),
            Minimum = sequence.Minimum ?? (other.Minimum is null ? null : usual.Minimum),
            Maximum = sequence.Maximum ?? (other.Maximum is null ? null : usual.Maximum),
            Cache = sequence.Cache ?? (other.Cache is null ? null : usual.Cache),
        };
    }
}
