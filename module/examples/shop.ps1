<#
One project on three database systems: the folder shop, whose revisions run unchanged on SQLite, PostgreSQL and SQL Server.
On SQLite it runs by itself. On PostgreSQL it runs where -Postgres or the environment variable PSMIGRATE_TEST_POSTGRES says how to
reach a server. For SQL Server it writes the script that a database administrator reads and runs.
It runs in PowerShell, and in the console that comes with the source.
#>
param(
    # The folder for the SQLite database and the scripts; a new one in the temporary folder unless another is named.
    [string] $Path = [IO.Path]::Combine([IO.Path]::GetTempPath(), "psmigrate-shop-$([guid]::NewGuid().ToString('N').Substring(0, 8))"),

    # A connection string. Its database is made where it is missing, and has the shop in the end.
    [string] $Postgres
)
$ErrorActionPreference = 'Stop'
Import-Module ([IO.Path]::GetFullPath("$PSScriptRoot/../../PSMigrate.psd1"))

function Say([string] $Text) { Write-Host "`n# $Text" }

function Use-Database([string] $Environment, [string] $ConnectionString) {
    $database = @{ ProjectPath = "$PSScriptRoot/shop"; Environment = $Environment; ConnectionString = $ConnectionString }

    Say "${Environment}: Invoke-MigrationUpgrade"
    Initialize-MigrationDatabase @database -CreateDatabase | Out-Host
    Invoke-MigrationUpgrade @database | Out-Host

    Say "${Environment}: Test-MigrationSchema -Replay"
    if (-not (Test-MigrationSchema @database -Replay)) { throw 'The revisions do not make what schema.ps1 says.' }
    Write-Host 'The revisions make what schema.ps1 says.'

    Say "${Environment}: Invoke-MigrationDowngrade base, and up again"
    Invoke-MigrationDowngrade base @database -Force | Out-Host
    Invoke-MigrationUpgrade @database | Out-Host

    Say "${Environment}: Get-MigrationStatus"
    Get-MigrationStatus @database | Out-Host
}

[void][IO.Directory]::CreateDirectory($Path)

Say 'Test-MigrationRevision -Provider Sqlite, PostgreSql, SqlServer'
if (-not (Test-MigrationRevision -ProjectPath "$PSScriptRoot/shop" -Provider Sqlite, PostgreSql, SqlServer)) { throw 'A revision does not fit.' }
Write-Host 'Every revision can be said in the SQL of all three.'

Use-Database sqlite "Data Source=$([IO.Path]::Combine($Path, 'shop.db'))"

if (-not $Postgres -and $env:PSMIGRATE_TEST_POSTGRES) {
    # A server for tests: the shop gets a database of its own there.
    $parts = [Data.Common.DbConnectionStringBuilder]::new()
    $parts.set_ConnectionString($env:PSMIGRATE_TEST_POSTGRES)
    $parts['Database'] = 'psmigrate_shop'
    $Postgres = $parts.get_ConnectionString()
}
if ($Postgres) {
    Use-Database postgres $Postgres
}
else {
    Say 'postgres: left out, since neither -Postgres nor PSMIGRATE_TEST_POSTGRES names a server'
}

Say 'sqlserver: Export-MigrationScript -Idempotent'
$script = [IO.Path]::Combine($Path, 'shop.sqlserver.sql')
(Export-MigrationScript -ProjectPath "$PSScriptRoot/shop" -Environment sqlserver -Idempotent -Path $script -Force).FullName | Out-Host
Write-Host "Run it with: sqlcmd -S <server> -d <database> -b -i $script"

Write-Host "`nThe databases and scripts are in $Path."
