using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>Asks the execution policy about a revision: the block of a syntax tree runs without asking by itself.</summary>
static class BodySignature
{
    public static void Check(Runspace runspace, string path)
    {
        // Only Windows has execution policies. To ask for the script's block is to have it checked.
        if (OperatingSystem.IsWindows()
            && runspace.SessionStateProxy.InvokeCommand.GetCommand(WildcardPattern.Escape(path), CommandTypes.ExternalScript) is ExternalScriptInfo script)
            _ = script.ScriptBlock;
    }
}
