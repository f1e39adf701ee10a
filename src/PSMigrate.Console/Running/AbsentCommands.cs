using System.Collections.Frozen;
using System.Management.Automation;

namespace PSMigrate.ConsoleHost.Running;

/// <summary>Commands that ship with PowerShell beside its engine, and so are missing here.</summary>
static class AbsentCommands
{
    static readonly FrozenSet<string> Names = """
        Add-Content Add-Member Add-Type Clear-Content Clear-Item Clear-ItemProperty Clear-Variable Compare-Object Compress-Archive
        Convert-Path ConvertFrom-CliXml ConvertFrom-Csv ConvertFrom-Json ConvertFrom-Markdown ConvertFrom-SecureString
        ConvertFrom-StringData ConvertTo-CliXml ConvertTo-Csv ConvertTo-Html ConvertTo-Json ConvertTo-SecureString ConvertTo-Xml
        Copy-Item Copy-ItemProperty Debug-Process Debug-Runspace Disable-PSBreakpoint Disable-RunspaceDebug Enable-PSBreakpoint
        Enable-RunspaceDebug Expand-Archive Export-Alias Export-Clixml Export-Csv Export-FormatData Export-PSSession Format-Custom
        Format-Hex Format-List Format-Table Format-Wide Get-Acl Get-Alias Get-ChildItem Get-Clipboard Get-CmsMessage Get-ComputerInfo
        Get-Content Get-Credential Get-Culture Get-Date Get-Error Get-Event Get-EventSubscriber Get-ExecutionPolicy Get-FileHash
        Get-FormatData Get-Host Get-HotFix Get-Item Get-ItemProperty Get-ItemPropertyValue Get-Location Get-MarkdownOption Get-Member
        Get-PfxCertificate Get-Process Get-PSBreakpoint Get-PSCallStack Get-PSDrive Get-PSProvider Get-Random Get-Runspace
        Get-RunspaceDebug Get-SecureRandom Get-Service Get-TimeZone Get-TraceSource Get-TypeData Get-UICulture Get-Unique Get-Uptime
        Get-Variable Get-Verb Group-Object Import-Alias Import-Clixml Import-Csv Import-LocalizedData Import-PowerShellDataFile
        Import-PSSession Invoke-Expression Invoke-Item Invoke-RestMethod Invoke-WebRequest Join-Path Join-String Measure-Command
        Measure-Object Move-Item Move-ItemProperty New-Alias New-Event New-Guid New-Item New-ItemProperty New-Object New-PSDrive
        New-Service New-TemporaryFile New-TimeSpan New-Variable Out-File Out-GridView Out-Printer Out-String Pop-Location
        Protect-CmsMessage Push-Location Read-Host Register-EngineEvent Register-ObjectEvent Remove-Alias Remove-Event Remove-Item
        Remove-ItemProperty Remove-PSBreakpoint Remove-PSDrive Remove-Service Remove-TypeData Remove-Variable Rename-Computer
        Rename-Item Rename-ItemProperty Resolve-Path Restart-Computer Restart-Service Resume-Service Select-Object Select-String
        Select-Xml Send-MailMessage Set-Acl Set-Alias Set-Clipboard Set-Content Set-Date Set-ExecutionPolicy Set-Item Set-ItemProperty
        Set-Location Set-MarkdownOption Set-PSBreakpoint Set-Service Set-TimeZone Set-TraceSource Set-Variable Show-Command
        Show-Markdown Sort-Object Split-Path Start-Process Start-Service Start-Sleep Start-ThreadJob Start-Transcript Stop-Computer
        Stop-Process Stop-Service Stop-Transcript Suspend-Service Tee-Object Test-Connection Test-Json Test-Path Trace-Command
        Unblock-File Unprotect-CmsMessage Unregister-Event Update-FormatData Update-List Update-TypeData Wait-Debugger Wait-Event
        Wait-Process Write-Debug Write-Error Write-Host Write-Information Write-Output Write-Progress Write-Verbose Write-Warning
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    const string Hint = "This console runs without PowerShell's own cmdlets: use .NET for it, or run the script in pwsh.";

    /// <summary>Gives the error of a missing command its remedy, which the error view prints under the message.</summary>
    public static void Explain(ErrorRecord record)
    {
        // The exception's type would not do: the record of an uncaught error holds a stand-in for it.
        bool missing =
            record.FullyQualifiedErrorId is "CommandNotFoundException" or "CouldNotAutoloadMatchingModule" or "CouldNotAutoLoadModule";
        if (missing && record.ErrorDetails is null && Names.Contains(BareName(record.CategoryInfo.TargetName)))
        {
            record.ErrorDetails = new ErrorDetails(record.Exception.Message) { RecommendedAction = Hint };
        }
    }

    static string BareName(string command) => command[(command.LastIndexOf('\\') + 1)..];
}
