using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares one table. Its changes stand together, so that a database that makes the table anew does so once.</summary>
sealed class TableComparer
{
    readonly SchemaRules rules;
    readonly ColumnComparer columns;
    readonly ConstraintPairs constraints;
    readonly Pairs<Index> indexes;
    readonly IReadOnlyList<(Index From, Index To)> renamedIndexes;
    readonly IReadOnlyList<string> touched;

    /// <param name="from">The table as it is.</param>
    /// <param name="to">The table as it should be.</param>
    /// <param name="rules">What the database system asks for.</param>
    public TableComparer(Table from, Table to, SchemaRules rules)
    {
        (From, To, this.rules) = (from, to, rules);
        columns = new(from, to, rules);
        touched = columns.Touched;
        constraints = ConstraintPairs.Of(from, to, rules.Names);
        (indexes, renamedIndexes) = MatchIndexes(Pairs.Of(from.Indexes, to.Indexes, index => index.Name ?? "", rules.Names));
        Held = [.. constraints.Kept.Where(constraint => Standing.On(constraint, touched, rules.Names))];
    }

    public Table From { get; }

    public Table To { get; }

    /// <summary>The columns that go or get another shape.</summary>
    public IReadOnlyList<string> Moved => columns.Moved;

    /// <summary>The keys that foreign keys may stand on and that are dropped or made anew.</summary>
    public IEnumerable<(TableName Table, ValueList<string> Columns)> ReplacedKeys => TableParts.Keys(From.Name, [.. DroppedConstraints, .. Held], DroppedIndexes);

    /// <summary>The keys that foreign keys may stand on and that were not there, or said something else.</summary>
    public IEnumerable<(TableName Table, ValueList<string> Columns)> NewKeys => TableParts.Keys(From.Name, AddedConstraints, [.. indexes.Added, .. ChangedIndexes.Select(pair => pair.To)]);

    /// <summary>The shared names that the table gets.</summary>
    public IEnumerable<string> NewNames => TableParts.SharedNames(To.Name, constraints.Added, indexes.Added, rules);

    IEnumerable<string> FreedNames => TableParts.SharedNames(From.Name, constraints.Removed, indexes.Removed, rules);

    // Constraints that stay as they are, and are in the way of what happens to a column.
    IReadOnlyList<Constraint> Held { get; }

    IEnumerable<Constraint> DroppedConstraints => constraints.Removed.Concat(constraints.Changed.Select(pair => pair.From));

    IEnumerable<Constraint> AddedConstraints => constraints.Added.Concat(constraints.Changed.Select(pair => pair.To));

    IEnumerable<Index> DroppedIndexes => indexes.Removed.Concat(ChangedIndexes.Select(pair => pair.From)).Concat(HeldIndexes);

    IEnumerable<(Index From, Index To)> ChangedIndexes => indexes.Kept.Where(pair => pair.From != pair.To);

    IEnumerable<Index> HeldIndexes => indexes.Kept.Where(pair => pair.From == pair.To && Standing.On(pair.From, touched, rules.Names)).Select(pair => pair.To);

    /// <param name="replacedKeys">The keys, of any table, that are made anew.</param>
    /// <param name="newKeys">The keys, of any table, that are made.</param>
    /// <param name="owners">The tables that get a shared name.</param>
    /// <param name="plan">Takes the operations.</param>
    public void Compare(
        IReadOnlyList<(TableName Table, ValueList<string> Columns)> replacedKeys, IReadOnlyList<(TableName Table, ValueList<string> Columns)> newKeys,
        ILookup<string, Table> owners, DiffPlan plan)
    {
        var held = Held.ToHashSet<Constraint>(ReferenceEqualityComparer.Instance);
        var following = constraints.Kept.OfType<ForeignKey>().Where(foreign => !held.Contains(foreign) && rules.ForeignKeysApart && StandsOn(foreign, replacedKeys));
        var dropped = DroppedConstraints.Concat(held).Concat(following).ToList();
        var added = AddedConstraints.Concat(held).Concat(following).ToList();
        var first = dropped.Where(constraint => IsApart(constraint, replacedKeys)).ToList();
        var last = added.Where(constraint => IsApart(constraint, newKeys)).ToList();
        // What another table is waiting for goes before they come.
        var phase = FreedNames.Any(name => owners[name].Any(owner => owner != To)) ? DiffPhase.Release : DiffPhase.AlterTables;
        plan.Add(DiffPhase.DropForeignKeys, first.Select(constraint => Drop(From.Name, constraint)));
        plan.Add(phase, dropped.Except(first).OrderByDescending(Rank).Select(constraint => Drop(From.Name, constraint)));
        plan.Add(phase, DroppedIndexes.Select(index => new DropIndex(index.Name!, From.Name, index)));
        columns.PlanRelease(plan, phase);
        plan.Add(DiffPhase.AlterTables, renamedIndexes.Select(pair => new RenameIndex(To.Name, pair.From.Name!, pair.To.Name!)));
        columns.PlanChanges(plan);
        plan.Add(DiffPhase.AlterTables, added.Except(last).OrderBy(Rank).Select(constraint => new AddConstraint(To.Name, constraint)));
        plan.Add(DiffPhase.AlterTables, indexes.Added.Concat(ChangedIndexes.Select(pair => pair.To)).Concat(HeldIndexes).Select(index => new CreateIndex(To.Name, index)));
        if (From.Comment != To.Comment)
            plan.Add(DiffPhase.AlterTables, new SetTableComment(To.Name, To.Comment, new(From.Comment)));
        plan.Add(DiffPhase.AddForeignKeys, last.Select(constraint => new AddConstraint(To.Name, constraint)));
        if (From.Options != To.Options)
            plan.Notes.Add($"Table {To.Name} has other options: '{From.Options}' in place of '{To.Options}'. No operation changes them; write the change as SQL.");
    }

    public static DropConstraint Drop(TableName table, Constraint constraint) => new(table, constraint.Kind, constraint.Name) { Definition = constraint };

    // The key of another table goes only when nothing refers to it any more, and comes before what refers to it.
    bool IsApart(Constraint constraint, IReadOnlyList<(TableName, ValueList<string>)> keys) => constraint is ForeignKey foreign
        && (rules.ForeignKeysApart || !rules.Names.Equals(Pairs.Key(foreign.Principal), Pairs.Key(From.Name)) && StandsOn(foreign, keys));

    // Keys come before what may stand on them.
    static int Rank(Constraint constraint) => constraint.Kind switch
    {
        ConstraintKind.PrimaryKey => 0,
        ConstraintKind.Unique => 1,
        ConstraintKind.ForeignKey => 3,
        _ => 2,
    };

    bool StandsOn(ForeignKey foreign, IReadOnlyList<(TableName Table, ValueList<string> Columns)> keys) =>
        keys.Any(key => rules.Names.Equals(Pairs.Key(key.Table), Pairs.Key(foreign.Principal))
            && (foreign.PrincipalColumns.Count == 0 || key.Columns.ToHashSet(rules.Names).SetEquals(foreign.PrincipalColumns)));

    // The same index by another name is renamed: making it anew would cost a pass over the table. One that has to be made anew anyway is not.
    (Pairs<Index>, IReadOnlyList<(Index, Index)>) MatchIndexes(Pairs<Index> pairs)
    {
        var removed = pairs.Removed.ToList();
        var added = new List<Index>();
        var renamed = new List<(Index, Index)>();
        foreach (var index in pairs.Added)
        {
            if (index.Name is not null && removed.FindIndex(other => other.Name is not null && other with { Name = index.Name } == index) is >= 0 and var at
                && !Standing.On(index, touched, rules.Names))
            {
                renamed.Add((removed[at], index));
                removed.RemoveAt(at);
            }
            else
                added.Add(index);
        }
        return (pairs with { Added = added, Removed = removed }, renamed);
    }
}
