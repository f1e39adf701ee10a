using System.Data.Common;

namespace PSMigrate.Engine.Dialects;

/// <summary>Reads a driver's exception.</summary>
interface IErrorExplainer
{
    /// <param name="exception">The exception.</param>
    /// <param name="connection">The connection that it came from; null where it could not be opened.</param>
    /// <param name="text">The statement that was sent, if one was.</param>
    SqlFault Explain(DbException exception, DbConnection? connection, string? text);
}

/// <summary>What a driver's exception says.</summary>
/// <param name="Sort">The sort of failure.</param>
/// <param name="Message">The server's words, without the driver's decoration.</param>
sealed record SqlFault(FaultSort Sort, string Message)
{
    /// <summary>What the server adds: details and hints.</summary>
    public string? Detail { get; init; }

    public string? SqlState { get; init; }

    public int? Number { get; init; }

    /// <summary>The index, counted from 0, of the character of the statement that the server points at.</summary>
    public int? Index { get; init; }
}

/// <summary>The sorts of failure that need different remedies.</summary>
enum FaultSort
{
    Statement,
    Unreachable,
    FileUnopenable,
    ConnectionLost,
    Login,
    DatabaseMissing,
    Permission,
    OutsideTransaction,
    ReadOnly,
    LockTimeout,
    StatementTimeout,
    Deadlock,
    Cancelled,
    NotADatabase,
    EnumValueTooNew,
}
