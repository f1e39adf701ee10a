using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PSMigrate.ConsoleHost.Commands;

namespace PSMigrate.ConsoleHost.Running;

static class SessionStateBuilder
{
    public static InitialSessionState Build(string module)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([module]);
        state.Commands.Add(new SessionStateCmdletEntry("Write-Host", typeof(WriteHostCommand), helpFileName: null));
        state.Commands.Add(new SessionStateCmdletEntry("Write-Output", typeof(WriteOutputCommand), helpFileName: null));
        return state;
    }
}
