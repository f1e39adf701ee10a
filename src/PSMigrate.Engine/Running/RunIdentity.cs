using System.Globalization;

namespace PSMigrate.Engine.Running;

/// <summary>Who runs: what the lock and the log say of it.</summary>
static class RunIdentity
{
    public static string User { get; } = Environment.UserName;

    public static string Host { get; } = Environment.MachineName;

    public static string ToolVersion { get; } = typeof(RunIdentity).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The log's word for a repeatable object: with it one may be called like a revision.</summary>
    public const string Repeat = "repeat";

    /// <summary>A row of the log that says who it was, and when.</summary>
    public static LogEntry Entry(string id, string direction, string outcome, string runId, string? tag) => new()
    {
        Id = id,
        Direction = direction,
        Outcome = outcome,
        RunId = runId,
        At = DateTimeOffset.UtcNow,
        User = User,
        Host = Host,
        ProcessId = Environment.ProcessId,
        Tag = tag,
        ToolVersion = ToolVersion,
    };

    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{User}@{Host}, process {Environment.ProcessId}, since {DateTimeOffset.Now:yyyy-MM-dd HH:mm:ss zzz}");
}
