namespace PSMigrate;

/// <summary>A row of the log table: one thing that happened to a database.</summary>
public sealed record LogEntry
{
    /// <summary>The number of the row: rows are only ever added.</summary>
    public long Number { get; init; }

    /// <summary>The revision, or the name of the repeatable object.</summary>
    public required string Id { get; init; }

    /// <summary><c>upgrade</c>, <c>downgrade</c>, <c>stamp</c>, <c>repair</c>, or <c>repeat</c> for a repeatable object.</summary>
    public required string Direction { get; init; }

    /// <summary><c>applied</c>, <c>failed</c>, <c>rolled-back</c>, <c>begun</c>, <c>part-done</c>, <c>stamped</c> or <c>repaired</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The run that it belongs to.</summary>
    public string? RunId { get; init; }

    /// <summary>When, by the clock of the machine that ran it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How long it took; null where that means nothing.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The user of the operating system.</summary>
    public string? User { get; init; }

    /// <summary>The machine that ran it.</summary>
    public string? Host { get; init; }

    /// <summary>The process on that machine.</summary>
    public int? ProcessId { get; init; }

    /// <summary>SHA-256 of the file, line endings and byte order mark normalised, its signature left out.</summary>
    public string? Checksum { get; init; }

    /// <summary>The number of the statement that was reached, counted from 1.</summary>
    public int? Statement { get; init; }

    /// <summary>SHA-256 of that statement.</summary>
    public string? StatementHash { get; init; }

    /// <summary>The id of the error that ended it.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The error's text, or the reason that somebody gave.</summary>
    public string? Reason { get; init; }

    /// <summary>The tag of the run.</summary>
    public string? Tag { get; init; }

    /// <summary>The version of the tool.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>The version of the row's format.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>The environment that was asked.</summary>
    public string? Environment { get; init; }

    /// <summary>The configuration file of the project.</summary>
    public string? Project { get; init; }
}
