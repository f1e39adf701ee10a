using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>A test on a public sample database: skipped by name where its file, its server or a client is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SampleFactAttribute : FactAttribute
{
    public SampleFactAttribute(string file, string? client = null, bool needsServer = true)
    {
        File = file;
        Skip = SampleData.SkipReason(file)
            ?? (!needsServer ? null
                : file.Contains("postgresql", StringComparison.Ordinal) ? PostgresServer.SkipReason
                : file.Contains("sqlserver", StringComparison.Ordinal) ? SqlServerServer.SkipReason
                : null)
            ?? (client is null ? null : ClientProgram.SkipReason(client));
    }

    public string File { get; }
}
