using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using PSMigrate.Tests;

namespace PSMigrate.Benchmarks;

/// <summary>An empty database, for the engine or for the driver alone.</summary>
abstract class Target : IDisposable
{
    public abstract DatabaseSettings Settings { get; }

    public void Warm() => Apply([["CREATE TABLE warm (i int)", "DROP TABLE warm"]], 0);

    public DbConnection Connect()
    {
        var connection = Open();
        connection.Open();
        return connection;
    }

    /// <summary>The floor: the statements of each revision and a version row, in one transaction.</summary>
    public void Apply(IReadOnlyList<string[]> revisions, int first)
    {
        using var connection = Connect();
        Execute(connection, null, "CREATE TABLE IF NOT EXISTS version (version_num varchar(32))");
        foreach (var statements in revisions.Skip(first))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var statement in statements)
                Execute(connection, transaction, statement);
            Execute(connection, transaction, "DELETE FROM version");
            Execute(connection, transaction, "INSERT INTO version VALUES ('x')");
            transaction.Commit();
        }
    }

    public abstract void Dispose();

    protected abstract DbConnection Open();

    static void Execute(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

sealed class SqliteTarget : Target
{
    readonly TemporaryFolder folder = new();

    public override DatabaseSettings Settings => new() { Provider = "Sqlite", ConnectionString = ConnectionString };

    string ConnectionString => $"Data Source={folder["bench.db"]};Pooling=False";

    public override void Dispose() => folder.Dispose();

    protected override DbConnection Open() => new SqliteConnection(ConnectionString);
}

sealed class PostgreSqlTarget : Target
{
    readonly string connectionString = PostgresServer.CreateDatabase();

    public override DatabaseSettings Settings => new() { Provider = "PostgreSql", ConnectionString = connectionString };

    public override void Dispose() => PostgresServer.DropDatabase(connectionString);

    protected override DbConnection Open() => new NpgsqlConnection(connectionString);
}
