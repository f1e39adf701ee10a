using System.Globalization;

namespace PSMigrate.Engine.Running;

/// <summary>Who runs: what the lock and the log say of it.</summary>
static class RunIdentity
{
    public static string User { get; } = Environment.UserName;

    public static string Host { get; } = Environment.MachineName;

    public static string ToolVersion { get; } = typeof(RunIdentity).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{User}@{Host}, process {Environment.ProcessId}, since {DateTimeOffset.Now:yyyy-MM-dd HH:mm:ss zzz}");
}
