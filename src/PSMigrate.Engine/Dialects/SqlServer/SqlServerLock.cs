using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.SqlClient;
using PSMigrate.Engine.Running;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>
/// An application lock that a session of its own owns: it outlasts the transactions of the run, and ends with that session.
/// It is polled, so that the wait can be cancelled and told of.
/// </summary>
sealed class SqlServerLock(SqlServerConnector connector) : IDatabaseLock
{
    public IHeldLock? TryAcquire(DatabaseSettings settings, TableName versionTable, CancellationToken cancellation)
    {
        var connection = (SqlConnection)connector.Create(settings, ConnectionUse.Lock);
        try
        {
            connection.Open();
            var sign = SqlServerLockSql.Name($"{Guid.NewGuid():N}");
            if (connector.Scalar(settings, connection, SqlServerLockSql.Acquire(Resource(connection, versionTable), sign)) is >= 0)
                return new HeldLock(connection, sign);
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
            using var connection = (SqlConnection)connector.Create(settings, ConnectionUse.Lock);
            connection.Open();
            return connector.Scalar(settings, connection, SqlServerLockSql.Holder(Resource(connection, versionTable))) as string;
        }
        catch (SqlExecutionException refused) when (refused.Kind == ErrorKind.Permission)
        {
            return "a session that only a login with VIEW SERVER STATE can see";
        }
        catch (Exception cause) when (cause is SqlException or SqlExecutionException)
        {
            return null;
        }
    }

    static string Resource(SqlConnection connection, TableName versionTable)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{connection.Database}\n{versionTable}"));
        return SqlServerLockSql.Name(Convert.ToHexString(hash));
    }

    sealed class HeldLock(SqlConnection connection, string sign) : IHeldLock
    {
        // Asked by way of the session that commits, which needs no right to see others: while the sign that nobody else knows cannot be
        // had, the session that owns it lives, and with it the lock. Its own connection may hang without knowing that it is gone.
        public bool IsHeld(Session session) => session.Query(SqlServerLockSql.IsFree(sign))[0].Values[0] is (short)0;

        public void Dispose() => connection.Dispose();
    }
}
