# The wanted schema and scripts, as a person at a prompt has them.
BeforeAll {
    $env:NO_COLOR = '1'
    $PSStyle.OutputRendering = 'PlainText'
    Import-Module ([IO.Path]::GetFullPath("$PSScriptRoot/../../PSMigrate.psd1")) -Force
}

Describe 'A schema that changes' {
    BeforeAll {
        $project = (New-Item -ItemType Directory (Join-Path $TestDrive 'my [schema] project')).FullName
        Push-Location -LiteralPath $project
        Initialize-MigrationProject -ConnectionString 'Data Source=app.db' | Out-Null
        function Set-Schema([string] $Text) { Set-Content -LiteralPath (Join-Path $project 'schema.ps1') -Value $Text }
    }
    AfterAll { Pop-Location }

    It 'becomes a first revision' {
        Set-Schema 'New-DbTable person { Column id int -PrimaryKey; Column name string(50) -NotNull }'
        Test-MigrationSchema -WarningAction Ignore | Should -BeFalse
        $revision = New-MigrationRevision 'people' -Autogenerate
        Get-Content -LiteralPath $revision.Path -Raw | Should -BeLike '*Column name string(50) -NotNull*Remove-DbTable person*'
        Invoke-MigrationUpgrade -WarningAction Ignore | Out-Null
        Test-MigrationSchema | Should -BeTrue
    }

    It 'shows what differs' {
        Set-Schema 'New-DbTable person { Column id int -PrimaryKey; Column name string(80) -NotNull; Column age int }'
        ($difference = Compare-MigrationSchema) | Should -HaveCount 2
        $difference | Out-String | Should -BeLike '*Add-DbColumn person age int*'
    }

    It 'becomes a second revision, and the rows stay' {
        $before = New-MigrationRevision 'Ada' | ForEach-Object Path
        Set-Content -LiteralPath $before -Value ((Get-Content -LiteralPath $before -Raw) -replace 'function Upgrade \{', "function Upgrade {`n    @{ id = 1; name = 'Ada' }, @{ id = 2; name = 'Grace' } | Add-DbRow person") -NoNewline
        Invoke-MigrationUpgrade | Out-Null
        New-MigrationRevision 'wider' -Autogenerate | Out-Null
        Invoke-MigrationUpgrade | Out-Null
        Test-MigrationSchema | Should -BeTrue
        Test-MigrationSchema -Replay | Should -BeTrue
    }

    It 'makes no file where nothing differs' {
        New-MigrationRevision 'nothing' -Autogenerate -WarningVariable said -WarningAction Ignore | Should -BeNullOrEmpty
        "$said" | Should -BeLike '*no revision was made*'
    }

    It 'is written as a script with its rows' {
        $script = (Export-MigrationScript -From base -To heads) -join "`n"
        $script | Should -Match 'CREATE TABLE "person"'
        $script | Should -Match "'Ada'"
        $script | Should -Match "'Grace'"
    }
}
