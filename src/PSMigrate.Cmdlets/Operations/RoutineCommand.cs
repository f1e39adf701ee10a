using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters by which a function or a procedure is made.</summary>
/// <param name="kind">Which of the two.</param>
public abstract class NewRoutineCommand(RoutineKind kind) : OperationCommand
{
    /// <summary>The routine: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>What follows the name where the database's own statement makes it: arguments, result, body. A hashtable has a text per provider.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [DialectText]
    public DialectText Definition { get; set; } = null!;

    /// <summary>The types of its arguments, without parentheses, which PostgreSQL needs to tell it from others of the same name.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Arguments { get; set; }

    /// <summary>The routine takes the place of one of that name and, on PostgreSQL, of the same arguments.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    private protected override void End() => Emit(new CreateRoutine(new(kind, ParseTable(Name), Definition) { Arguments = Arguments }, Replace));
}

/// <summary>The parameters by which a function or a procedure is dropped.</summary>
/// <param name="kind">Which of the two.</param>
public abstract class RemoveRoutineCommand(RoutineKind kind) : OperationCommand
{
    /// <summary>The routine: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The types of its arguments, without parentheses, where PostgreSQL has several of that name; '' for none.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Arguments { get; set; }

    /// <summary>A routine that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End() => Emit(new DropRoutine(kind, ParseTable(Name), null, IfExists) { Arguments = Arguments });
}
