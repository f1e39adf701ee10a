using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>A test on a public sample database: skipped by name where its file, or its server, is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SampleFactAttribute : FactAttribute
{
    public SampleFactAttribute(string file)
    {
        File = file;
        Skip = SampleData.SkipReason(file)
            ?? (file.Contains("postgresql", StringComparison.Ordinal) ? PostgresServer.SkipReason
                : file.Contains("sqlserver", StringComparison.Ordinal) ? SqlServerServer.SkipReason
                : null);
    }

    public string File { get; }
}
