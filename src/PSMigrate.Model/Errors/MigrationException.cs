using PSMigrate.Operations;

namespace PSMigrate;

/// <summary>A failure that PSMigrate foresees: an id that scripts can rely on, what it is about, and what to do.</summary>
public class MigrationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errorId">The stable id.</param>
    /// <param name="kind">The sort of failure.</param>
    /// <param name="message">What happened, as a sentence.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public MigrationException(string errorId, ErrorKind kind, string message, string? remedy = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
        Remedy = remedy;
    }

    /// <summary>The stable id; the first part of PowerShell's <c>FullyQualifiedErrorId</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The sort of failure.</summary>
    public ErrorKind Kind { get; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; }

    /// <summary>What the failure is about: a revision id, a path, a key.</summary>
    public object? Subject { get; init; }

    /// <summary>Where in a file the cause stands; null when it does not stand in one.</summary>
    public SourcePosition? Position { get; set; }

    /// <summary>The revision that was being run; null outside of a run.</summary>
    public string? RevisionId { get; set; }
}
