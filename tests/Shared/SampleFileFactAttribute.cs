using Xunit;

namespace PSMigrate.Tests;

/// <summary>A test on a public sample database: skipped by name where its file is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SampleFileFactAttribute : FactAttribute
{
    public SampleFileFactAttribute(string file) => Skip = SampleData.SkipReason(file);
}
