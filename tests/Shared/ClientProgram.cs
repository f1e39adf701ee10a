using Xunit;

namespace PSMigrate.Tests;

/// <summary>The engines' own clients, which not every machine has.</summary>
public static class ClientProgram
{
    /// <summary>Why tests that need a client are skipped; null when they run. On a build server they run, and fail without it.</summary>
    public static string? SkipReason(string program) =>
        Environment.GetEnvironmentVariable("CI") == "true" || Folders.Any(folder => Names(program).Any(name => File.Exists(Path.Combine(folder, name))))
            ? null
            : $"{program} is not installed.";

    static string[] Folders => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    static string[] Names(string program) => OperatingSystem.IsWindows() ? [$"{program}.exe"] : [program];
}

/// <summary>A test that needs a client. Without it it is skipped on a laptop, and fails on a build server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientFactAttribute : FactAttribute
{
    public ClientFactAttribute(string program) => Skip = ClientProgram.SkipReason(program);
}
