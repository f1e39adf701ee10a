using System.Data.Common;
using Microsoft.Data.Sqlite;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteTestDatabase(string fileName = "test.db") : TestDatabase
{
    readonly TemporaryFolder folder = new();

    public string Path => folder[fileName];

    public override DatabaseSettings Settings => new() { Provider = "Sqlite", ConnectionString = $"Data Source=\"{Path}\"" };

    public override string SlowStatement =>
        "CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) AS n FROM n";

    protected override string TablesQuery => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";

    public override DbConnection Open()
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false };
        var connection = new SqliteConnection(builder.ConnectionString);
        connection.Open();
        return connection;
    }

    public override void Dispose() => folder.Dispose();
}
