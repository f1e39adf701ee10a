using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares what no operation is about: it is made and removed by statements of its own, and what has none is named.</summary>
static class OtherComparer
{
    public static void Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var kept = Pairs.Of(from.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names).Kept.Select(pair => Pairs.Key(pair.To.Name)).ToHashSet(rules.Names);
        var others = Pairs.Of(from.Others, to.Others, other => $"{other.Sort} {Pairs.Key(other.Table ?? new(null, ""))} {Pairs.Key(other.Name)}", rules.Names);
        foreach (var other in Ordered(others.Added.Where(IsCompared)))
            Add(other, plan);
        foreach (var other in Ordered(others.Removed.Where(IsCompared)).Reverse())
            Remove(other, plan);
        foreach (var (before, after) in others.Kept.Where(pair => pair.From.Creation != pair.To.Creation && IsCompared(pair.To)))
        {
            if (after is { Place: ObjectPlace.AtEnd, Creation: not null, Removal: not null } && before is { Creation: not null, Removal: not null })
            {
                Remove(before, plan);
                Add(after, plan);
            }
            else
                plan.Notes.Add($"The {after.Sort} {after.Name} is different: '{before.Creation}' in place of '{after.Creation}'. No operation changes it; write the change as SQL.");
        }

        bool IsCompared(OtherObject other) => other.Place != ObjectPlace.WithTable || other.Table is null || !kept.Contains(Pairs.Key(other.Table));
    }

    static void Add(OtherObject other, DiffPlan plan)
    {
        if (other is { Creation: { } creation, Removal: { } removal })
            plan.Add(Making(other.Place), new ExecuteSql(creation) { Undo = removal });
        else
            plan.Notes.Add($"The {other.Sort} {Full(other)} is missing. No operation makes it; write it as SQL.");
    }

    static void Remove(OtherObject other, DiffPlan plan)
    {
        if (other is { Creation: { } creation, Removal: { } removal })
            plan.Add(Removing(other.Place), new ExecuteSql(removal) { Undo = creation });
        else
            plan.Notes.Add($"The {other.Sort} {Full(other)} is not wanted. No operation removes it; write it as SQL.");
    }

    static string Full(OtherObject other) => other.Table is null ? $"{other.Name}" : $"{other.Name} of {other.Table}";

    static IReadOnlyList<OtherObject> Ordered(IEnumerable<OtherObject> others) =>
        Mentions.Order([.. others], (one, other) => one.Name != other.Name && Mentions.In(one.Creation, other.Name.Name));

    static DiffPhase Making(ObjectPlace place) => place switch
    {
        ObjectPlace.BeforeTables => DiffPhase.OtherTypes,
        ObjectPlace.WithTable => DiffPhase.CreatePartitions,
        ObjectPlace.BehindRoutines => DiffPhase.Aggregates,
        _ => DiffPhase.Others,
    };

    static DiffPhase Removing(ObjectPlace place) => place switch
    {
        ObjectPlace.BeforeTables => DiffPhase.DropOtherTypes,
        ObjectPlace.WithTable => DiffPhase.DropPartitions,
        ObjectPlace.BehindRoutines => DiffPhase.DropAggregates,
        _ => DiffPhase.DropOthers,
    };
}
