using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters by which a constraint is found that goes.</summary>
public abstract class RemoveConstraintCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The constraint's name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>A constraint that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected DropConstraint Drop(ConstraintKind kind, Constraint? definition) =>
        new(ParseTable(Table), kind, Name) { Definition = definition, IfExists = IfExists };
}
