using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>
/// Reads what a SQL Server database holds. What a schema has no words for is named: types, synonyms, indexes of views, encrypted modules and the like.
/// </summary>
sealed class SqlServerSchemaReader : ISchemaReader
{
    public DatabaseSchema Read(ICatalogue catalogue)
    {
        var modules = catalogue.Query(SqlServerQueries.Modules).Select(row => new SqlServerRow(row)).ToLookup(row => row.Text(2) == "V");
        return new()
        {
            Schemas = Each(catalogue, SqlServerQueries.Schemas, row => row.Text(0)!),
            Tables = new SqlServerTableReader(catalogue).Read(),
            Sequences = Each(catalogue, SqlServerQueries.Sequences, Sequence),
            Views = modules[true].Select(View).ToValueList(),
            Routines = modules[false].Select(Routine).ToValueList(),
            Triggers = Each(catalogue, SqlServerQueries.Triggers, Trigger),
            NotRead = Each(catalogue, SqlServerNotRead.Query, row => row.Text(0)!),
        };
    }

    static ValueList<T> Each<T>(ICatalogue catalogue, string sql, Func<SqlServerRow, T> read) =>
        catalogue.Query(sql).Select(row => read(new(row))).ToValueList();

    static View View(SqlServerRow row)
    {
        var text = new SqlServerModuleText(row.Text(3)!);
        var columns = text.Columns().ToValueList();
        var options = text.UpToAs();
        return new(row.Name(0), new(text.Rest.TrimEnd(';').TrimEnd())) { Columns = columns, Options = options.Length == 0 ? null : new(options) };
    }

    static Routine Routine(SqlServerRow row) =>
        new(row.Text(2) == "P" ? RoutineKind.Procedure : RoutineKind.Function, row.Name(0), new(new SqlServerModuleText(row.Text(3)!).Rest));

    static Trigger Trigger(SqlServerRow row)
    {
        var text = new SqlServerModuleText(row.Text(3)!);
        text.SkipTable();
        return new(row.Text(2)!, row.Name(0), new(text.UpToAs()), new(text.Rest));
    }

    // What a sequence has of itself, or of the generator where it is given nothing, is left to them.
    static Sequence Sequence(SqlServerRow row)
    {
        var (type, start, step, least, greatest) = (row.Text(2)!, row.Long(3), row.Long(4), row.Long(5), row.Long(6));
        var (minimum, maximum) = Limits(type);
        if (least == minimum)
            least = null;
        if (greatest == maximum)
            greatest = null;
        var own = step < 0 ? greatest ?? -1 : least ?? 1;
        return new(row.Name(0))
        {
            Type = type == "bigint" ? null : new(type),
            Start = start == own ? null : start,
            Increment = step == 1 ? null : step,
            Minimum = least,
            Maximum = greatest,
            Cycle = row.Flag(7),
            Cache = row.Flag(8) ? (int?)row.Long(9) : 1,
        };
    }

    static (long? Minimum, long? Maximum) Limits(string type) => type switch
    {
        "tinyint" => (byte.MinValue, byte.MaxValue),
        "smallint" => (short.MinValue, short.MaxValue),
        "int" => (int.MinValue, int.MaxValue),
        "bigint" => (long.MinValue, long.MaxValue),
        _ => (null, null),
    };
}
