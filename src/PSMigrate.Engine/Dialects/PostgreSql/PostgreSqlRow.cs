using System.Globalization;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>A row of the catalogue.</summary>
readonly struct PostgreSqlRow(QueryRow row)
{
    public string? Text(int at) => row.Values[at] as string;

    public bool Flag(int at) => row.Values[at] is true;

    public long Number(int at) => Convert.ToInt64(row.Values[at], CultureInfo.InvariantCulture);

    public ValueList<string> Texts(int at) => ((string[])row.Values[at]!).ToValueList();

    /// <summary>A schema, which is missing for the default one, and the name behind it.</summary>
    public TableName Name(int at) => new(Text(at), Text(at + 1)!);
}

/// <summary>How a sequence counts, in seven columns of a row. What the server would have chosen by itself is null.</summary>
readonly struct PostgreSqlNumbers(PostgreSqlRow row, int at)
{
    public long Start => row.Number(at + 1);

    public long Increment => row.Number(at + 2);

    public long? Minimum => Given(row.Number(at + 3), Ascends ? 1 : Least);

    public long? Maximum => Given(row.Number(at + 4), Ascends ? Greatest : -1);

    public bool Cycle => row.Flag(at + 5);

    public int? Cache => (int?)Given(row.Number(at + 6), 1);

    /// <summary>Where it starts when nobody says so.</summary>
    public long First => row.Number(Ascends ? at + 3 : at + 4);

    bool Ascends => Increment > 0;

    long Greatest => row.Text(at) switch { "smallint" => short.MaxValue, "integer" => int.MaxValue, _ => long.MaxValue };

    long Least => -Greatest - 1;

    static long? Given(long value, long usual) => value == usual ? null : value;
}
