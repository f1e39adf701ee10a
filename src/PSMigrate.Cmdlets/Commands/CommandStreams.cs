using System.Management.Automation;
using PSMigrate.Cmdlets.Scripting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Sends a body's records out as the command's own.</summary>
sealed class CommandStreams(PSCmdlet command) : IBodyStreams
{
    public bool Verbose { get; } = command.MyInvocation.BoundParameters.TryGetValue("Verbose", out var asked)
        ? ((SwitchParameter)asked).IsPresent
        : Equals(command.SessionState.PSVariable.GetValue("VerbosePreference"), ActionPreference.Continue);

    public void Write(object record)
    {
        switch (record)
        {
            case WarningRecord warning:
                command.WriteWarning(warning.Message);
                break;
            case VerboseRecord verbose:
                command.WriteVerbose(verbose.Message);
                break;
            case DebugRecord debug:
                command.WriteDebug(debug.Message);
                break;
            // What Write-Host writes has reached the host already.
            case InformationRecord information when !information.Tags.Contains("PSHOST"):
                command.WriteInformation(information);
                break;
            case ProgressRecord progress:
                command.WriteProgress(progress);
                break;
        }
    }
}
