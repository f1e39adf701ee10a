{header}

-- Runs again whenever this file has changed. PostgreSQL has CREATE OR REPLACE for that, SQL Server CREATE OR ALTER, SQLite DROP … IF EXISTS before CREATE.
