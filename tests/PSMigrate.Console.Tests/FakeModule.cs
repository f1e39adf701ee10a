namespace PSMigrate.ConsoleHost.Tests;

/// <summary>Stands in for the module: what a console must cope with, without a database.</summary>
static class FakeModule
{
    public const string Manifest = """
        @{
            RootModule = 'PSMigrate.psm1'
            ModuleVersion = '0.1.0'
            GUID = '7c9b1f9e-1111-4b5e-9d0f-1234567890ab'
            FunctionsToExport = @('Invoke-Fake', 'Invoke-Slow', 'Invoke-Failing', 'Get-Fake', 'Request-Value')
            CmdletsToExport = @()
            AliasesToExport = @()
            VariablesToExport = @()
        }
        """;

    public const string Script = """
        function Invoke-Fake {
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
            param([string] $Name = 'account')
            if ($PSCmdlet.ShouldProcess($Name, 'Downgrade')) { "done $Name" } else { "left $Name" }
        }
        function Invoke-Slow {
            [CmdletBinding()] param()
            try {
                [Console]::Out.WriteLine('begun')
                foreach ($step in 1..1200) {
                    $record = [System.Management.Automation.ProgressRecord]::new(1, 'Upgrade', "step $step")
                    $PSCmdlet.WriteProgress($record)
                    [Threading.Thread]::Sleep(50)
                }
            } finally { [Console]::Out.WriteLine('rolled back') }
        }
        function Invoke-Failing {
            [CmdletBinding()] param()
            $record = [System.Management.Automation.ErrorRecord]::new(
                [InvalidOperationException]::new('x'), 'RevisionFailed', 'InvalidResult', 'abc123')
            $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new('Revision abc123 failed.')
            $record.ErrorDetails.RecommendedAction = 'Correct the statement and run the upgrade again.'
            $PSCmdlet.ThrowTerminatingError($record)
        }
        function Get-Fake {
            [CmdletBinding()] param()
            $PSCmdlet.WriteVerbose('looking')
            $PSCmdlet.WriteWarning('an old file')
            [pscustomobject]@{ Id = 'abc'; Message = 'créer le compte ✓' }
            [pscustomobject]@{ Id = 'def'; Message = 'second' }
        }
        function Request-Value {
            [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [int[]] $Number)
            "$Name=$($Number -join '+')"
        }
        """;
}
