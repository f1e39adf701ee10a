using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace PSMigrate.ConsoleHost.Running;

/// <summary>Errors pass here on their way to the screen; the ones of missing commands get their remedy.</summary>
[Cmdlet("Out", "Default")]
public sealed class OutDefaultWithHints : OutDefaultCommand
{
    /// <summary>The engine gives a program the terminal itself if the next command in the pipeline has this name.</summary>
    internal static CmdletInfo Command { get; } = new("Out-Default", typeof(OutDefaultWithHints));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is ErrorRecord record)
        {
            AbsentCommands.Explain(record);
        }
        base.ProcessRecord();
    }
}
