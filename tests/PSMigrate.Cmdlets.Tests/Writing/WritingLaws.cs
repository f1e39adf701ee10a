using System.Management.Automation;
using PSMigrate.Cmdlets.Writing;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Tests.Writing;

public sealed class WritingLaws(OperationRunspace runspace) : IClassFixture<OperationRunspace>
{
    public static TheoryData<string> Types => [.. WrittenOperations.OperationTypes.Select(type => type.Name).Order()];

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_written_of_an_operation_makes_an_equal_one(string name)
    {
        var operations = WrittenOperations.Of(WrittenOperations.OperationTypes.Single(type => type.Name == name)).ToList();
        Assert.NotEmpty(operations);
        var faults = operations.Select(operation => Fault(OperationText.Write(operation), operation)).OfType<string>().ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} of {operations.Count}:\n{string.Join("\n\n", faults.Take(25))}");
    }

    [Fact]
    public void A_key_over_several_columns_says_which_it_refers_to()
    {
        var key = new ForeignKey(["a", "b"], new("my schema", "o.k"), ["x", "y.z"], "fk") { OnDelete = ReferentialAction.Cascade };
        var table = new Table(new(null, "t"), [new("a", new("int")), new("b", new("int"))]) { ForeignKeys = [key] };
        Assert.Null(Fault(OperationText.Write(new CreateTable(table)), new CreateTable(table)));
        Assert.Null(Fault(OperationText.Write(new AddConstraint(table.Name, key)), new AddConstraint(table.Name, key)));
    }

    [Fact]
    public void A_constraint_without_a_name_is_told_by_what_it_says()
    {
        var table = new TableName("my schema", "o.k");
        Constraint[] constraints =
        [
            new ForeignKey(["a"], new("s", "t"), []), new ForeignKey(["a", "b"], new(null, "t"), ["c", "d"]), new UniqueConstraint(["a", "b c"]),
            new CheckConstraint(new("it's > 0")), new CheckConstraint(new(null, [new("Sqlite", "a")])),
        ];
        foreach (var constraint in constraints)
        {
            var made = (DropConstraint)Assert.Single(runspace.Run(OperationText.Write(new AddConstraint(table, constraint).Reverse())));
            Assert.Equal(constraint, made.Definition);
            Assert.Equal((table, constraint.Kind, null), (made.Table, made.Kind, made.Name));
        }
    }

    [Fact]
    public void A_change_of_a_sequence_says_what_changes()
    {
        var sequence = new Sequence(new(null, "s")) { Type = new("bigint"), Start = 1, Increment = 1, Minimum = 1, Maximum = 100, Cycle = true, Cache = 5 };
        Assert.Equal("Set-DbSequence s -Increment 2", OperationText.Write(new AlterSequence(sequence with { Increment = 2 }, sequence)));
        Assert.Equal("Set-DbSequence s -NoCycle", OperationText.Write(new AlterSequence(sequence with { Cycle = false }, sequence)));
    }

    [Fact]
    public void What_a_column_s_line_cannot_say_of_a_reference_stands_in_a_line_of_its_own()
    {
        var add = new AddColumn(new(null, "t"), new("a", new("int")), new(["a"], new("s", "t"), ["id"], "fk") { Deferral = Deferral.InitiallyDeferred });
        Assert.Equal("Add-DbColumn t a int\nAdd-DbForeignKey t a s.t.id -Name fk -InitiallyDeferred", OperationText.Write(add));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_indent_changes_no_text(string name)
    {
        foreach (var operation in WrittenOperations.Of(WrittenOperations.OperationTypes.Single(type => type.Name == name)).Where(operation => OperationText.Write(operation).Contains('\n')))
            Assert.Null(Fault($"& {{\n{Words.Indented(OperationText.Write(operation))}}}", operation));
    }

    string? Fault(string text, Operation operation)
    {
        try
        {
            return runspace.Run(text) is [var made] && (made with { Origin = null }).Equals(operation) ? null : $"{text}\n  is not {operation}";
        }
        catch (RuntimeException fault)
        {
            return $"{text}\n  {fault.Message}\n  for {operation}";
        }
    }
}
