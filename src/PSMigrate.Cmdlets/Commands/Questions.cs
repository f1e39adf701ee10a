using System.Management.Automation;
using System.Management.Automation.Host;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Questions to whoever sits before the command.</summary>
static class Questions
{
    // PowerShell's own console prompts into the void when its input has ended or -NonInteractive was said; other hosts say so themselves.
    public static bool CanAsk(PSCmdlet command) =>
        command.Host.Name != "ConsoleHost"
        || !Console.IsInputRedirected
        && !Array.Exists(Environment.GetCommandLineArgs(), argument => argument.Length >= 5 && "-NonInteractive".StartsWith(argument, StringComparison.OrdinalIgnoreCase));

    public static bool Ask(PSCmdlet command, string query, string caption) => Guard(command, () => command.ShouldContinue(query, caption));

    public static bool Guard(PSCmdlet command, Func<bool> question)
    {
        try
        {
            return question();
        }
        catch (Exception cause) when (cause is HostException or PSInvalidOperationException or NullReferenceException or NotImplementedException)
        {
            throw CommandErrors.NobodyToAsk(command.MyInvocation.MyCommand.Name);
        }
    }
}
