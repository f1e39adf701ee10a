using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Reads PostgreSQL's SQLSTATEs.</summary>
sealed class PostgreSqlErrors : IErrorExplainer
{
    const string UnsafeNewEnumValueUsage = "55P04";

    public SqlFault Explain(DbException exception, DbConnection? connection, string? text)
    {
        if (exception is not PostgresException fault)
            return new(Transport(exception), exception.InnerException is SocketException socket ? $"{exception.Message} ({socket.Message})" : exception.Message);
        return new(Sort(fault.SqlState), fault.MessageText)
        {
            SqlState = fault.SqlState,
            Detail = Detail(fault),
            Index = fault.Position > 0 ? Index(fault.Position, text) : null,
        };
    }

    static FaultSort Sort(string state) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => FaultSort.Login,
        PostgresErrorCodes.InvalidCatalogName => FaultSort.DatabaseMissing,
        PostgresErrorCodes.InsufficientPrivilege => FaultSort.Permission,
        PostgresErrorCodes.LockNotAvailable => FaultSort.LockTimeout,
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => FaultSort.Deadlock,
        PostgresErrorCodes.QueryCanceled => FaultSort.StatementTimeout,
        PostgresErrorCodes.ReadOnlySqlTransaction => FaultSort.ReadOnly,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => FaultSort.ConnectionLost,
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => FaultSort.Unreachable,
        UnsafeNewEnumValueUsage => FaultSort.EnumValueTooNew,
        _ => FaultSort.Statement,
    };

    static FaultSort Transport(DbException exception) =>
        exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown } or EndOfStreamException
            ? FaultSort.ConnectionLost
            : FaultSort.Unreachable;

    // The server counts characters from 1, and takes one outside the basic plane for one.
    static int Index(int position, string? text)
    {
        var index = 0;
        for (var i = 1; i < position && index < text?.Length; i++)
            index += char.IsHighSurrogate(text[index]) ? 2 : 1;
        return text is null ? position - 1 : index;
    }

    static string? Detail(PostgresException fault)
    {
        var parts = new[] { fault.Detail, fault.Hint, fault.Where is { } where ? $"In {where}" : null };
        return string.Join(' ', parts.Where(part => part is not null)) is { Length: > 0 } detail ? detail : null;
    }
}
