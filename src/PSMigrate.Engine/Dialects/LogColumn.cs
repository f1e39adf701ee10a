namespace PSMigrate.Engine.Dialects;

/// <summary>A column of the log table.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Sort">What it holds; the dialect has the type for it.</param>
/// <param name="Value">Its value for an entry; null where the database numbers the rows.</param>
sealed record LogColumn(string Name, LogColumnSort Sort, Func<LogEntry, object?>? Value)
{
    /// <summary>All columns, in order. New ones go to the end and take NULL, so that an older table can be widened.</summary>
    public static IReadOnlyList<LogColumn> All { get; } =
    [
        new("number", LogColumnSort.Number, null),
        new("revision", LogColumnSort.Name, entry => entry.Id),
        new("direction", LogColumnSort.Name, entry => entry.Direction),
        new("outcome", LogColumnSort.Name, entry => entry.Outcome),
        new("run_id", LogColumnSort.Name, entry => entry.RunId),
        new("at", LogColumnSort.Moment, entry => entry.At),
        new("duration_ms", LogColumnSort.Integer, entry => entry.Duration is { } duration ? (long)duration.TotalMilliseconds : null),
        new("os_user", LogColumnSort.Text, entry => entry.User),
        new("host", LogColumnSort.Text, entry => entry.Host),
        new("process", LogColumnSort.Integer, entry => entry.ProcessId),
        new("checksum", LogColumnSort.Name, entry => entry.Checksum),
        new("statement", LogColumnSort.Integer, entry => entry.Statement),
        new("statement_hash", LogColumnSort.Name, entry => entry.StatementHash),
        new("error_id", LogColumnSort.Name, entry => entry.ErrorId),
        new("reason", LogColumnSort.Text, entry => entry.Reason),
        new("tag", LogColumnSort.Text, entry => entry.Tag),
        new("tool_version", LogColumnSort.Name, entry => entry.ToolVersion),
        new("format_version", LogColumnSort.Integer, entry => entry.FormatVersion),
    ];

    /// <summary>Whether the column may hold NULL.</summary>
    public bool Nullable => Name is not ("number" or "revision" or "direction" or "outcome" or "at");
}

/// <summary>What a column of the log holds.</summary>
enum LogColumnSort
{
    /// <summary>The number of the row, made by the database.</summary>
    Number,

    /// <summary>A short text.</summary>
    Name,

    /// <summary>A text of any length.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A moment in time.</summary>
    Moment,
}
