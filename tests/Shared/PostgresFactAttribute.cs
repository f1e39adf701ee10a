using Xunit;

namespace PSMigrate.Tests;

/// <summary>A test that needs PostgreSQL. Without one it is skipped on a laptop, and fails on a build server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.SkipReason;
}

/// <summary>Like <see cref="PostgresFactAttribute"/>, for a test with a table of values.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresServer.SkipReason;
}
