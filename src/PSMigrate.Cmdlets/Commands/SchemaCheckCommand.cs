using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A command that says how far a database, or what the revisions make, is from the wanted schema.</summary>
public abstract class SchemaCheckCommand : SchemaCommand
{
    /// <summary>Compares with what the revisions make of an empty scratch database, in place of a deployed one.</summary>
    [Parameter]
    public SwitchParameter Replay { get; set; }

    private protected SchemaComparison Compare() =>
        RunHooks(Compare(Replay ? new ReplayedSchema(Revisions, new() { Variables = Configuration.Variables }) : new DeployedSchema(), Wanted()));
}
