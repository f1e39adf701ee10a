@{
    # Sqlite, PostgreSql or SqlServer. A relative path in a SQLite connection string starts from this file.
    Provider         = '{provider}'
    ConnectionString = '{connection}'

    # PowerShell or Sql: what New-MigrationRevision makes. A project may have both.
    RevisionFormat   = 'PowerShell'

    # An environment overrides what stands above: Invoke-MigrationUpgrade -Environment prod.
    # '${env:NAME}' is the value of an environment variable.
    # Environments = @{
    #     prod = @{ Provider = 'PostgreSql'; ConnectionString = 'Host=db;Database=app;Username=app;Password=${env:APP_DB_PASSWORD}' }
    # }
}
