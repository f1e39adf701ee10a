using PSMigrate.Engine.Dialects.PostgreSql;
using PSMigrate.Engine.Dialects.Sqlite;

namespace PSMigrate.Engine.Dialects;

/// <summary>The dialects, a line each.</summary>
static class DialectRegistry
{
    static readonly Dialect[] Dialects = [SqliteDialect.Create(), PostgreSqlDialect.Create()];

    public static IReadOnlyList<string> Names => [.. Dialects.Select(dialect => dialect.Name)];

    public static Dialect Get(string provider) =>
        Dialects.FirstOrDefault(dialect => dialect.Name.Equals(provider, StringComparison.OrdinalIgnoreCase))
        ?? throw Engine.Errors.UnknownProvider(provider, Names);
}
