using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>A test on a public sample database: skipped by name where its file, PostgreSQL or a client is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SampleFactAttribute : FactAttribute
{
    public SampleFactAttribute(string file, string? client = null)
    {
        File = file;
        Skip = SampleData.SkipReason(file) ?? (file.Contains("postgresql", StringComparison.Ordinal) ? PostgresServer.SkipReason : null)
            ?? (client is null ? null : ClientProgram.SkipReason(client));
    }

    public string File { get; }
}
