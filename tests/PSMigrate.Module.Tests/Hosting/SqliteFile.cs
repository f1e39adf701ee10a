using Microsoft.Data.Sqlite;

namespace PSMigrate.Module.Tests.Hosting;

/// <summary>Looks into a database from outside of the module.</summary>
public sealed class SqliteFile(string path)
{
    /// <summary>The tables, without those of the bookkeeping.</summary>
    public string[] Tables => Column("select name from sqlite_schema where type = 'table' and name not like 'migration_%' and name not like 'sqlite_%' order by name");

    /// <summary>The rows of the version table; none where there is no table.</summary>
    public string[] Heads => Column("select 1 from sqlite_schema where name = 'migration_version'").Length == 0
        ? []
        : Column("select version_num from migration_version order by version_num");

    /// <summary>The first column of a query, as texts; NULL is "NULL".</summary>
    public string[] Column(string query)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.IsDBNull(0) ? "NULL" : reader.GetString(0));
        return [.. values];
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
