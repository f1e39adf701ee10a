@{
    # Sqlite, PostgreSql or SqlServer. A relative path in a SQLite connection string starts from this file.
    Provider           = '{provider}'

    # One environment for each database: Invoke-MigrationUpgrade -Environment second.
    DefaultEnvironment = 'first'
    Environments       = @{
        first  = @{ ConnectionString = '{connection}' }
        second = @{ ConnectionString = '{connection}'; VersionTable = 'second_version'; LogTable = 'second_log' }
    }
}
