@{
    # The same revisions for all three: Invoke-MigrationUpgrade -Environment postgres.
    DefaultEnvironment = 'sqlite'
    Environments       = @{
        sqlite    = @{
            Provider         = 'Sqlite'
            ConnectionString = 'Data Source=${env:SHOP_SQLITE:-shop.db}'
        }
        postgres  = @{
            Provider         = 'PostgreSql'
            ConnectionString = '${env:SHOP_POSTGRES}'
        }
        sqlserver = @{
            Provider         = 'SqlServer'
            ConnectionString = '${env:SHOP_SQLSERVER}'
        }
    }

    # What all revisions together should make: Test-MigrationSchema -Replay.
    Schema             = @{ Source = 'schema.ps1' }
}
