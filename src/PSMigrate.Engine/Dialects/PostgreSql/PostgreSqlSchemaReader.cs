using System.Globalization;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Reads what a PostgreSQL database holds. What an extension owns is the extension's; partitions belong to their table.</summary>
sealed class PostgreSqlSchemaReader : ISchemaReader
{
    public DatabaseSchema Read(ICatalogue catalogue)
    {
        var version = Convert.ToInt32(catalogue.Query(PostgreSqlCatalogue.ServerVersion)[0].Values[0], CultureInfo.InvariantCulture);
        return new()
        {
            Schemas = Each(catalogue, PostgreSqlCatalogue.Schemas, row => row.Text(0)!),
            Tables = new PostgreSqlTableReader(catalogue, version).Read(),
            Sequences = Each(catalogue, PostgreSqlCatalogue.Sequences, Sequence),
            Enums = Each(catalogue, PostgreSqlCatalogue.Enums, row => new EnumType(row.Name(0), row.Texts(2))),
            Views = Each(catalogue, PostgreSqlCatalogue.Views, row => new View(row.Name(0), new(row.Text(3)!.Trim().TrimEnd(';'))) { Materialized = row.Flag(2) }),
            Routines = Each(catalogue, PostgreSqlCatalogue.Routines, Routine),
            Triggers = Each(catalogue, PostgreSqlCatalogue.Triggers, Trigger),
            Others = Each(catalogue, PostgreSqlOthers.Query, PostgreSqlOthers.Read),
        };
    }

    static ValueList<T> Each<T>(ICatalogue catalogue, string sql, Func<PostgreSqlRow, T> read) =>
        catalogue.Query(sql).Select(row => read(new(row))).ToValueList();

    static Sequence Sequence(PostgreSqlRow row)
    {
        var numbers = new PostgreSqlNumbers(row, 2);
        return new(row.Name(0))
        {
            Type = row.Text(2) is { } type and not "bigint" ? new(type) : null,
            Start = numbers.Start == numbers.First ? null : numbers.Start,
            Increment = numbers.Increment == 1 ? null : numbers.Increment,
            Minimum = numbers.Minimum,
            Maximum = numbers.Maximum,
            Cycle = numbers.Cycle,
            Cache = numbers.Cache,
        };
    }

    static Routine Routine(PostgreSqlRow row) =>
        new(row.Flag(2) ? RoutineKind.Procedure : RoutineKind.Function, row.Name(0), new(row.Text(4)!.Trim())) { Arguments = new(row.Text(3)!) };

    // The server gives the whole statement: CREATE TRIGGER name event ON table body.
    static Trigger Trigger(PostgreSqlRow row)
    {
        var (text, start, table) = (row.Text(3)!, row.Text(4)!.Length, row.Text(5)!);
        var end = text.IndexOf(table, start, StringComparison.Ordinal);
        return new(row.Text(2)!, row.Name(0), new(text[start..end]), new(text[(end + table.Length)..]));
    }
}
