using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Reads the tables with what belongs to them.</summary>
sealed class PostgreSqlTableReader(ICatalogue catalogue, int version)
{
    readonly ILookup<long, Column> columns = Rows(catalogue, PostgreSqlCatalogue.Columns).ToLookup(row => row.Number(0), Column);
    readonly List<PostgreSqlRow> indexes = [.. Rows(catalogue, PostgreSqlCatalogue.Indexes(version))];
    readonly ILookup<long, PostgreSqlRow> indexColumns = Rows(catalogue, PostgreSqlCatalogue.IndexColumns).ToLookup(row => row.Number(0));

    public ValueList<Table> Read()
    {
        var constraints = Rows(catalogue, PostgreSqlCatalogue.Constraints(version)).ToLookup(row => row.Number(0), Constraint);
        var plain = indexes.Where(row => !row.Flag(8)).ToLookup(row => row.Number(1), Index);
        return Rows(catalogue, PostgreSqlCatalogue.Tables).Select(row => Table(row, [.. constraints[row.Number(0)]], plain[row.Number(0)])).ToValueList();
    }

    static IEnumerable<PostgreSqlRow> Rows(ICatalogue catalogue, string sql) => catalogue.Query(sql).Select(row => new PostgreSqlRow(row));

    Table Table(PostgreSqlRow row, IReadOnlyList<Constraint> constraints, IEnumerable<Index> plain)
    {
        var options = string.Join(' ', new[] { row.Text(4), row.Text(5) is { } storage ? $"WITH ({storage})" : null }.Where(text => text is not null));
        return new(row.Name(1), columns[row.Number(0)].ToValueList())
        {
            PrimaryKey = constraints.OfType<PrimaryKey>().SingleOrDefault(),
            ForeignKeys = constraints.OfType<ForeignKey>().ToValueList(),
            Uniques = constraints.OfType<UniqueConstraint>().ToValueList(),
            Checks = constraints.OfType<CheckConstraint>().ToValueList(),
            Excludes = constraints.OfType<ExcludeConstraint>().ToValueList(),
            Indexes = plain.ToValueList(),
            Comment = row.Text(3),
            Options = options.Length == 0 ? null : new(options),
        };
    }

    static Column Column(PostgreSqlRow row)
    {
        var (type, value, isSerial) = (row.Text(2)!, row.Text(4), row.Flag(16));
        var isComputed = row.Text(6) is { Length: > 0 };
        return new(row.Text(1)!, new(isSerial ? PostgreSqlSerial.WordFor(type) ?? type : type))
        {
            Nullable = !row.Flag(3),
            Default = value is null || isSerial || isComputed ? null : new(new(value)),
            Identity = row.Text(5) is { Length: > 0 } identity ? Identity(new(row, 9), always: identity == "a") : null,
            Computed = isComputed ? new(new(value!), Stored: row.Text(6) == "s") : null,
            Collation = row.Text(7),
            Comment = row.Text(8),
        };
    }

    static Identity Identity(PostgreSqlNumbers numbers, bool always) => new(numbers.Start, numbers.Increment, always)
    {
        Minimum = numbers.Minimum,
        Maximum = numbers.Maximum,
        Cycle = numbers.Cycle,
        Cache = numbers.Cache,
    };

    Constraint Constraint(PostgreSqlRow row)
    {
        var (name, columns, notValid) = (row.Text(1), row.Texts(3), !row.Flag(12));
        var deferral = !row.Flag(10) ? Deferral.None : row.Flag(11) ? Deferral.InitiallyDeferred : Deferral.InitiallyImmediate;
        return row.Text(2) switch
        {
            "p" => new PrimaryKey(columns, name) { Deferral = deferral },
            "u" => new UniqueConstraint(columns, name) { Deferral = deferral, NullsNotDistinct = row.Flag(15) ? true : null },
            "c" => new CheckConstraint(new(row.Text(13)!), name) { NotValid = notValid },
            "f" => new ForeignKey(columns, row.Name(4), row.Texts(6), name)
            {
                OnDelete = Action(row.Text(7)),
                OnUpdate = Action(row.Text(8)),
                MatchFull = row.Text(9) == "f",
                Deferral = deferral,
                NotValid = notValid,
            },
            _ => Exclude(indexes.Single(index => index.Number(0) == row.Number(14)), name, deferral),
        };
    }

    ExcludeConstraint Exclude(PostgreSqlRow index, string? name, Deferral deferral) =>
        new(indexColumns[index.Number(0)].Where(row => row.Flag(1)).Select(row => new ExcludeElement(IndexColumn(row), row.Text(8)!)).ToValueList(), name)
        {
            Method = Method(index),
            Where = Filter(index),
            Deferral = deferral,
        };

    Index Index(PostgreSqlRow row)
    {
        var parts = indexColumns[row.Number(0)].ToList();
        return new(row.Text(2), parts.Where(part => part.Flag(1)).Select(IndexColumn).ToValueList())
        {
            Unique = row.Flag(3),
            Method = Method(row),
            Where = Filter(row),
            Options = row.Text(6) is { } options ? new(options) : null,
            NullsNotDistinct = row.Flag(7) ? true : null,
            Include = parts.Where(part => !part.Flag(1)).Select(part => part.Text(2)!).ToValueList(),
        };
    }

    static IndexColumn IndexColumn(PostgreSqlRow row)
    {
        var (descending, nullsFirst) = (row.Flag(6), row.Flag(7));
        return new(row.Text(2), row.Text(3) is { } expression ? new(expression) : null, descending)
        {
            // Left to itself the server has NULL for the greatest value.
            NullsFirst = nullsFirst == descending ? null : nullsFirst,
            Collation = row.Text(4),
            OperatorClass = row.Text(5),
        };
    }

    static string? Method(PostgreSqlRow index) => index.Text(4) is var method and not "btree" ? method : null;

    static DialectText? Filter(PostgreSqlRow index) => index.Text(5) is { } filter ? new(filter) : null;

    static ReferentialAction Action(string? letter) => letter switch
    {
        "r" => ReferentialAction.Restrict,
        "c" => ReferentialAction.Cascade,
        "n" => ReferentialAction.SetNull,
        "d" => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction,
    };
}
