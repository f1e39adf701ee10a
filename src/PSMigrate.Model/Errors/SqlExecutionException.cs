namespace PSMigrate;

/// <summary>A statement that the database refused. The driver's own exception is the inner one.</summary>
public sealed class SqlExecutionException : MigrationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorId">The stable id.</param>
    /// <param name="kind">The sort of failure.</param>
    /// <param name="message">What happened, as a sentence.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="innerException">The driver's exception.</param>
    public SqlExecutionException(string errorId, ErrorKind kind, string message, string? remedy, Exception? innerException)
        : base(errorId, kind, message, remedy, innerException) { }

    /// <summary>The statement, as it was sent.</summary>
    public string? Statement { get; init; }

    /// <summary>The SQLSTATE, where the database gives one.</summary>
    public string? SqlState { get; init; }

    /// <summary>The database's own error number, where it gives one.</summary>
    public int? Number { get; init; }

    /// <summary>Whether the same run may well succeed when it is repeated (a deadlock, a lock time-out).</summary>
    public bool IsTransient { get; init; }
}
