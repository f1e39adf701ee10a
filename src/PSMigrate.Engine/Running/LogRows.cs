using System.Globalization;

namespace PSMigrate.Engine.Running;

/// <summary>Reads rows of the log table. A column that the table does not have reads as NULL: tables of older versions stay readable.</summary>
static class LogRows
{
    public static LogEntry Read(QueryRow row)
    {
        return new()
        {
            Number = Integer("number") ?? 0,
            Id = Text("revision") ?? "",
            Direction = Text("direction") ?? "",
            Outcome = Text("outcome") ?? "",
            RunId = Text("run_id"),
            At = Moment(Value("at")),
            Duration = Integer("duration_ms") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            User = Text("os_user"),
            Host = Text("host"),
            ProcessId = (int?)Integer("process"),
            Checksum = Text("checksum"),
            Statement = (int?)Integer("statement"),
            StatementHash = Text("statement_hash"),
            ErrorId = Text("error_id"),
            Reason = Text("reason"),
            Tag = Text("tag"),
            ToolVersion = Text("tool_version"),
            FormatVersion = (int)(Integer("format_version") ?? 1),
        };

        object? Value(string name)
        {
            for (var i = 0; i < row.Names.Count; i++)
            {
                if (row.Names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                    return row.Values[i];
            }
            return null;
        }

        string? Text(string name) => Value(name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

        long? Integer(string name) => Value(name) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
    }

    static DateTimeOffset Moment(object? value) => value switch
    {
        DateTimeOffset moment => moment,
        DateTime moment => new(DateTime.SpecifyKind(moment, moment.Kind == DateTimeKind.Unspecified ? DateTimeKind.Utc : moment.Kind)),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => default,
    };
}
