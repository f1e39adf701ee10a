using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares enumerated types. A value can be added to one; taking one away, or another order, needs a new type.</summary>
static class EnumComparer
{
    /// <returns>The schema as it is once the types are what they should be, and the tables whose columns got a new type.</returns>
    public static (DatabaseSchema From, IReadOnlyList<MovedTable> Moved) Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var enums = Pairs.Of(from.Enums, to.Enums, item => Pairs.Key(item.Name), rules.Names);
        plan.Add(DiffPhase.Types, enums.Added.Select(item => new CreateEnumType(item)));
        plan.Add(DiffPhase.DropTypes, enums.Removed.Select(item => new DropEnumType(item.Name, item)));
        var moved = new List<MovedTable>();
        foreach (var (before, after) in enums.Kept.Where(pair => !pair.From.Values.Equals(pair.To.Values)))
        {
            if (IsExtension(before.Values, after.Values))
                plan.Add(DiffPhase.Types, Additions(before, after));
            else
                from = new EnumReplacement(before, after, rules).Apply(from, to, plan, moved);
        }
        return (from, moved);
    }

    /// <summary>The names of the types that are made anew.</summary>
    public static IReadOnlyList<string> Replaced(DatabaseSchema from, DatabaseSchema to, SchemaRules rules) =>
    [
        .. Pairs.Of(from.Enums, to.Enums, item => Pairs.Key(item.Name), rules.Names).Kept
            .Where(pair => !pair.From.Values.Equals(pair.To.Values) && !IsExtension(pair.From.Values, pair.To.Values)).Select(pair => pair.From.Name.Name),
    ];

    static bool IsExtension(ValueList<string> before, ValueList<string> after) =>
        after.Where(before.Contains).SequenceEqual(before);

    static IEnumerable<Operation> Additions(EnumType before, EnumType after)
    {
        string? last = null;
        foreach (var value in after.Values)
        {
            if (!before.Values.Contains(value))
            {
                yield return last is null
                    ? new AddEnumValue(after.Name, value) { Before = before.Values.Count == 0 ? null : before.Values[0] }
                    : new AddEnumValue(after.Name, value) { After = last };
            }
            last = value;
        }
    }
}
