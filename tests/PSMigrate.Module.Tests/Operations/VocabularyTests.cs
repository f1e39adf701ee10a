using System.Management.Automation;
using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Operations;

/// <summary>The commands and the operations of the model know each other.</summary>
public sealed class VocabularyTests : ModuleTest
{
    [Fact]
    public void Every_operation_has_a_command_that_makes_it()
    {
        var made = Commands().SelectMany(command => command.Makes).ToHashSet();
        var operations = Operations().Select(type => type.Name).ToHashSet();

        Assert.True(operations.Count > 30);
        Assert.Empty(operations.Except(made));
    }

    [Fact]
    public void An_operation_that_is_assigned_is_found_whichever_command_makes_it()
    {
        Project();
        var commands = Commands().Where(command => command.Makes.Count > 0).Select(command => command.Name).ToList();
        for (var i = 0; i < commands.Count; i++)
            Revision($"a{i}", $"    $lost = {commands[i]}");

        var errors = Run("Test-MigrationRevision").Errors;

        Assert.True(commands.Count > 40);
        Assert.All(commands, command => Assert.Contains(errors, error =>
            error.FullyQualifiedErrorId.StartsWith("OperationLost", StringComparison.Ordinal) && error.ToString().Contains($"{command} only makes", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_verb_is_an_approved_one()
    {
        Type[] groups =
        [
            typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsSecurity),
            typeof(VerbsOther),
        ];
        var approved = groups.SelectMany(group => group.GetFields()).Select(verb => verb.Name).ToHashSet();

        Assert.All(Commands(), command => Assert.Contains(command.Name.Split('-')[0], approved));
    }

    [Fact]
    public void An_operation_knows_where_it_was_written()
    {
        var path = Folder.Write("make.ps1", "\n  Rename-DbTable a b\nSet-DbSequence s -Cycle -NoCycle:$false; New-DbSchema x\n");

        var origins = Run($"& '{path}'").Succeeded().Values("Origin");

        Assert.Equal([$"{path}:2:3", $"{path}:3:1", $"{path}:3:42"], origins);
    }

    List<(string Name, HashSet<string> Makes)> Commands() =>
        [.. Run("Get-Command -Module PSMigrate -CommandType Cmdlet").Succeeded().Output.Select(item => (CmdletInfo)item.BaseObject)
            .Select(command => (command.Name, command.OutputType.Where(output => IsOperation(output.Type)).Select(output => output.Type.Name).ToHashSet()))];

    IEnumerable<Type> Operations() =>
        ((Type)Run("[PSMigrate.Operations.Operation]").Succeeded().Output[0].BaseObject).Assembly.GetExportedTypes().Where(IsOperation);

    static bool IsOperation(Type? type) => type is { IsAbstract: false } && type.BaseType?.FullName == "PSMigrate.Operations.Operation";
}
