using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PSMigrate.Tests;

/// <summary>
/// A PostgreSQL server for tests: the one that PSMIGRATE_TEST_POSTGRES names (a connection string), or a private cluster
/// that lives as long as the process of the tests does, however that ends.
/// </summary>
public static class PostgresServer
{
    const string Superuser = "postgres";

    static readonly Lazy<string> Server = new(Start);
    static int databases;

    static string? Given => Environment.GetEnvironmentVariable("PSMIGRATE_TEST_POSTGRES") is { Length: > 0 } text ? text : null;

    /// <summary>Why tests that need PostgreSQL are skipped; null when they run. On a build server they run, and fail without one.</summary>
    public static string? SkipReason { get; } =
        Given is not null || PostgresCluster.BinFolder is not null || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "PostgreSQL is not installed, and PSMIGRATE_TEST_POSTGRES names no server.";

    /// <summary>The connection string of a new, empty database. A private cluster takes it along when it goes.</summary>
    public static string CreateDatabase()
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        Execute("postgres", $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>Removes a database from a server that outlives the tests.</summary>
    public static void DropDatabase(string connectionString)
    {
        if (Given is not null)
            Execute("postgres", $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>The connection string of a database, whether it exists or not.</summary>
    public static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Server.Value) { Database = database, Pooling = false }.ConnectionString;

    static void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(database));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    static string Start()
    {
        if (Given is { } given)
            return given;
        var password = Guid.NewGuid().ToString("N");
        var port = FreePort();
        PostgresCluster.Start(Superuser, password, port);
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = Superuser,
            Password = password,
            Timeout = 30,
        }.ConnectionString;
    }

    /// <summary>A port of this machine on which nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
