using System.Globalization;
using Microsoft.Data.Sqlite;
using PSMigrate.Engine.Running;
using PSMigrate.Schema;
using SQLitePCL;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// A lock beside the database: a small SQLite file in which the holder has written who it is and keeps a write transaction open.
/// The operating system frees it when the holder dies, and those who wait can read it.
/// </summary>
sealed class SqliteLock : IDatabaseLock
{
    public IHeldLock? TryAcquire(DatabaseSettings settings, TableName versionTable, CancellationToken cancellation)
    {
        var builder = SqliteConnectionString.Read(settings);
        if (SqliteConnectionString.IsMemory(builder))
            return new HeldLock(null);
        var connection = Open(builder.DataSource);
        try
        {
            var token = Guid.NewGuid().ToString("N");
            Execute(connection, "BEGIN IMMEDIATE");
            Execute(connection, "CREATE TABLE IF NOT EXISTS holder (token TEXT, description TEXT)");
            Execute(connection, "DELETE FROM holder");
            Execute(connection, "INSERT INTO holder VALUES (@token, @description)", token, RunIdentity.Describe());
            Execute(connection, "COMMIT");
            // Between the two transactions another run can come in: then the name in the file is no longer ours.
            Execute(connection, "BEGIN IMMEDIATE");
            if (Scalar(connection, "SELECT token FROM holder") == token)
                return new HeldLock(connection);
            connection.Dispose();
            return null;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public string? Holder(DatabaseSettings settings, TableName versionTable)
    {
        try
        {
            using var connection = Open(SqliteConnectionString.Read(settings).DataSource);
            return Scalar(connection, "SELECT description FROM holder");
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = database + ".psmigrate-lock",
            Pooling = false,
            DefaultTimeout = 0,
        }.ConnectionString);
        connection.Open();
        if (connection.Handle is { } handle)
            raw.sqlite3_busy_timeout(handle, 0);
        return connection;
    }

    // The driver repeats a busy statement until its time-out, and takes 0 for "for ever": the statement is run below it.
    static void Execute(SqliteConnection connection, string sql, params string[] values)
    {
        var result = raw.sqlite3_prepare_v2(connection.Handle!, sql, out var statement);
        using (statement)
        {
            if (result == raw.SQLITE_OK)
            {
                for (var i = 0; i < values.Length; i++)
                    _ = raw.sqlite3_bind_text(statement, i + 1, values[i]);
                result = raw.sqlite3_step(statement);
            }
        }
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            var message = raw.sqlite3_errmsg(connection.Handle!).utf8_to_string();
            throw new SqliteException(string.Create(CultureInfo.InvariantCulture, $"SQLite Error {result}: '{message}'."), result);
        }
    }

    static string? Scalar(SqliteConnection connection, string sql)
    {
        var result = raw.sqlite3_prepare_v2(connection.Handle!, sql, out var statement);
        using (statement)
        {
            return result == raw.SQLITE_OK && raw.sqlite3_step(statement) == raw.SQLITE_ROW
                ? raw.sqlite3_column_text(statement, 0).utf8_to_string()
                : null;
        }
    }

    sealed class HeldLock(SqliteConnection? connection) : IHeldLock
    {
        // A file lock is held as long as the handle is open.
        public bool IsHeld(Session session) => true;

        public void Dispose()
        {
            if (connection is null)
                return;
            Execute(connection, "ROLLBACK");
            connection.Dispose();
        }
    }
}
