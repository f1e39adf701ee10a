using System.Management.Automation;
using System.Reflection;

namespace PSMigrate.ConsoleHost;

static class Usage
{
    public static string Version
    {
        get
        {
            string? own = typeof(Usage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            string? engine = typeof(PSObject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            return $"psmigrate {Short(own)} (PowerShell engine {Short(engine)})";
        }
    }

    public const string Text = """
        psmigrate: runs PowerShell with the PSMigrate module loaded, on machines
        where PowerShell itself is not installed.

        psmigrate [options] <script.ps1> [arguments...]
        psmigrate [options] -File <script.ps1> [arguments...]
        psmigrate [options] -Command <text>
        psmigrate [options] -       the script comes from standard input

          -File, -f          a script; what follows are its arguments: -Name value,
                             -Name:value, -Switch, the rest by position
          -Command, -c       the rest of the line is the command; it fails if its
                             last statement failed
          -NonInteractive    nobody answers: a prompt is an error
          -Version           the version
          -Help, -h, -?      this text

        The run stops at the first error: $ErrorActionPreference is 'Stop', as in
        the PowerShell tasks of Azure DevOps and GitHub. A script that wants to go
        on sets it to 'Continue' or uses try/catch. Questions are answered from
        standard input where that is redirected; a blank line is no answer.

        Exit code: 0; 1 after an error; the script's own 'exit N'; 64 for a wrong
        option; 130 after Ctrl+C; 143 after SIGTERM.

        PSMIGRATE_MODULE     the module's manifest, if it is not the PSMigrate.psd1
                             above this program and not on PSModulePath
        NO_COLOR             no colours, terminal or not
        COLUMNS              the width of output that goes to no terminal (120)

        PowerShell's own cmdlets (Get-ChildItem, Select-Object, Get-Date...) are not
        part of this program; the language, ForEach-Object, Where-Object, Write-Host,
        Write-Output and .NET are. Scripts that need more run in pwsh.
        """;

    static string? Short(string? version) => version?.Split('+', ' ')[0];
}
