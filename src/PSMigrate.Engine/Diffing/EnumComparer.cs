using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Compares enumerated types. A value can be added to one; taking one away, or another order, needs a new type.</summary>
static class EnumComparer
{
    public static void Compare(DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var enums = Pairs.Of(from.Enums, to.Enums, item => Pairs.Key(item.Name), rules.Names);
        plan.Add(DiffPhase.Types, enums.Added.Select(item => new CreateEnumType(item)));
        plan.Add(DiffPhase.DropTypes, enums.Removed.Select(item => new DropEnumType(item.Name, item)));
        foreach (var (before, after) in enums.Kept.Where(pair => !pair.From.Values.Equals(pair.To.Values)))
        {
            if (IsExtension(before.Values, after.Values))
                plan.Add(DiffPhase.Types, Additions(before, after));
            else
                Replace(before, after, from, to, rules, plan);
        }
    }

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

    static void Replace(EnumType before, EnumType after, DatabaseSchema from, DatabaseSchema to, SchemaRules rules, DiffPlan plan)
    {
        var old = before.Name with { Name = before.Name.Name + "_before" };
        plan.Add(DiffPhase.Types, new RenameEnumType(before.Name, old.Name));
        plan.Add(DiffPhase.Types, new CreateEnumType(after));
        foreach (var (left, right) in Pairs.Of(from.Tables, to.Tables, table => Pairs.Key(table.Name), rules.Names).Kept)
        {
            foreach (var (column, wanted) in Pairs.Of(left.Columns, right.Columns, column => column.Name, rules.Names).Kept)
            {
                if (IsOf(column, before.Name) && IsOf(wanted, after.Name))
                    plan.Add(DiffPhase.Types, Retype(right.Name, OfOld(column, before.Name, old), wanted, rules));
            }
        }
        plan.Add(DiffPhase.DropTypes, new DropEnumType(old, before with { Name = old }));
    }

    // A default is of the old type, and must step aside for the new one.
    static IEnumerable<Operation> Retype(TableName table, Column column, Column wanted, SchemaRules rules)
    {
        var plain = column with { Default = null };
        if (column.Default is not null)
            yield return new AlterColumn(table, column.Name) { Default = new(null), Before = column };
        yield return new AlterColumn(table, column.Name)
        {
            Type = wanted.Type,
            Using = rules.CastThroughText?.Invoke(wanted),
            UsingBack = rules.CastThroughText?.Invoke(column),
            Before = plain,
        };
        if (column.Default is not null && wanted.Default is not null)
            yield return new AlterColumn(table, column.Name) { Default = new(wanted.Default), Before = plain with { Type = wanted.Type } };
    }

    // What the column is while the old type has stepped aside.
    static Column OfOld(Column column, TableName type, TableName old) => column with
    {
        Type = Mentions.Replace(column.Type, type.Name, old.Name),
        Default = column.Default?.Sql is { } sql ? column.Default with { Sql = Mentions.Replace(sql, type.Name, old.Name) } : column.Default,
    };

    static bool IsOf(Column column, TableName type) =>
        column.Type.Default is { } text && (text == type.Name || text == $"\"{type.Name}\"" || text == type.ToString());
}
