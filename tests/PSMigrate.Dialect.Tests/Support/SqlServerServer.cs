using Microsoft.Data.SqlClient;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>The SQL Server that PSMIGRATE_TEST_SQLSERVER names (a connection string); its login may make databases.</summary>
static class SqlServerServer
{
    // The server makes one database at a time, and refuses a second (1807) when it has waited too long for the first.
    static readonly Lock Making = new();

    static int databases;

    static string? Given => Environment.GetEnvironmentVariable("PSMIGRATE_TEST_SQLSERVER") is { Length: > 0 } text ? text : null;

    /// <summary>Why tests that need SQL Server are skipped, on a build server too; null when they run.</summary>
    public static string? SkipReason { get; } = Given is null ? "PSMIGRATE_TEST_SQLSERVER names no server." : null;

    /// <summary>The connection string of a new, empty database.</summary>
    public static string CreateDatabase()
    {
        var name = $"psmigrate_test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        lock (Making)
            Execute($"CREATE DATABASE [{name}]");
        return ConnectionString(name);
    }

    public static void DropDatabase(string connectionString)
    {
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        try
        {
            Execute($"DROP DATABASE IF EXISTS [{name}]");
        }
        catch (SqlException)
        {
            // Somebody is still connected.
            Execute($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
        }
    }

    /// <summary>The connection string of a database, whether it exists or not.</summary>
    public static string ConnectionString(string database) =>
        new SqlConnectionStringBuilder(Given) { InitialCatalog = database, Pooling = false }.ConnectionString;

    static void Execute(string sql)
    {
        using var connection = new SqlConnection(ConnectionString("master"));
        connection.Open();
        using var command = new SqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

/// <summary>A test that needs SQL Server, and is skipped without one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute() => Skip = SqlServerServer.SkipReason;
}
