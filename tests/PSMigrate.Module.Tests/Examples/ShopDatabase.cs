using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using PSMigrate.Tests;

namespace PSMigrate.Module.Tests.Examples;

/// <summary>A database that the shop is run on, seen from outside of the module.</summary>
sealed class ShopDatabase : IDisposable
{
    readonly DbConnection connection;
    readonly string? postgres;

    ShopDatabase(DbConnection connection, string arguments, string? postgres = null)
    {
        (this.connection, this.postgres) = (connection, postgres);
        Arguments = $"-ProjectPath '{ShopTests.ProjectFolder}' {arguments}";
    }

    /// <summary>What a command needs to find the project and the database.</summary>
    public string Arguments { get; }

    public static ShopDatabase Sqlite(string path)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;
        return new(new SqliteConnection(text), $"-Environment sqlite -ConnectionString '{text}'");
    }

    public static ShopDatabase Postgres()
    {
        var text = PostgresServer.CreateDatabase();
        return new(new NpgsqlConnection(text), $"-Environment postgres -ConnectionString '{text}'", text);
    }

    /// <summary>The rows of a query, as texts that are the same for every driver.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        connection.Open();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
            return rows;
        }
        finally
        {
            connection.Close();
        }
    }

    /// <summary>The tables and views, without those of the bookkeeping.</summary>
    public IReadOnlyList<string> Objects => Rows(connection is SqliteConnection
        ? "select name from sqlite_schema where type in ('table', 'view') and name not like 'migration_%' and name not like 'sqlite_%' order by name"
        : "select table_name from information_schema.tables where table_schema = 'public' and table_name not like 'migration_%' order by table_name");

    public void Dispose()
    {
        connection.Dispose();
        if (postgres is not null)
            PostgresServer.DropDatabase(postgres);
    }

    static string Text(object value) => value switch
    {
        DBNull => "NULL",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.###", CultureInfo.InvariantCulture),
    };
}
