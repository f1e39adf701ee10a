#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds PSMigrate, runs its tests, or puts the package together.
.EXAMPLE
./build.ps1
Builds the module; Import-Module ./PSMigrate.psd1 then works.
.EXAMPLE
./build.ps1 -Task Test
Builds and runs every test, those of Pester included where Pester is installed.
.EXAMPLE
./build.ps1 -Task Package -Configuration Release
Puts the module into output/PSMigrate/<version>.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-StrictMode -Version Latest
Push-Location $PSScriptRoot
try {
    foreach ($name in $Task) {
        switch ($name) {
            'Clean' {
                dotnet clean --configuration $Configuration --verbosity quiet
                Remove-Item module/bin, en-US, output -Recurse -Force -ErrorAction Ignore
            }
            'Build' { dotnet build --configuration $Configuration }
            'Test' {
                dotnet test --configuration $Configuration
                if (Get-Module Pester -ListAvailable) {
                    # A process of its own: a loaded module cannot be built again on every platform.
                    pwsh -NoProfile -File tests/Pester/Invoke-Tests.ps1
                }
                else {
                    Write-Warning 'Pester is not installed: its tests did not run. Install-PSResource Pester'
                }
            }
            'Package' {
                dotnet build --configuration $Configuration
                $version = (Import-PowerShellDataFile PSMigrate.psd1).ModuleVersion
                $target = New-Item -ItemType Directory -Force "output/PSMigrate/$version"
                Remove-Item "$target/*" -Recurse -Force
                Copy-Item PSMigrate.psd1, LICENSE, module, en-US -Destination $target -Recurse
                Remove-Item "$target/module/help" -Recurse -Force -ErrorAction Ignore
                $size = (Get-ChildItem $target -Recurse -File | Measure-Object Length -Sum).Sum
                Write-Host ('{0}: {1:n1} MB' -f $target, ($size / 1MB))
            }
        }
    }
}
finally {
    Pop-Location
}
