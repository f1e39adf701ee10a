using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>Scripts on SQL Server, where there is one.</summary>
[NeedsSqlServer]
public sealed class SqlServerExportTests() : IdempotentExportSpecification(DatabaseKind.SqlServer)
{
    protected override bool HasPlain => false;

    protected override IdempotentExportSpecification Again() => new SqlServerExportTests();
}
