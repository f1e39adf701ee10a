using System.Data.Common;
using System.Globalization;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A fresh database of one test, looked at with the driver alone.</summary>
public abstract class TestDatabase : IDisposable
{
    public abstract DatabaseSettings Settings { get; }

    /// <summary>A statement that makes the table <c>slow</c> and takes far longer than a test may.</summary>
    public abstract string SlowStatement { get; }

    /// <summary>The names of all tables, the bookkeeping ones left out.</summary>
    public IReadOnlyList<string> Tables => [.. Lines(TablesQuery).Except([Settings.VersionTable, Settings.LogTable])];

    protected abstract string TablesQuery { get; }

    /// <summary>A statement that the database refuses inside a transaction.</summary>
    public virtual string OutsideStatement => "VACUUM";

    public static TestDatabase Create(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => new SqliteTestDatabase(),
        DatabaseKind.PostgreSql => new PostgreSqlTestDatabase(),
        _ => new SqlServerTestDatabase(),
    };

    /// <summary>A statement that a test has written, in the words of the database.</summary>
    public virtual string Words(string statement) => statement;

    /// <summary>The same for several: where one ends with its semicolon and its line, the database is sent another.</summary>
    public virtual string Script(string statements) => Words(statements);

    public abstract DbConnection Open();

    /// <summary>The rows of a query, each as its values with bars between.</summary>
    public IReadOnlyList<string> Lines(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            var values = Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
            lines.Add(string.Join('|', values));
        }
        return lines;
    }

    public string One(string sql) => Assert.Single(Lines(sql));

    public void Execute(params string[] statements)
    {
        using var connection = Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Words(statement);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The rows of the version table, in order; none without the table.</summary>
    public IReadOnlyList<string> VersionRows =>
        Lines(TablesQuery).Contains(Settings.VersionTable) ? Lines($"SELECT version_num FROM {Settings.VersionTable} ORDER BY 1") : [];

    public abstract void Dispose();
}

/// <summary>The databases that a specification runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
