#!/usr/bin/env pwsh
# Runs the Pester suite against the built module and ends with one line of counts.
param([string] $Path = $PSScriptRoot)
$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.3
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
Write-Host "Pester: $($result.PassedCount) passed, $($result.FailedCount + $result.FailedContainersCount) failed, $($result.SkippedCount) skipped"
exit [int]($result.FailedCount + $result.FailedContainersCount -gt 0)
