using PSMigrate.Engine.Dialects;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Diffing;

/// <summary>Passes over differences that are of text only: two spellings of one thing look like two things.</summary>
sealed class UnverifiedTexts(SchemaRules rules)
{
    /// <summary>What has been passed over.</summary>
    public List<string> Found { get; } = [];

    /// <summary>The schema with the other's texts, where both have something that differs in nothing else.</summary>
    public DatabaseSchema Take(DatabaseSchema given, DatabaseSchema wanted) => given with
    {
        Tables = Each(given.Tables, wanted.Tables, table => Pairs.Key(table.Name), Take),
        Views = Each(given.Views, wanted.Views, view => Pairs.Key(view.Name), (view, other) =>
            Or(view, view with { Query = other.Query, Columns = other.Columns }, other, $"the query of view {view.Name}")),
        Routines = Each(given.Routines, wanted.Routines, RoutineComparer.Key, (routine, other) =>
            Or(routine, routine with { Definition = other.Definition }, other, $"the definition of {routine.Name}")),
        Triggers = Each(given.Triggers, wanted.Triggers, trigger => $"{Pairs.Key(trigger.Table)} {trigger.Name}", (trigger, other) =>
            Or(trigger, trigger with { Event = other.Event, Body = other.Body }, other, $"the text of trigger {trigger.Name} of {trigger.Table}")),
        Others = Each(given.Others, wanted.Others, SqlObjectComparer.Key, (one, other) =>
            Or(one, WithTexts(one, other), other, $"the text of '{one.Name}'")),
    };

    Table Take(Table table, Table wanted) => table with
    {
        Columns = Each(table.Columns, wanted.Columns, column => column.Name, (column, other) => Take(table.Name, column, other)),
        Checks = Each(table.Checks, wanted.Checks, check => check.Name ?? "", (check, other) =>
            Or(check, check with { Condition = other.Condition }, other, $"the condition of check {check.Name} of {table.Name}")),
        Excludes = Each(table.Excludes, wanted.Excludes, exclude => exclude.Name ?? "", (exclude, other) =>
            Or(exclude, exclude with { Where = exclude.Where is null ? null : other.Where }, other, $"the filter of constraint {exclude.Name} of {table.Name}")),
        Indexes = Each(table.Indexes, wanted.Indexes, index => index.Name ?? "", (index, other) =>
            Or(index, Take(index, other), other, $"an expression of index {index.Name} of {table.Name}")),
    };

    static SqlObject WithTexts(SqlObject one, SqlObject other) => one with
    {
        Create = other.Create,
        Drop = other.Drop,
        Parts = one.Parts.Select(part => part.Name).SequenceEqual(other.Parts.Select(part => part.Name)) ? other.Parts : one.Parts,
    };

    Column Take(TableName table, Column column, Column wanted)
    {
        if (column.Default?.Sql is { } sql && wanted.Default?.Sql is { } other && sql != other)
        {
            Found.Add($"the default of column {column.Name} of {table}");
            column = column with { Default = wanted.Default };
        }
        if (column.Computed is { } computed && wanted.Computed is { } expected && computed != expected && computed.Stored == expected.Stored)
        {
            Found.Add($"the expression of column {column.Name} of {table}");
            column = column with { Computed = expected };
        }
        return column;
    }

    static Index Take(Index index, Index wanted) => index with
    {
        Where = index.Where is null ? null : wanted.Where,
        Columns = index.Columns.Count != wanted.Columns.Count
            ? index.Columns
            : index.Columns.Zip(wanted.Columns, (column, other) => column.Expression is null ? column : column with { Expression = other.Expression }).ToValueList(),
    };

    // One that differs in more than its text is different.
    T Or<T>(T one, T withTexts, T other, string what) where T : notnull
    {
        if (one.Equals(other) || !withTexts.Equals(other))
            return one;
        Found.Add(what);
        return withTexts;
    }

    ValueList<T> Each<T>(ValueList<T> from, ValueList<T> to, Func<T, string> name, Func<T, T, T> take)
    {
        var wanted = new Dictionary<string, T>(rules.Names);
        foreach (var item in to)
            wanted[name(item)] = item;
        return from.Select(item => wanted.TryGetValue(name(item), out var other) ? take(item, other) : item).ToValueList();
    }
}
