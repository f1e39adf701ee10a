using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// The routines that cannot be replaced where they stand: they are dropped and made anew. What a table has of them (defaults, checks, indexes,
/// computed columns) steps aside, and so does what it has of any that changes where tables hold on to routines; what should be there afterwards
/// is made by the comparison of the tables.
/// </summary>
sealed class RoutineReplacement
{
    readonly HashSet<string> keys;
    readonly IReadOnlyList<string> names;
    readonly IReadOnlyList<string> held;
    readonly SchemaRules rules;

    RoutineReplacement(IReadOnlyList<Routine> routines, IEnumerable<Routine> changed, SchemaRules rules)
    {
        (Routines, this.rules) = (routines, rules);
        keys = routines.Select(RoutineComparer.Key).ToHashSet(rules.Names);
        names = Distinct(routines);
        held = rules.TablesHoldRoutines ? Distinct(routines.Concat(changed)) : names;

        IReadOnlyList<string> Distinct(IEnumerable<Routine> some) => [.. some.Select(routine => routine.Name.Name).Distinct(rules.Names)];
    }

    /// <summary>The routines as they are before, each behind those that it names.</summary>
    public IReadOnlyList<Routine> Routines { get; }

    public static RoutineReplacement Find(DatabaseSchema from, DatabaseSchema to, SchemaRules rules)
    {
        var routines = Pairs.Of(from.Routines, to.Routines, RoutineComparer.Key, rules.Names);
        var replaced = routines.Kept.Where(pair => pair.From != pair.To && !rules.ReplacesRoutine(pair.From, pair.To)).Select(pair => pair.From).ToList();
        // With other arguments it is another routine; what goes on using the name holds on to this one.
        replaced.AddRange(routines.Removed.Where(routine => routines.Added.Any(other => rules.Names.Equals(Pairs.Key(other.Name), Pairs.Key(routine.Name)))
            && RoutineComparer.IsUsed(routine, from, routines.Removed)));
        var types = EnumComparer.Replaced(from, to, rules);
        replaced.AddRange(from.Routines.Except(replaced).Where(routine => rules.HeldByRoutine(routine) is { } held && types.Any(type => Mentions.In(held, type))).ToList());
        for (var count = -1; count != replaced.Count;)
        {
            count = replaced.Count;
            replaced.AddRange(routines.Kept.Where(pair => !replaced.Contains(pair.From) && rules.HeldByRoutine(pair.From) is { } held
                && (Names(held, replaced) || pair.From != pair.To && Names(held, routines.Removed))).Select(pair => pair.From).ToList());
        }
        return new(Mentions.Order(replaced, (one, other) => Mentions.In(one.Definition, other.Name.Name)), routines.Kept.Where(pair => pair.From != pair.To).Select(pair => pair.From), rules);

        static bool Names(DialectText text, IReadOnlyList<Routine> gone) => gone.Any(routine => Mentions.In(text, routine.Name.Name));
    }

    public bool Has(Routine routine) => keys.Contains(RoutineComparer.Key(routine));

    /// <summary>Whether a text names one of them.</summary>
    public bool IsIn(DialectText? text) => names.Any(name => Mentions.In(text, name));

    /// <summary>The wanted schema, without a change of what partitions use: nothing makes them anew.</summary>
    public static DatabaseSchema Restrain(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var partitions = from.Others.Where(item => item.Kind == SqlObjectKind.Partition).Select(item => new DialectText(item.Create))
            .Concat(from.Tables.Select(table => table.Options)).ToList();
        var stuck = Find(from, to, rules).Routines.Where(routine => partitions.Exists(text => Mentions.In(text, routine.Name.Name)))
            .ToDictionary(RoutineComparer.Key, rules.Names);
        plan.Notes.AddRange(stuck.Values.Select(routine =>
            $"'{routine.Name}' would have to be dropped and made anew, and partitions use it: change it by hand, with the partitions."));
        var left = to.Routines.Select(routine => stuck.GetValueOrDefault(RoutineComparer.Key(routine), routine));
        return stuck.Count == 0 ? to : to with { Routines = left.Union(stuck.Values).ToValueList() };
    }

    /// <returns>The schema without what has stepped aside, and the tables that have lost a column.</returns>
    public (DatabaseSchema From, IReadOnlyList<MovedTable> Moved) Apply(DatabaseSchema schema, DiffPlan plan)
    {
        var moved = new List<MovedTable>();
        return held.Count == 0 ? (schema, moved) : (schema with { Tables = schema.Tables.Select(table => Bare(table, moved, plan)).ToValueList() }, moved);
    }

    Table Bare(Table table, List<MovedTable> moved, DiffPlan plan)
    {
        var computed = table.Columns.Where(column => IsHeld(column.Computed?.Expression)).Select(column => column.Name).ToList();
        if (computed.Count > 0)
            moved.Add(new(table.Name, computed));
        var bare = StepAside.From(
            table, constraint => Standing.Says(constraint, IsHeld) || Standing.On(constraint, computed, rules.Names),
            index => Standing.Says(index, IsHeld) || Standing.On(index, computed, rules.Names), DiffPhase.StepAside, plan);
        var columns = new List<Column>();
        foreach (var column in bare.Columns)
        {
            var loses = IsHeld(column.Default?.Sql);
            if (computed.Contains(column.Name))
                plan.Add(DiffPhase.StepAside, new DropColumn(table.Name, column.Name, column));
            else
                columns.Add(loses ? column with { Default = null } : column);
            if (loses)
                plan.Add(DiffPhase.StepAside, new AlterColumn(table.Name, column.Name) { Default = new(null), Before = column });
        }
        return bare with { Columns = columns.ToValueList() };
    }

    bool IsHeld(DialectText? text) => held.Any(name => Mentions.In(text, name));
}
