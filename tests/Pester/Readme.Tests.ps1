# The session of the README, command by command, and what a person sees of it.
BeforeAll {
    $env:NO_COLOR = '1'
    $PSStyle.OutputRendering = 'PlainText'
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    Import-Module "$root/PSMigrate.psd1" -Force
    function Edit-Body([string] $Path, [string] $From, [string] $Body) {
        $text = Get-Content -LiteralPath $Path -Raw
        Set-Content -LiteralPath $Path -Value ($text.Substring(0, $text.IndexOf($From)) + $Body) -NoNewline
    }
    function Invoke-Scalar([string] $Sql) {
        # The module's own way to ask: a revision that reads and changes nothing.
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Initialize-MigrationProject $folder -ConnectionString "Data Source=$(Join-Path $project 'app.db')" | Out-Null
        (Get-Content "$folder/migration.psd1" -Raw) -replace '^@\{', "@{`n VersionTable = 'probe_$(Get-Random)'; LogTable = ''" | Set-Content "$folder/migration.psd1"
        $revision = New-MigrationRevision 'probe' -ProjectPath $folder
        Edit-Body $revision.Path 'function' "function Upgrade { Write-Information ((Read-DbQuery '$($Sql -replace "'", "''")').value) }`nfunction Downgrade { }"
        Invoke-MigrationUpgrade -ProjectPath $folder -InformationVariable said -InformationAction Ignore | Out-Null
        "$($said[0].MessageData)"
    }
}

Describe 'The README session' {
    BeforeAll {
        $project = (New-Item -ItemType Directory (Join-Path $TestDrive 'my [first] project')).FullName
        Push-Location -LiteralPath $project
    }
    AfterAll { Pop-Location }

    It 'makes a project' {
        $files = Initialize-MigrationProject
        $files.Name | Should -Contain 'migration.psd1'
        Test-Path -LiteralPath (Join-Path $project 'versions') | Should -BeTrue
    }

    It 'refuses to make it twice, and leaves it as it is' {
        $before = Get-Content -LiteralPath (Join-Path $project 'migration.psd1') -Raw
        { Initialize-MigrationProject } | Should -Throw -ErrorId 'ProjectExists,*'
        Get-Content -LiteralPath (Join-Path $project 'migration.psd1') -Raw | Should -BeExactly $before
    }

    It 'makes a revision in PowerShell and opens it in the editor' {
        $editor = Join-Path $TestDrive 'editor.ps1'
        Set-Content $editor 'Add-Content -LiteralPath $args[0] -Value "# edited"'
        $env:VISUAL = "pwsh -NoProfile -File '$editor'"
        try { $script:account = New-MigrationRevision 'create account' | Edit-MigrationRevision -PassThru }
        finally { $env:VISUAL = $null }
        Get-Content -LiteralPath $account.Path -Raw | Should -BeLike '*# edited*'
        Edit-Body $account.Path 'function' @'
function Upgrade {
    New-DbTable account {
        Column id   bigint     -Identity -PrimaryKey
        Column name string(50) -NotNull
        Unique name
    }
    Invoke-DbSql "insert into account (name) values ('Ada'), ('Grace')"
}

function Downgrade {
    Remove-DbTable account
}
'@
    }

    It 'makes a revision in SQL on top of it' {
        $script:booking = New-MigrationRevision 'create booking' -Format Sql
        $booking.Revises | Should -Be $account.Id
        Edit-Body $booking.Path '-- >>> upgrade' @'
-- >>> upgrade
create table booking (id integer primary key, account bigint references account (id));
insert into booking (account) select id from account;
-- >>> downgrade
drop table booking;
'@
    }

    It 'says what an upgrade would do, and does nothing' {
        Invoke-MigrationUpgrade -WhatIf | Should -BeNullOrEmpty
        Test-Path -LiteralPath (Join-Path $project 'app.db') | Should -BeFalse
    }

    It 'upgrades' {
        $applied = Invoke-MigrationUpgrade
        $applied.Id | Should -Be $account.Id, $booking.Id
        Invoke-Scalar 'select count(*) as value from booking' | Should -Be '2'
        (Get-MigrationStatus).IsUpToDate | Should -BeTrue
    }

    It 'shows the history as a table' {
        $lines = (Get-MigrationHistory -IncludeStatus | Out-String) -split '\r?\n' | Where-Object { $_ }
        $lines[0] | Should -Match '^Id +Revises +State +Mark +Message$'
        $lines[2] | Should -Match "^$($booking.Id) +$($account.Id) +Applied +current head +create booking$"
        $lines[3] | Should -Match "^$($account.Id) +\(base\) +Applied +create account$"
    }

    It 'pipes history into a downgrade' {
        $undone = Get-MigrationHistory -Applied -First 1 | Invoke-MigrationDowngrade -Force
        $undone.Id | Should -Be $booking.Id
        Invoke-Scalar "select count(*) as value from sqlite_master where name = 'booking'" | Should -Be '0'
    }

    It 'takes what it undoes from a CSV file' {
        $csv = Join-Path $TestDrive 'revisions.csv'
        Get-MigrationHistory -Applied | Select-Object Id, Message | Export-Csv $csv
        (Import-Csv $csv | Invoke-MigrationDowngrade -Force).Id | Should -Be $account.Id
        (Get-MigrationStatus).Current | Should -BeNullOrEmpty
    }

    It 'keeps the log' {
        (Get-MigrationLog).Outcome | Should -Be 'applied', 'applied', 'applied', 'applied'
    }
}

Describe 'Loading' {
    It 'loads, unloads and loads again in one session' {
        $script = "Import-Module '$root/PSMigrate.psd1'; [PSMigrate.Revision].Name; Remove-Module PSMigrate; Import-Module '$root/PSMigrate.psd1'; Import-Module '$root/PSMigrate.psd1' -Force; (Get-Command -Module PSMigrate).Count -gt 20"
        pwsh -NoProfile -Command $script | Should -Be 'Revision', 'True'
    }

    It 'loads neither the engine nor a driver before they are needed' {
        $script = "Import-Module '$root/PSMigrate.psd1'; [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match 'PSMigrate|Npgsql|Sqlite' -join ' '"
        pwsh -NoProfile -Command $script | Should -Be 'PSMigrate.Cmdlets PSMigrate.Model'
    }

    It 'has help with examples for every command' {
        foreach ($command in Get-Command -Module PSMigrate) {
            $help = Get-Help $command.Name
            $help.Synopsis | Should -Not -BeLike "*$($command.Name)*" -Because "$($command.Name) has a synopsis"
            @($help.Examples.Example).Count | Should -BeGreaterThan 0 -Because "$($command.Name) has examples"
        }
    }
}

Describe 'Without anybody to ask' {
    It 'names the switch before anything happens' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'alone')
        Initialize-MigrationProject $folder | Out-Null
        $revision = New-MigrationRevision 'one' -ProjectPath $folder
        Invoke-MigrationUpgrade -ProjectPath $folder | Out-Null
        $output = pwsh -NoProfile -NonInteractive -Command "Import-Module '$root/PSMigrate.psd1'; try { Invoke-MigrationDowngrade base -ProjectPath '$folder' } catch { `$_.FullyQualifiedErrorId; `$_.ErrorDetails.RecommendedAction }"
        $output[0] | Should -BeLike 'CannotConfirm,*'
        $output[1] | Should -BeLike '*-Force*'
        (Get-MigrationStatus -ProjectPath $folder).Current | Should -Be $revision.Id
    }
}
