using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PSMigrate.Engine.Running;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>
/// An advisory lock on a connection of its own. It is polled: to wait for it inside the server would deadlock with an index
/// that the holder builds concurrently. The server frees it when the connection ends.
/// </summary>
sealed class PostgreSqlLock(PostgreSqlConnector connector) : IDatabaseLock
{
    public IHeldLock? TryAcquire(DatabaseSettings settings, TableName versionTable, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)connector.Create(settings, ConnectionUse.Lock);
        try
        {
            connection.Open();
            var key = Key(connection.Database, versionTable);
            if (Scalar(connection, $"SELECT pg_catalog.pg_try_advisory_lock({key})") is true)
                return new HeldLock(connection, connection.ProcessID, key);
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
            using var connection = (NpgsqlConnection)connector.Create(settings, ConnectionUse.Lock);
            connection.Open();
            return Scalar(
                connection,
                $"""
                SELECT format('%s at %s, application %s, process %s, since %s', a.usename, coalesce(host(a.client_addr), 'this machine'),
                    a.application_name, a.pid, to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ'))
                FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
                WHERE {IsLock(Key(connection.Database, versionTable))}
                """) as string;
        }
        catch (DbException)
        {
            return null;
        }
    }

    static long Key(string database, TableName versionTable)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"PSMigrate\n{database}\n{versionTable}"));
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    static string IsLock(long key) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
        AND l.classid::bigint = {(uint)(key >> 32)} AND l.objid::bigint = {(uint)key}
        """);

    static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    sealed class HeldLock(NpgsqlConnection connection, int process, long key) : IHeldLock
    {
        // Asked of the server by way of the session that commits: the lock's own connection may hang without knowing that it is gone.
        public bool IsHeld(Session session) =>
            session.Query($"SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = {process} AND {IsLock(key)}").Count > 0;

        public void Dispose() => connection.Dispose();
    }
}
