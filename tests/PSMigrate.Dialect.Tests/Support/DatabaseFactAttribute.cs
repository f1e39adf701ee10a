using System.ComponentModel;
using PSMigrate.Tests;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A test of a specification that each database inherits: skipped where the class needs a database that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PSMigrate.Dialects.Tests.Support.DatabaseFactDiscoverer", "PSMigrate.Dialect.Tests")]
public sealed class DatabaseFactAttribute : FactAttribute;

/// <summary>Says that the tests of a class need PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute;

/// <summary>Says that the tests of a class need SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsSqlServerAttribute : Attribute;

/// <summary>Says that the tests of a class need a client of the database.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsClientAttribute(string program) : Attribute
{
    public string Program => program;
}

/// <summary>Makes the test cases of <see cref="DatabaseFactAttribute"/>.</summary>
public sealed class DatabaseFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new DatabaseTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>A test case that knows its class, which a fact's own attribute does not.</summary>
public sealed class DatabaseTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the runner, which reads test cases back.")]
    public DatabaseTestCase()
    {
    }

    public DatabaseTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? (Needs<NeedsPostgresAttribute>() ? PostgresServer.SkipReason : null)
        ?? (Needs<NeedsSqlServerAttribute>() ? SqlServerServer.SkipReason : null)
        ?? ClientProgram();

    string? ClientProgram() =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsClientAttribute)).SingleOrDefault() is { } needed
            ? PSMigrate.Tests.ClientProgram.SkipReason((string)needed.GetConstructorArguments().Single())
            : null;

    bool Needs<T>() => TestMethod.TestClass.Class.GetCustomAttributes(typeof(T)).Any();
}
