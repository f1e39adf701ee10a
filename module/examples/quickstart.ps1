<#
A first project from beginning to end: two revisions, an upgrade, a look around, a downgrade.
It runs in PowerShell, and in the console that comes with the source, which has PowerShell's language but few of its commands.
#>
param(
    # The folder to work in; a new one in the temporary folder unless another is named.
    [string] $Path = [IO.Path]::Combine([IO.Path]::GetTempPath(), "psmigrate-quickstart-$([guid]::NewGuid().ToString('N').Substring(0, 8))")
)
$ErrorActionPreference = 'Stop'
Import-Module ([IO.Path]::GetFullPath("$PSScriptRoot/../../PSMigrate.psd1"))

function Say([string] $Text) { Write-Host "`n# $Text" }

[void][IO.Directory]::CreateDirectory($Path)
$null = $ExecutionContext.SessionState.Path.SetLocation($Path)

Say 'Initialize-MigrationProject'
Initialize-MigrationProject | ForEach-Object { Write-Host $_.FullName }

Say "New-MigrationRevision 'create account'"
$first = New-MigrationRevision 'create account'
[IO.File]::WriteAllText($first.Path, ([IO.File]::ReadAllText($first.Path) -replace '(?s)function Upgrade.*', @'
function Upgrade {
    New-DbTable account {
        Column id      bigint     -Identity -PrimaryKey
        Column name    string(50) -NotNull
        Column balance decimal(10, 2) -NotNull -Default 0
        Unique name
        Check  'length(name) > 0'
    }
    foreach ($name in 'Ada', 'Grace', 'Edsger') {
        Invoke-DbSql "insert into account (name) values ('$name')"
    }
}

function Downgrade {
    Remove-DbTable account
}
'@))
Write-Host ([IO.File]::ReadAllText($first.Path))

Say "New-MigrationRevision 'create booking' -Format Sql"
$second = New-MigrationRevision 'create booking' -Format Sql
[IO.File]::WriteAllText($second.Path, ([IO.File]::ReadAllText($second.Path) -replace '(?s)-- >>> upgrade.*', @'
-- >>> upgrade
create table booking (
    id      integer primary key,
    account bigint not null references account (id),
    amount  decimal(10, 2) not null
);
insert into booking (account, amount) select id, 10 from account;

-- >>> downgrade
drop table booking;
'@))
Write-Host ([IO.File]::ReadAllText($second.Path))

Say 'Invoke-MigrationUpgrade -WhatIf'
Invoke-MigrationUpgrade -WhatIf

Say 'Invoke-MigrationUpgrade'
Invoke-MigrationUpgrade | Out-Host

Say 'Get-MigrationHistory -IncludeStatus'
Get-MigrationHistory -IncludeStatus | Out-Host

Say 'Get-MigrationHistory -Applied -First 1 | Invoke-MigrationDowngrade -Force'
Get-MigrationHistory -Applied -First 1 | Invoke-MigrationDowngrade -Force | Out-Host

Say 'Get-MigrationStatus'
Get-MigrationStatus | Out-Host

Say 'Get-MigrationLog'
Get-MigrationLog | Out-Host

Write-Host "The project is in $Path."
