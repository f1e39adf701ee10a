using System.Data.Common;
using PSMigrate.Engine.Dialects;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>Reads a database's schema with its dialect's reader, the bookkeeping tables left out.</summary>
static class SchemaOf
{
    public static DatabaseSchema Read(TestDatabase database)
    {
        using var connection = database.Open();
        return Read(database, new DriverCatalogue(connection));
    }

    public static DatabaseSchema Read(TestDatabase database, DriverCatalogue catalogue)
    {
        var settings = database.Settings;
        var schema = DialectRegistry.Get(settings.Provider).SchemaReader!.Read(catalogue);
        return schema with { Tables = schema.Tables.Where(table => table.Name.Name != settings.VersionTable && table.Name.Name != settings.LogTable).ToValueList() };
    }
}

/// <summary>What a driver answers, and how often it was asked.</summary>
sealed class DriverCatalogue(DbConnection connection) : ICatalogue
{
    public int Queries { get; private set; }

    public IReadOnlyList<QueryRow> Query(string sql)
    {
        Queries++;
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<QueryRow>();
        while (reader.Read())
            rows.Add(new(names, [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]));
        return rows;
    }
}
