using PSMigrate.Engine.Dialects.PostgreSql;
using PSMigrate.Engine.Dialects.Sqlite;
using PSMigrate.Engine.Dialects.SqlServer;

namespace PSMigrate.Engine.Dialects;

/// <summary>The dialects, a line each. One is made when it is asked for: with it comes its driver.</summary>
static class DialectRegistry
{
    static readonly (string Name, Lazy<Dialect> Dialect)[] Dialects =
    [
        (SqliteDialect.Name, new(SqliteDialect.Create)),
        (PostgreSqlDialect.Name, new(PostgreSqlDialect.Create)),
        (SqlServerDialect.Name, new(SqlServerDialect.Create)),
    ];

    public static IReadOnlyList<string> Names => [.. Dialects.Select(entry => entry.Name)];

    public static Dialect Get(string provider) =>
        Dialects.FirstOrDefault(entry => entry.Name.Equals(provider, StringComparison.OrdinalIgnoreCase)).Dialect?.Value
        ?? throw Engine.Errors.UnknownProvider(provider, Names);
}
