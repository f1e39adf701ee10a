using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A database of its own on the server of the tests.</summary>
public sealed partial class SqlServerTestDatabase : TestDatabase
{
    readonly string connectionString = SqlServerServer.CreateDatabase();

    public override DatabaseSettings Settings => new() { Provider = "SqlServer", ConnectionString = connectionString };

    public override string SlowStatement => "SELECT 1 AS n INTO slow WAITFOR DELAY '00:02:00'";

    public override string OutsideStatement => "DROP DATABASE IF EXISTS psmigrate_no_such_database";

    protected override string TablesQuery => "SELECT name FROM sys.tables ORDER BY name COLLATE Latin1_General_BIN2";

    public override string Words(string statement) => statement.Replace("ADD COLUMN", "ADD", StringComparison.Ordinal);

    public override string Script(string statements) => StatementEnd().Replace(Words(statements), "\nGO\n");

    public override DbConnection Open()
    {
        var connection = new SqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    public override void Dispose() => SqlServerServer.DropDatabase(connectionString);

    [GeneratedRegex(";(\n|$)")]
    private static partial Regex StatementEnd();
}
