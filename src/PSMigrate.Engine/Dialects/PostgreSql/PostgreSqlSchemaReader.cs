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
            Views = Each(catalogue, PostgreSqlCatalogue.Views, View),
            Routines = Each(catalogue, PostgreSqlCatalogue.Routines, Routine),
            Triggers = Each(catalogue, PostgreSqlCatalogue.Triggers, Trigger),
            Others = Others(catalogue),
            NotRead = Each(catalogue, PostgreSqlNotRead.Query, row => row.Text(0)!),
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

    static View View(PostgreSqlRow row) => new(row.Name(0), new(row.Text(3)!.Trim().TrimEnd(';')))
    {
        Options = row.Text(4) is { } options ? new(options) : null,
        Materialized = row.Flag(2),
    };

    static Routine Routine(PostgreSqlRow row) =>
        new(row.Flag(2) ? RoutineKind.Procedure : RoutineKind.Function, row.Name(0), new(row.Text(4)!.Trim())) { Arguments = new(row.Text(3)!) };

    static ValueList<SqlObject> Others(ICatalogue catalogue)
    {
        var parts = catalogue.Query(PostgreSqlObjects.DomainParts).Select(row => new PostgreSqlRow(row)).ToLookup(row => row.Name(0));
        return Each(catalogue, PostgreSqlObjects.All, Other).Select(item => item.Kind == SqlObjectKind.Type ? Whole(item, [.. parts[item.Name]]) : item).ToValueList();
    }

    static SqlObject Whole(SqlObject type, IReadOnlyList<PostgreSqlRow> parts)
    {
        var clauses = parts.Select(part => part.Text(3)).OfType<string>();
        var apart = parts.Where(part => part.Text(3) is null).Select(part => part.Text(4)!);
        return type with
        {
            Create = string.Join(";\n", apart.Prepend(string.Join(' ', clauses.Prepend(type.Create)))),
            Core = type.Create,
            Parts = parts.Select(Part).ToValueList(),
        };
    }

    static SqlObjectPart Part(PostgreSqlRow row) => new(row.Text(2)!, row.Text(4)!, row.Text(5)!) { HoldsForValues = row.Flag(6) };

    static SqlObject Other(PostgreSqlRow row) =>
        new(Enum.Parse<SqlObjectKind>(row.Text(0)!), row.Name(1), row.Text(3)!, row.Text(4)!) { Owner = row.Text(6) is null ? null : row.Name(5) };

    // The server gives the whole statement: CREATE TRIGGER name event ON table body.
    static Trigger Trigger(PostgreSqlRow row)
    {
        var (text, start, table) = (row.Text(3)!, row.Text(4)!.Length, row.Text(5)!);
        var end = text.IndexOf(table, start, StringComparison.Ordinal);
        return new(row.Text(2)!, row.Name(0), new(text[start..end]), new(text[(end + table.Length)..]));
    }
}
