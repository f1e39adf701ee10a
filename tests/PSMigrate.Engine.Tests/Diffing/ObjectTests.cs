using PSMigrate.Operations;
using PSMigrate.Schema;
using Xunit;
using static PSMigrate.Engine.Tests.Diffing.Samples;

namespace PSMigrate.Engine.Tests.Diffing;

public sealed class ObjectTests
{
    static readonly View Adults = new(Name("adults"), new("select * from person where age > 17"));
    static readonly View Heads = new(Name("heads"), new("select name from adults"));
    static readonly Routine Double = new(RoutineKind.Function, Name("double"), new("(x int) returns int as 'select x + x'"));
    static readonly Trigger Watch = new("watch", Name("person"), new("after insert"), new("begin end"));
    static readonly EnumType Mood = new(Name("mood"), ["sad", "ok"]);

    [Fact]
    public void Views_are_made_behind_those_that_they_read()
    {
        var schema = new DatabaseSchema { Views = [Heads, Adults] };
        Assert.Equal([new CreateView(Adults), new CreateView(Heads)], Compare(new(), schema));
        Assert.Equal([new DropView(Heads.Name, Heads), new DropView(Adults.Name, Adults)], Compare(schema, new()));
    }

    [Fact]
    public void A_view_that_changes_takes_those_that_read_it_along()
    {
        var changed = Adults with { Query = new("select * from person where age > 20") };
        Assert.Equal(
            [new DropView(Heads.Name, Heads), new DropView(Adults.Name, Adults), new CreateView(changed), new CreateView(Heads)],
            Compare(new() { Views = [Adults, Heads] }, new() { Views = [changed, Heads] }));
    }

    [Fact]
    public void A_view_steps_aside_where_it_holds_a_column()
    {
        var from = Of(Person) with { Views = [Adults] };
        var to = Of(Person with { Columns = [Id, new("name", new("text"))] }) with { Views = [Adults] };
        Assert.Equal(["DropView adults", "AlterColumn person name", "CreateView adults"], Words(Compare(from, to)));
        Assert.Equal(["AlterColumn person name"], Words(Compare(from, to, Together)));
    }

    [Fact]
    public void Triggers_of_a_view_that_is_made_anew_come_back()
    {
        var onView = Watch with { Table = Adults.Name };
        var changed = Adults with { Query = new("select 1") };
        Assert.Equal(
            ["DropTrigger watch", "DropView adults", "CreateView adults", "CreateTrigger watch"],
            Words(Compare(new() { Views = [Adults], Triggers = [onView] }, new() { Views = [changed], Triggers = [onView] })));
    }

    [Fact]
    public void Triggers_come_go_and_change()
    {
        var changed = Watch with { Body = new("begin select 1; end") };
        var (without, with, other) = (Of(Person), Of(Person) with { Triggers = [Watch] }, Of(Person) with { Triggers = [changed] });
        Assert.Equal([new CreateTrigger(Watch)], Compare(without, with));
        Assert.Equal([new DropTrigger("watch", Watch.Table, Watch)], Compare(with, without));
        Assert.Equal([new CreateTrigger(changed, true) { Before = Watch }], Compare(with, other));
        Assert.Equal(["DropTrigger watch", "DropTable person"], Words(Compare(with, new())));
    }

    [Fact]
    public void Routines_come_go_and_change()
    {
        var changed = Double with { Definition = new("(x int) returns int as 'select 2 * x'") };
        Assert.Equal([new CreateRoutine(Double)], Compare(new(), new() { Routines = [Double] }));
        Assert.Equal([new DropRoutine(RoutineKind.Function, Double.Name, Double)], Compare(new() { Routines = [Double] }, new()));
        Assert.Equal([new CreateRoutine(changed, true) { Before = Double }], Compare(new() { Routines = [Double] }, new() { Routines = [changed] }));
    }

    [Fact]
    public void A_routine_that_a_table_needs_comes_before_it()
    {
        var table = Person with { Checks = [new(new("double(id) > 0"), "ck")] };
        Assert.Equal(["CreateRoutine double", "CreateTable person"], Words(Compare(new(), Of(table) with { Routines = [Double] })));
        Assert.Equal(["CreateTable person", "CreateRoutine double"], Words(Compare(new(), Of(Person) with { Routines = [Double] })));
    }

    [Fact]
    public void Overloads_are_told_apart()
    {
        var text = Double with { Arguments = new("text") };
        Assert.Equal([new CreateRoutine(text)], Compare(new() { Routines = [Double] }, new() { Routines = [Double, text] }));
    }

    [Fact]
    public void Enums_grow_at_any_place()
    {
        var grown = Mood with { Values = ["awful", "sad", "so-so", "ok", "great"] };
        Assert.Equal(
            [
                new AddEnumValue(Mood.Name, "awful") { Before = "sad" },
                new AddEnumValue(Mood.Name, "so-so") { After = "sad" },
                new AddEnumValue(Mood.Name, "great") { After = "ok" },
            ],
            Compare(new() { Enums = [Mood] }, new() { Enums = [grown] }));
    }

    [Fact]
    public void An_enum_that_loses_a_value_is_made_anew_under_its_columns()
    {
        var less = Mood with { Values = ["ok"] };
        var table = Person with { Columns = [Id, new("feels", new("mood")) { Default = new(new("'ok'::mood")) }] };
        var rules = Apart with { CastThroughText = column => new($"{column.Name}::text::{column.Type}") };
        var operations = Compare(Of(table) with { Enums = [Mood] }, Of(table) with { Enums = [less] }, rules);
        Assert.Equal(
            ["RenameEnumType", "CreateEnumType", "AlterColumn person feels", "AlterColumn person feels", "AlterColumn person feels", "DropEnumType"], Words(operations));
        Assert.Equal(new("feels::text::mood"), Assert.IsType<AlterColumn>(operations[3]).Using);
    }

    [Fact]
    public void Schemas_and_sequences_come_first_and_go_last()
    {
        var sequence = new Sequence(Name("sales.number")) { Start = 5 };
        var full = Of(Person with { Name = Name("sales.person") }) with { Schemas = ["sales"], Sequences = [sequence] };
        Assert.Equal(["CreateSchema", "CreateSequence", "CreateTable sales.person"], Words(Compare(new(), full)));
        Assert.Equal(["DropTable sales.person", "DropSequence", "DropSchema"], Words(Compare(full, new())));
        Assert.Equal(
            [new AlterSequence(sequence with { Increment = 2 }, sequence)],
            Compare(full, full with { Sequences = [sequence with { Increment = 2 }] }));
    }
}
