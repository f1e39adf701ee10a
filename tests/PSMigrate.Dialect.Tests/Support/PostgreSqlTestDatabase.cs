using System.Data.Common;
using Npgsql;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A database of its own on the server of the tests.</summary>
public sealed class PostgreSqlTestDatabase : TestDatabase
{
    readonly string connectionString = PostgresServer.CreateDatabase();

    public override DatabaseSettings Settings => new() { Provider = "PostgreSql", ConnectionString = connectionString };

    public override string SlowStatement => "CREATE TABLE slow AS SELECT 1 AS n FROM pg_sleep(120)";

    protected override string TablesQuery =>
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE \"C\"";

    public override DbConnection Open()
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    public override void Dispose() => PostgresServer.DropDatabase(connectionString);
}
