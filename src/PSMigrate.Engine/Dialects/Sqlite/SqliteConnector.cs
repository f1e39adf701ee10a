using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Connections to SQLite files.</summary>
sealed class SqliteConnector : IConnector
{
    public bool SendsTogether => true;

    public string DisplayName(DatabaseSettings settings) => SqliteConnectionString.Read(settings).DataSource;

    public bool MayExist(DatabaseSettings settings)
    {
        var builder = SqliteConnectionString.Read(settings);
        // A wrong path is no empty database: it is left to the opening, which says so.
        return SqliteConnectionString.IsMemory(builder) || File.Exists(builder.DataSource)
            || Directory.Exists(builder.DataSource) || !Directory.Exists(Path.GetDirectoryName(builder.DataSource));
    }

    public DbConnection Create(DatabaseSettings settings, ConnectionUse use)
    {
        var builder = SqliteConnectionString.Read(settings);
        builder.Pooling = false;
        // Never read-only: a file that a killed run left half-written is repaired by the first one who opens it.
        if (use == ConnectionUse.Read && builder.Mode == SqliteOpenMode.ReadWriteCreate)
            builder.Mode = SqliteOpenMode.ReadWrite;
        // Whole seconds, of which 0 would mean for ever.
        if (settings.LockTimeout is { } limit && limit > TimeSpan.Zero)
            builder.DefaultTimeout = (int)Math.Ceiling(limit.TotalSeconds);
        return new SqliteConnection(builder.ConnectionString);
    }

    public void Listen(DbConnection connection, Action<ServerMessage> tell) { }

    // Cancel() of the command does nothing in this driver.
    public void Interrupt(DbConnection connection, DbCommand? command)
    {
        if (((SqliteConnection)connection).Handle is { } handle)
            raw.sqlite3_interrupt(handle);
    }

    public string BindParameters(DbCommand command, string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        foreach (var (name, value) in SqliteParameters.Find(sql, parameters))
            command.Parameters.Add(new SqliteParameter("@" + name, value ?? DBNull.Value));
        return sql;
    }

    public bool DatabaseExists(DatabaseSettings settings) => MayExist(settings);

    public string? CreateDatabase(DatabaseSettings settings)
    {
        if (MayExist(settings))
            return null;
        using var connection = Create(settings, ConnectionUse.Run);
        connection.Open();
        // The file is made with the first page that is written.
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 0; VACUUM";
        command.ExecuteNonQuery();
        return $"database file {DisplayName(settings)}";
    }
}
