using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares one table. Its changes stand together, so that a database that makes the table anew does so once.</summary>
sealed class TableComparer
{
    readonly SchemaRules rules;
    readonly Pairs<Column> columns;
    readonly ConstraintPairs constraints;
    readonly Pairs<Index> indexes;
    readonly IReadOnlyList<(Index From, Index To)> renamedIndexes;
    readonly IReadOnlyList<string> moved;

    public TableComparer(Table from, Table to, SchemaRules rules)
    {
        (From, To, this.rules) = (from, to, rules);
        columns = Pairs.Of(KeyTakesNoNull(from), KeyTakesNoNull(to), column => column.Name, rules.Names);
        constraints = ConstraintPairs.Of(from, to, rules.Names);
        (indexes, renamedIndexes) = MatchIndexes(Pairs.Of(from.Indexes, to.Indexes, index => index.Name ?? "", rules.Names));
        moved = [.. Changed.Where(IsMoved).Select(pair => pair.From.Name)];
    }

    public Table From { get; }

    public Table To { get; }

    /// <summary>Whether columns go or get another type.</summary>
    public bool MovesColumns => columns.Removed.Count > 0 || Changed.Any(pair => pair.From.Type != pair.To.Type || IsReplaced(pair));

    /// <summary>The keys that foreign keys may stand on and that are dropped or made anew.</summary>
    public IEnumerable<(TableName Table, ValueList<string> Columns)> ReplacedKeys =>
        Keys(constraints.Removed.Concat(constraints.Changed.Select(pair => pair.From)).Concat(Held));

    /// <summary>The keys that foreign keys may stand on and that were not there, or said something else.</summary>
    public IEnumerable<(TableName Table, ValueList<string> Columns)> NewKeys =>
        Keys(constraints.Added.Concat(constraints.Changed.Select(pair => pair.To)));

    IEnumerable<(Column From, Column To)> Changed =>
        columns.Kept.Where(pair => pair.From with { Name = pair.To.Name, Default = SameDefault(pair) ? pair.To.Default : pair.From.Default } != pair.To);

    // A key that takes NULL is an old mistake of SQLite's, which no table that is made anew repeats.
    IEnumerable<Column> KeyTakesNoNull(Table table) => table.Columns.Select(column =>
        HasKey(From, column) && HasKey(To, column) ? column with { Nullable = false } : column);

    bool HasKey(Table table, Column column) => table.PrimaryKey?.Columns.Contains(column.Name, rules.Names) == true;

    // Constraints that stay as they are, and stand on a column that is made anew, or gets another type.
    IEnumerable<Constraint> Held => constraints.Kept.Where(constraint => Standing.On(constraint, moved, rules.Names));

    IEnumerable<Index> HeldIndexes => indexes.Kept.Where(pair => pair.From == pair.To && Standing.On(pair.From, moved, rules.Names)).Select(pair => pair.To);

    /// <param name="replacedKeys">The keys, of any table, that are made anew.</param>
    /// <param name="newKeys">The keys, of any table, that are made.</param>
    /// <param name="taken">The names of constraints and indexes that a table takes which has not had them.</param>
    /// <param name="plan">Takes the operations.</param>
    public void Compare(
        IReadOnlyList<(TableName Table, ValueList<string> Columns)> replacedKeys, IReadOnlyList<(TableName Table, ValueList<string> Columns)> newKeys,
        IReadOnlySet<string> taken, DiffPlan plan)
    {
        var held = Held.ToHashSet<Constraint>(ReferenceEqualityComparer.Instance);
        var following = constraints.Kept.OfType<ForeignKey>().Where(foreign => !held.Contains(foreign) && rules.ForeignKeysApart && StandsOn(foreign, replacedKeys));
        var dropped = constraints.Removed.Concat(constraints.Changed.Select(pair => pair.From)).Concat(held).Concat(following).ToList();
        var added = constraints.Added.Concat(constraints.Changed.Select(pair => pair.To)).Concat(held).Concat(following).ToList();
        var first = dropped.Where(constraint => IsApart(constraint, replacedKeys)).ToList();
        var last = added.Where(constraint => IsApart(constraint, newKeys)).ToList();
        plan.Add(DiffPhase.DropForeignKeys, first.Select(constraint => Drop(From.Name, constraint)));
        foreach (var constraint in dropped.Except(first).OrderByDescending(Rank))
            plan.Add(PhaseOf(constraint.Name, taken), Drop(From.Name, constraint));
        DropIndexes(taken, plan);
        CompareColumns(plan);
        plan.Add(DiffPhase.AlterTables, added.Except(last).OrderBy(Rank).Select(constraint => new AddConstraint(To.Name, constraint)));
        AddIndexes(plan);
        if (From.Comment != To.Comment)
            plan.Add(DiffPhase.AlterTables, new SetTableComment(To.Name, To.Comment, new(From.Comment)));
        plan.Add(DiffPhase.AddForeignKeys, last.Select(constraint => new AddConstraint(To.Name, constraint)));
        if (From.Options != To.Options)
            plan.Notes.Add($"Table {To.Name} has other options: '{From.Options}' in place of '{To.Options}'. No operation changes them; write the change as SQL.");
    }

    public static DropConstraint Drop(TableName table, Constraint constraint) => new(table, constraint.Kind, constraint.Name) { Definition = constraint };

    // Another table may be altered before this one.
    static DiffPhase PhaseOf(string? dropped, IReadOnlySet<string> taken) =>
        dropped is not null && taken.Contains(dropped) ? DiffPhase.DropTakenNames : DiffPhase.AlterTables;

    void DropIndexes(IReadOnlySet<string> taken, DiffPlan plan)
    {
        foreach (var index in indexes.Removed.Concat(indexes.Kept.Where(pair => pair.From != pair.To).Select(pair => pair.From)).Concat(HeldIndexes))
            plan.Add(PhaseOf(index.Name, taken), new DropIndex(index.Name!, From.Name, index));
        plan.Add(DiffPhase.AlterTables, renamedIndexes.Select(pair => new RenameIndex(To.Name, pair.From.Name!, pair.To.Name!)));
    }

    void AddIndexes(DiffPlan plan)
    {
        var added = indexes.Added.Concat(indexes.Kept.Where(pair => pair.From != pair.To).Select(pair => pair.To)).Concat(HeldIndexes);
        plan.Add(DiffPhase.AlterTables, added.Select(index => new CreateIndex(To.Name, index)));
    }

    void CompareColumns(DiffPlan plan)
    {
        plan.Add(DiffPhase.AlterTables, columns.Added.Select(column => new AddColumn(To.Name, column)));
        foreach (var pair in Changed)
        {
            if (IsReplaced(pair))
                plan.Add(DiffPhase.AlterTables, [new DropColumn(From.Name, pair.From.Name, pair.From), new AddColumn(To.Name, pair.To)]);
            else
                plan.Add(DiffPhase.AlterTables, Alter(pair.From, pair.To));
        }
        plan.Add(DiffPhase.AlterTables, columns.Removed.Select(column => new DropColumn(From.Name, column.Name, column)));
    }

    AlterColumn Alter(Column from, Column to) => new(To.Name, from.Name)
    {
        Type = from.Type == to.Type ? null : to.Type,
        Nullable = from.Nullable == to.Nullable ? null : to.Nullable,
        Default = SameDefault((from, to)) && rules.IsNumbering(from.Type) == rules.IsNumbering(to.Type) ? null : new(to.Default),
        Identity = from.Identity == to.Identity ? null : new(to.Identity),
        Computed = from.Computed == to.Computed ? null : new(to.Computed),
        Collation = from.Collation == to.Collation ? null : new(to.Collation),
        Comment = from.Comment == to.Comment ? null : new(to.Comment),
        Before = from,
    };

    // A default's name is often the database's own choice.
    static bool SameDefault((Column From, Column To) pair) =>
        pair.From.Default is { } value ? value with { Name = pair.To.Default?.Name } == pair.To.Default : pair.To.Default is null;

    bool IsMoved((Column From, Column To) pair) =>
        IsReplaced(pair) || rules.KeysHoldColumns && (pair.From.Type != pair.To.Type || pair.From.Nullable != pair.To.Nullable);

    bool IsReplaced((Column From, Column To) pair) => !rules.AltersComputed && pair.From.Computed != pair.To.Computed;

    // The key of another table goes only when nothing refers to it any more, and comes before what refers to it.
    bool IsApart(Constraint constraint, IReadOnlyList<(TableName, ValueList<string>)> keys) => constraint is ForeignKey foreign
        && (rules.ForeignKeysApart || !rules.Names.Equals(Pairs.Key(foreign.Principal), Pairs.Key(From.Name)) && StandsOn(foreign, keys));

    IEnumerable<(TableName, ValueList<string>)> Keys(IEnumerable<Constraint> all) => all.Select(constraint => constraint switch
    {
        PrimaryKey key => (From.Name, key.Columns),
        UniqueConstraint unique => (From.Name, unique.Columns),
        _ => (From.Name, []),
    }).Where(key => key.Item2.Count > 0);

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

    // The same index by another name is renamed: making it anew would cost a pass over the table.
    static (Pairs<Index>, IReadOnlyList<(Index, Index)>) MatchIndexes(Pairs<Index> pairs)
    {
        var removed = pairs.Removed.ToList();
        var added = new List<Index>();
        var renamed = new List<(Index, Index)>();
        foreach (var index in pairs.Added)
        {
            if (index.Name is not null && removed.FindIndex(other => other.Name is not null && other with { Name = index.Name } == index) is >= 0 and var at)
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
