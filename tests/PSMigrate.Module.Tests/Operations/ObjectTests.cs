namespace PSMigrate.Module.Tests.Operations;

/// <summary>Schemas, sequences, enums, views, routines, triggers: a command makes exactly this operation.</summary>
public sealed class ObjectTests(OperationSession session) : IClassFixture<OperationSession>
{
    [Theory]
    [InlineData(
        "New-DbSchema 'my schema' -IfNotExists",
        "CreateSchema(Name: my schema, IfNotExists: true)")]
    [InlineData(
        "Remove-DbSchema a, b -IfExists",
        "DropSchema(Name: a, IfExists: true)\nDropSchema(Name: b, IfExists: true)")]
    [InlineData(
        "New-DbSequence s.number -Type bigint -Start 10 -Increment 5 -Minimum 1 -Maximum 99 -Cycle -Cache 3 -IfNotExists",
        "CreateSequence(Sequence: Sequence(Name: s.number, Type: bigint, Start: 10, Increment: 5, Minimum: 1, Maximum: 99, Cycle: true, Cache: 3), IfNotExists: true)")]
    [InlineData(
        "New-DbSequence number",
        "CreateSequence(Sequence: Sequence(Name: number))")]
    [InlineData(
        "Set-DbSequence number -Increment 2 -RestartWith 7",
        "AlterSequence(Sequence: Sequence(Name: number, Increment: 2), RestartWith: 7)")]
    [InlineData(
        "Set-DbSequence number -Cycle",
        "AlterSequence(Sequence: Sequence(Name: number, Cycle: true))")]
    [InlineData(
        "Set-DbSequence number -NoCycle",
        "AlterSequence(Sequence: Sequence(Name: number), Before: Sequence(Name: number, Cycle: true))")]
    [InlineData(
        "Set-DbSequence number -NoCycle -Maximum 9",
        "AlterSequence(Sequence: Sequence(Name: number, Maximum: 9))\nAlterSequence(Sequence: Sequence(Name: number), Before: Sequence(Name: number, Cycle: true))")]
    [InlineData(
        "Rename-DbSequence s.number counter",
        "RenameSequence(Name: s.number, NewName: counter)")]
    [InlineData(
        "Remove-DbSequence number, s.other -IfExists",
        "DropSequence(Name: number, IfExists: true)\nDropSequence(Name: s.other, IfExists: true)")]
    [InlineData(
        "New-DbEnum s.mood sad, ok",
        "CreateEnumType(Enum: EnumType(Name: s.mood, Values: [sad, ok]))")]
    [InlineData(
        "Rename-DbEnum s.mood feeling",
        "RenameEnumType(Name: s.mood, NewName: feeling)")]
    [InlineData(
        "Remove-DbEnum mood, s.other -IfExists",
        "DropEnumType(Name: mood, IfExists: true)\nDropEnumType(Name: s.other, IfExists: true)")]
    [InlineData(
        "Add-DbEnumValue s.mood fine -After ok -IfNotExists",
        "AddEnumValue(Enum: s.mood, Value: fine, After: ok, IfNotExists: true)")]
    [InlineData(
        "Add-DbEnumValue mood fine -Before ok",
        "AddEnumValue(Enum: mood, Value: fine, Before: ok)")]
    [InlineData(
        "Rename-DbEnumValue mood ok fine",
        "RenameEnumValue(Enum: mood, Value: ok, NewValue: fine)")]
    [InlineData(
        "New-DbView s.v 'select 1 as a, 2 as b' -Column x, y -Replace",
        "CreateView(View: View(Name: s.v, Query: select 1 as a, 2 as b, Columns: [x, y]), Replace: true)")]
    [InlineData(
        "New-DbView v 'select a from dbo.t' -Column x -Options 'WITH SCHEMABINDING'",
        "CreateView(View: View(Name: v, Query: select a from dbo.t, Columns: [x], Options: WITH SCHEMABINDING))")]
    [InlineData(
        "New-DbView v @{ SqlServer = 'select top 1 * from t'; Default = 'select * from t limit 1' } -Materialized",
        "CreateView(View: View(Name: v, Query: select * from t limit 1{SqlServer=select top 1 * from t}, Materialized: true))")]
    [InlineData(
        "Remove-DbView a, s.b -IfExists -Materialized",
        "DropView(Name: a, IfExists: true, Materialized: true)\nDropView(Name: s.b, IfExists: true, Materialized: true)")]
    [InlineData(
        "New-DbFunction s.f '() returns int as $$ select 1 $$' -Arguments '' -Replace",
        "CreateRoutine(Routine: Routine(Kind: Function, Name: s.f, Definition: () returns int as $$ select 1 $$, Arguments: ), Replace: true)")]
    [InlineData(
        "New-DbFunction f @{ PostgreSql = 'p'; SqlServer = 's' }",
        "CreateRoutine(Routine: Routine(Kind: Function, Name: f, Definition: {PostgreSql=p, SqlServer=s}))")]
    [InlineData(
        "New-DbProcedure p '(a int) language sql as $$ select 1 $$' -Arguments int",
        "CreateRoutine(Routine: Routine(Kind: Procedure, Name: p, Definition: (a int) language sql as $$ select 1 $$, Arguments: int))")]
    [InlineData(
        "Remove-DbFunction s.f -Arguments 'int, text' -IfExists",
        "DropRoutine(Kind: Function, Name: s.f, IfExists: true, Arguments: int, text)")]
    [InlineData(
        "Remove-DbProcedure p",
        "DropRoutine(Kind: Procedure, Name: p)")]
    [InlineData(
        "New-DbTrigger tr s.t 'after update' @{ Sqlite = 'begin select 1; end'; SqlServer = 'select 1' } -Replace",
        "CreateTrigger(Trigger: Trigger(Name: tr, Table: s.t, Event: after update, Body: {Sqlite=begin select 1; end, SqlServer=select 1}), Replace: true)")]
    [InlineData(
        "Remove-DbTrigger tr s.t -IfExists",
        "DropTrigger(Name: tr, Table: s.t, IfExists: true)")]
    [InlineData(
        "Invoke-DbSql 'select ${a}' -ExpandVariables",
        "ExecuteSql(Text: select ${a}, ExpandVariables: true)")]
    [InlineData(
        "Invoke-DbSql @{ POSTGRESQL = 'analyze a'; Default = '' }",
        "ExecuteSql(Text: {PostgreSql=analyze a})")]
    [InlineData(
        "'select 1', 'select 2' | Invoke-DbSql",
        "ExecuteSql(Text: select 1)\nExecuteSql(Text: select 2)")]
    public void A_command_makes_its_operation(string command, string expected) => Assert.Equal(expected, session.Made(command));
}
