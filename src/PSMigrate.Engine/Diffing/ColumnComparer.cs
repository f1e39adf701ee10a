using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>
/// Compares the columns of a table. Most that differ are altered; some can only be dropped and added, and a computed column has to be while
/// what it reads is altered.
/// </summary>
sealed class ColumnComparer
{
    readonly SchemaRules rules;
    readonly Table from;
    readonly Table to;
    readonly Pairs<Column> columns;
    readonly HashSet<string> remade;

    /// <param name="from">The table as it is.</param>
    /// <param name="to">The table as it should be.</param>
    /// <param name="rules">What the database system asks for.</param>
    public ColumnComparer(Table from, Table to, SchemaRules rules)
    {
        (this.from, this.to, this.rules) = (from, to, rules);
        columns = Pairs.Of(KeyTakesNoNull(from), KeyTakesNoNull(to), column => column.Name, rules.Names);
        remade = columns.Kept.Where(pair => rules.ReplacesColumn(pair.From, pair.To)).Select(pair => pair.From.Name).ToHashSet(rules.Names);
        Altered = [.. Changed.Where(IsReshaped).Select(pair => pair.From.Name)];
        var held = rules.ComputedHoldsColumns ? Altered.Concat(remade).ToList() : [];
        remade.UnionWith(columns.Kept.Where(pair => held.Exists(name => Mentions.In(pair.From.Computed?.Expression, name))).Select(pair => pair.From.Name));
    }

    /// <summary>The columns whose shape changes where they are.</summary>
    public IReadOnlyList<string> Altered { get; }

    /// <summary>The columns that go or get another shape.</summary>
    public IReadOnlyList<string> Moved => [.. columns.Removed.Select(column => column.Name), .. remade, .. Altered];

    /// <summary>The columns that stay, and from which indexes and constraints must be taken for a while.</summary>
    public IReadOnlyList<string> Touched => [.. remade, .. rules.KeysHoldColumns ? Altered.Concat(Changed.Where(IsRecomputed).Select(pair => pair.From.Name)) : []];

    IEnumerable<(Column From, Column To)> Changed => columns.Kept.Where(pair => !remade.Contains(pair.From.Name)
        && pair.From with { Name = pair.To.Name, Default = SameDefault(pair) ? pair.To.Default : pair.From.Default } != pair.To);

    /// <summary>What goes before anything else is done to the columns, once indexes and constraints are out of the way.</summary>
    public void PlanRelease(DiffPlan plan, DiffPhase phase)
    {
        plan.Add(phase, columns.Removed.Where(column => column.Computed is not null).Select(Drop));
        plan.Add(phase, columns.Kept.Select(pair => pair.From).Where(column => column.Computed is not null && remade.Contains(column.Name)).Select(Drop));
    }

    /// <summary>Everything else: what is computed comes after what it may read.</summary>
    public void PlanChanges(DiffPlan plan)
    {
        plan.Add(DiffPhase.AlterTables, columns.Added.Where(column => column.Computed is null).Select(Add));
        foreach (var pair in columns.Kept.Where(pair => pair.To.Computed is null))
            Change(pair, plan);
        plan.Add(DiffPhase.AlterTables, columns.Added.Where(column => column.Computed is not null).Select(Add));
        foreach (var pair in columns.Kept.Where(pair => pair.To.Computed is not null))
            Change(pair, plan);
        plan.Add(DiffPhase.AlterTables, columns.Removed.Where(column => column.Computed is null).Select(Drop));
    }

    void Change((Column From, Column To) pair, DiffPlan plan)
    {
        if (remade.Contains(pair.From.Name))
        {
            if (pair.From.Computed is null)
                plan.Add(DiffPhase.AlterTables, Drop(pair.From));
            plan.Add(DiffPhase.AlterTables, Add(pair.To));
            return;
        }
        if (pair.From.Identity != pair.To.Identity && !rules.AltersIdentity)
        {
            plan.Notes.Add($"Column {pair.To.Name} of table {to.Name} is numbered in another way. No operation changes that: make a new table and copy the rows, or use a sequence as the default.");
            pair.To = pair.To with { Identity = pair.From.Identity };
        }
        if (Alter(pair.From, pair.To) is var alter && alter.After(pair.From) != pair.From)
            plan.Add(DiffPhase.AlterTables, alter);
    }

    AlterColumn Alter(Column before, Column after) => new(to.Name, before.Name)
    {
        Type = before.Type == after.Type ? null : after.Type,
        Nullable = before.Nullable == after.Nullable ? null : after.Nullable,
        Default = SameDefault((before, after)) && rules.IsNumbering(before.Type) == rules.IsNumbering(after.Type) ? null : new(after.Default),
        Identity = before.Identity == after.Identity ? null : new(after.Identity),
        Computed = before.Computed == after.Computed && !IsRecomputed((before, after)) ? null : new(after.Computed),
        Collation = before.Collation == after.Collation ? null : new(after.Collation),
        Comment = before.Comment == after.Comment ? null : new(after.Comment),
        Before = before,
    };

    AddColumn Add(Column column) => new(to.Name, column);

    DropColumn Drop(Column column) => new(from.Name, column.Name, column);

    bool IsReshaped((Column From, Column To) pair) =>
        pair.From.Type != pair.To.Type || pair.From.Collation != pair.To.Collation || rules.KeysHoldColumns && pair.From.Nullable != pair.To.Nullable;

    bool IsRecomputed((Column From, Column To) pair) =>
        rules.ComputedIsItsExpression && pair is { From.Computed: not null, To.Computed: not null } && (IsReshaped(pair) || pair.From.Computed != pair.To.Computed);

    // A default's name is often the database's own choice.
    static bool SameDefault((Column From, Column To) pair) =>
        pair.From.Default is { } value ? value with { Name = pair.To.Default?.Name } == pair.To.Default : pair.To.Default is null;

    // A key that takes NULL is an old mistake of SQLite's, which no table that is made anew repeats.
    IEnumerable<Column> KeyTakesNoNull(Table table) => table.Columns.Select(column =>
        HasKey(from, column) && HasKey(to, column) ? column with { Nullable = false } : column);

    bool HasKey(Table table, Column column) => table.PrimaryKey?.Columns.Contains(column.Name, rules.Names) == true;
}
