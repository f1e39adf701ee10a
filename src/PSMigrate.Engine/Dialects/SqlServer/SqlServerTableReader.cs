using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Reads the tables with what belongs to them.</summary>
sealed class SqlServerTableReader(ICatalogue catalogue)
{
    public ValueList<Table> Read()
    {
        var columns = ByTable(SqlServerQueries.Columns);
        var indexes = ByTable(SqlServerQueries.Indexes);
        var foreignKeys = ByTable(SqlServerQueries.ForeignKeys);
        var checks = ByTable(SqlServerQueries.Checks);
        return catalogue.Query(SqlServerQueries.Tables).Select(row => new SqlServerRow(row)).Select(row =>
        {
            var id = row.Number(0);
            var parts = indexes[id].GroupBy(part => part.Number(1)).Select(group => group.ToList()).ToList();
            return new Table(row.Name(1), columns[id].Select(Column).ToValueList())
            {
                PrimaryKey = parts.Where(part => part[0].Flag(5)).Select(PrimaryKey).FirstOrDefault(),
                Uniques = parts.Where(part => part[0].Flag(6)).Select(Unique).ToValueList(),
                Indexes = parts.Where(part => !part[0].Flag(5) && !part[0].Flag(6)).Select(Index).ToValueList(),
                ForeignKeys = foreignKeys[id].GroupBy(part => part.Number(1)).Select(group => ForeignKey([.. group])).ToValueList(),
                Checks = checks[id].Select(Check).ToValueList(),
                Comment = row.Text(3),
            };
        }).ToValueList();
    }

    ILookup<int, SqlServerRow> ByTable(string sql) => catalogue.Query(sql).Select(row => new SqlServerRow(row)).ToLookup(row => row.Number(0));

    static Column Column(SqlServerRow row)
    {
        var computed = row.Text(9) is { } expression ? new Computed(new(SqlServerModuleText.Unwrap(expression)), row.Flag(10)) : null;
        return new(row.Text(1)!, new(row.Text(2)!))
        {
            // Whether the result of an expression can be NULL is the server's own finding, unless the result is stored.
            Nullable = row.Flag(3) || computed is { Stored: false },
            Default = row.Text(5) is { } value ? new(new(SqlServerModuleText.Unwrap(value))) { Name = row.Text(4) } : null,
            Identity = row.Flag(6) ? new(row.Long(7) ?? 1, row.Long(8) ?? 1) : null,
            Computed = computed,
            // A computed column's stands in its expression, or comes with what that reads.
            Collation = computed is null ? row.Text(11) : null,
            Comment = row.Text(12),
        };
    }

    // What the server chooses by itself is left to it: a primary key is clustered, a unique constraint is not.
    static PrimaryKey PrimaryKey(List<SqlServerRow> parts) =>
        new(Names(parts, included: false), parts[0].Text(2)) { Clustered = IsClustered(parts[0]) ? null : false };

    static UniqueConstraint Unique(List<SqlServerRow> parts) =>
        new(Names(parts, included: false), parts[0].Text(2)) { Clustered = IsClustered(parts[0]) ? true : null };

    static Index Index(List<SqlServerRow> parts)
    {
        var first = parts[0];
        var columnstore = first.Number(3) is 5 or 6;
        var options = Options(first, columnstore);
        return new(first.Text(2), parts
            .Where(part => part.Text(15) is not null && (columnstore || !part.Flag(17)))
            .Select(part => new IndexColumn(part.Text(15), Descending: part.Flag(16))).ToValueList())
        {
            Unique = first.Flag(4),
            Where = first.Text(7) is { } filter ? new(SqlServerModuleText.Unwrap(filter)) : null,
            Include = columnstore ? [] : Names(parts, included: true),
            Method = columnstore ? "columnstore" : null,
            Clustered = IsClustered(first),
            Options = options.Length == 0 ? null : new(options),
        };
    }

    static bool IsClustered(SqlServerRow index) => index.Number(3) is 1 or 5;

    static ValueList<string> Names(List<SqlServerRow> parts, bool included) =>
        parts.Where(part => part.Flag(17) == included).Select(part => part.Text(15)!).ToValueList();

    static string Options(SqlServerRow index, bool columnstore)
    {
        var compression = index.Text(14);
        string?[] options =
        [
            index.Number(8) is > 0 and < 100 ? $"FILLFACTOR = {index.Number(8)}" : null,
            index.Flag(9) ? "PAD_INDEX = ON" : null,
            index.Flag(10) ? "IGNORE_DUP_KEY = ON" : null,
            columnstore || index.Flag(11) ? null : "ALLOW_ROW_LOCKS = OFF",
            columnstore || index.Flag(12) ? null : "ALLOW_PAGE_LOCKS = OFF",
            index.Flag(13) ? "STATISTICS_NORECOMPUTE = ON" : null,
            compression is null or "NONE" or "COLUMNSTORE" ? null : $"DATA_COMPRESSION = {compression}",
        ];
        return string.Join(", ", options.OfType<string>());
    }

    static ForeignKey ForeignKey(IReadOnlyList<SqlServerRow> parts) => new(
        parts.Select(part => part.Text(8)!).ToValueList(), parts[0].Name(3), parts.Select(part => part.Text(9)!).ToValueList(), parts[0].Text(2))
    {
        OnDelete = Action(parts[0].Number(5)),
        OnUpdate = Action(parts[0].Number(6)),
        NotValid = parts[0].Flag(7),
    };

    static CheckConstraint Check(SqlServerRow row) => new(new(SqlServerModuleText.Unwrap(row.Text(2)!)), row.Text(1)) { NotValid = row.Flag(3) };

    static ReferentialAction Action(int number) => number switch
    {
        0 => ReferentialAction.NoAction,
        1 => ReferentialAction.Cascade,
        2 => ReferentialAction.SetNull,
        _ => ReferentialAction.SetDefault,
    };
}
