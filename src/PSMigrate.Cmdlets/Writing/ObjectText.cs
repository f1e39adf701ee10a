using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>Operations on what is no table.</summary>
static class ObjectText
{
    public static string? Write(Operation operation) => operation switch
    {
        CreateSchema create => new CommandText("New-DbSchema").Argument(Words.Text(create.Name)).If(create.IfNotExists, "IfNotExists").ToString(),
        DropSchema drop => new CommandText("Remove-DbSchema").Argument(Words.Text(drop.Name)).If(drop.IfExists, "IfExists").ToString(),
        CreateSequence create => Sequence("New-DbSequence", create.Sequence).If(create.IfNotExists, "IfNotExists").ToString(),
        AlterSequence alter => AlterSequence(alter),
        DropSequence drop => Command("Remove-DbSequence", drop.Name).If(drop.IfExists, "IfExists").ToString(),
        RenameSequence rename => Command("Rename-DbSequence", rename.Name).Argument(Words.Name(rename.NewName)).ToString(),
        CreateEnumType create => Command("New-DbEnum", create.Enum.Name).Argument(string.Join(", ", create.Enum.Values.Select(Words.Quoted))).ToString(),
        AddEnumValue add => Command("Add-DbEnumValue", add.Enum).Argument(Words.Quoted(add.Value))
            .With("Before", add.Before is null ? null : Words.Quoted(add.Before)).With("After", add.After is null ? null : Words.Quoted(add.After))
            .If(add.IfNotExists, "IfNotExists").ToString(),
        RenameEnumValue rename => Command("Rename-DbEnumValue", rename.Enum).Argument(Words.Quoted(rename.Value)).Argument(Words.Quoted(rename.NewValue)).ToString(),
        RenameEnumType rename => Command("Rename-DbEnum", rename.Name).Argument(Words.Name(rename.NewName)).ToString(),
        DropEnumType drop => Command("Remove-DbEnum", drop.Name).If(drop.IfExists, "IfExists").ToString(),
        CreateView create => Command("New-DbView", create.View.Name).Argument(OperationText.Here(create.View.Query))
            .With("Column", create.View.Columns.Count == 0 ? null : Words.List(create.View.Columns))
            .With("Options", create.View.Options).If(create.View.Materialized, "Materialized").If(create.Replace, "Replace").ToString(),
        DropView drop => Command("Remove-DbView", drop.Name).If(drop.Materialized, "Materialized").If(drop.IfExists, "IfExists").ToString(),
        CreateRoutine create => Command(Verb("New", create.Routine.Kind), create.Routine.Name).Argument(OperationText.Here(create.Routine.Definition))
            .With("Arguments", create.Routine.Arguments).If(create.Replace, "Replace").ToString(),
        DropRoutine drop => Command(Verb("Remove", drop.Kind), drop.Name).With("Arguments", drop.Arguments).If(drop.IfExists, "IfExists").ToString(),
        CreateTrigger create => new CommandText("New-DbTrigger").Argument(Words.Text(create.Trigger.Name)).Argument(Words.Name(create.Trigger.Table))
            .Argument(Words.Sql(create.Trigger.Event)).Argument(OperationText.Here(create.Trigger.Body)).If(create.Replace, "Replace").ToString(),
        DropTrigger drop => new CommandText("Remove-DbTrigger").Argument(Words.Text(drop.Name)).Argument(Words.Name(drop.Table)).If(drop.IfExists, "IfExists").ToString(),
        InsertRows insert => $"{string.Join(",\n", insert.Rows.Select(row => Row(insert.Columns.Zip(row), isOrdered: false)))} | {Command("Add-DbRow", insert.Table)
            .With("Column", IsSorted(insert.Columns) ? null : Words.List(insert.Columns))}",
        UpdateRows update => Command("Set-DbRow", update.Table).With("Set", Row(update.Set)).With("Where", Where(update.Where)).With("Condition", update.Condition)
            .If(update.Where.Count == 0 && update.Condition is null, "All").ToString(),
        DeleteRows delete => Command("Remove-DbRow", delete.Table).With("Where", Where(delete.Where)).With("Condition", delete.Condition)
            .If(delete.Where.Count == 0 && delete.Condition is null, "All").ToString(),
        _ => null,
    };

    static CommandText Command(string command, TableName name) => OperationText.Command(command, name);

    static CommandText Sequence(string command, Sequence sequence) => Command(command, sequence.Name)
        .With("Type", sequence.Type switch { null => null, { Overrides.Count: 0, Default: { } type } => Words.Text(type), var types => Words.Sql(types) })
        .With("Start", ColumnText.Number(sequence.Start))
        .With("Increment", ColumnText.Number(sequence.Increment))
        .With("Minimum", ColumnText.Number(sequence.Minimum))
        .With("Maximum", ColumnText.Number(sequence.Maximum))
        .If(sequence.Cycle, "Cycle")
        .With("Cache", ColumnText.Number(sequence.Cache));

    static string Verb(string verb, RoutineKind kind) => $"{verb}-Db{kind}";

    static string? Where(ValueList<ColumnValue> values) => values.Count == 0 ? null : Row(values);

    // A plain hashtable keeps no order: its columns are taken in that of their names.
    static string Row(IEnumerable<(string Column, object? Value)> values, bool isOrdered) =>
        $"{(isOrdered ? "([ordered]" : "")}@{{ {string.Join("; ", values.Select(value => $"{Words.Key(value.Column)} = {Words.Value(value.Value)}"))} }}{(isOrdered ? ")" : "")}";

    static string Row(ValueList<ColumnValue> values) =>
        Row(values.Select(value => (value.Column, value.Value)), isOrdered: !IsSorted(values.Select(value => value.Column)));

    static bool IsSorted(IEnumerable<string> names) => names.SequenceEqual(names.Order(StringComparer.Ordinal));

    // What was before tells what is to be said; without it, all that is given.
    static string AlterSequence(AlterSequence alter)
    {
        var (to, from) = (alter.Sequence, alter.Before);
        var changed = from is null ? to : to with
        {
            Type = to.Type == from.Type ? null : to.Type,
            Start = to.Start == from.Start ? null : to.Start,
            Increment = to.Increment == from.Increment ? null : to.Increment,
            Minimum = to.Minimum == from.Minimum ? null : to.Minimum,
            Maximum = to.Maximum == from.Maximum ? null : to.Maximum,
            Cycle = to.Cycle && !from.Cycle,
            Cache = to.Cache == from.Cache ? null : to.Cache,
        };
        return Sequence("Set-DbSequence", changed)
            .If(from is { Cycle: true } && !to.Cycle, "NoCycle")
            .With("RestartWith", ColumnText.Number(alter.RestartWith))
            .ToString();
    }
}
