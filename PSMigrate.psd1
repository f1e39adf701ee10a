@{
    RootModule           = 'module/bin/PSMigrate.Cmdlets.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '7b1c9f5e-6a54-4e0b-9d2c-4c1d3f0f8a27'
    Author               = 'The PSMigrate authors'
    CompanyName          = 'The PSMigrate authors'
    Copyright            = '(c) The PSMigrate authors. MIT licence.'
    Description          = 'Database migrations for people who live in PowerShell: a graph of revisions in PowerShell and SQL, upgrade, downgrade, stamp, history and log, for SQLite and PostgreSQL.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')

    # The types that a user can name load with the module; the engine and the drivers load on first use, in a context of their own.
    RequiredAssemblies   = @('module/bin/PSMigrate.Model.dll')
    FormatsToProcess     = @('module/PSMigrate.Format.ps1xml')

    CmdletsToExport      = @(
        'Compare-MigrationSchema'
        'ConvertTo-MigrationGraph'
        'Edit-MigrationRevision'
        'Get-MigrationBranch'
        'Get-MigrationEnvironment'
        'Get-MigrationHead'
        'Get-MigrationHistory'
        'Get-MigrationLog'
        'Get-MigrationPlan'
        'Get-MigrationRevision'
        'Get-MigrationStatus'
        'Get-MigrationTemplate'
        'Initialize-MigrationDatabase'
        'Initialize-MigrationProject'
        'Invoke-MigrationDowngrade'
        'Invoke-MigrationUpgrade'
        'Merge-MigrationRevision'
        'New-MigrationRepeatable'
        'New-MigrationRevision'
        'Set-MigrationStamp'
        'Test-MigrationRevision'
        'Test-MigrationSchema'
        'Test-MigrationStatus'

        'Add-DbCheckConstraint'
        'Add-DbColumn'
        'Add-DbEnumValue'
        'Add-DbExcludeConstraint'
        'Add-DbForeignKey'
        'Add-DbPrimaryKey'
        'Add-DbUniqueConstraint'
        'Confirm-DbConstraint'
        'Invoke-DbSql'
        'Invoke-DbSqlFile'
        'New-DbCheckConstraint'
        'New-DbColumn'
        'New-DbEnum'
        'New-DbExcludeConstraint'
        'New-DbForeignKey'
        'New-DbFunction'
        'New-DbIndex'
        'New-DbPrimaryKey'
        'New-DbProcedure'
        'New-DbSchema'
        'New-DbSequence'
        'New-DbTable'
        'New-DbTableIndex'
        'New-DbTrigger'
        'New-DbUniqueConstraint'
        'New-DbView'
        'Read-DbQuery'
        'Remove-DbCheckConstraint'
        'Remove-DbColumn'
        'Remove-DbEnum'
        'Remove-DbExcludeConstraint'
        'Remove-DbForeignKey'
        'Remove-DbFunction'
        'Remove-DbIndex'
        'Remove-DbPrimaryKey'
        'Remove-DbProcedure'
        'Remove-DbSchema'
        'Remove-DbSequence'
        'Remove-DbTable'
        'Remove-DbTrigger'
        'Remove-DbUniqueConstraint'
        'Remove-DbView'
        'Rename-DbColumn'
        'Rename-DbConstraint'
        'Rename-DbEnum'
        'Rename-DbEnumValue'
        'Rename-DbIndex'
        'Rename-DbSequence'
        'Rename-DbTable'
        'Set-DbColumn'
        'Set-DbSequence'
        'Set-DbTable'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags       = @('PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'Database', 'Migration', 'SQLite', 'PostgreSQL')
        }
    }
}
