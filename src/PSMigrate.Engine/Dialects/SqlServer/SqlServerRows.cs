using System.Globalization;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server's rules for statements about rows.</summary>
static class SqlServerRows
{
    public static RowRules Rules(ISqlSyntax syntax) => new()
    {
        // Of the 2100 the driver needs two for itself.
        MostParameters = 2000,
        // The server takes a list of rows for a union, and would convert a text to a number because another row has one there.
        OneKindPerColumn = true,
        Bind = Bind,
        Around = insert => Around(syntax, insert),
    };

    // The texts of dates are those of their literals, with the same types around them.
    static BoundValue Bind(object value) => value switch
    {
        bool or byte[] or decimal or double => new(value),
        float => new(double.Parse(SqlLiterals.Number(value)!, CultureInfo.InvariantCulture)),
        ulong large when large > long.MaxValue => new((decimal)large),
        sbyte or byte or short or ushort or int or uint or long or ulong => new(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        DateTimeOffset => new(Iso(value), "datetimeoffset"),
        DateTime => new(Iso(value), "datetime2"),
        DateOnly => new(SqlLiterals.Moment(value)!, "date"),
        TimeOnly => new(SqlLiterals.Moment(value)!, "time"),
        _ => new(RowValues.Text(value)
            ?? throw new UnsupportedException($"A value of type {value.GetType().Name}", "Convert it to a text, a number or a date.")),
    };

    static string Iso(object moment) => SqlLiterals.Moment(moment)!.Replace(' ', 'T');

    // Only a column that the server numbers wants the switch, and a table without one refuses it.
    static (string Before, string After) Around(ISqlSyntax syntax, InsertRows insert)
    {
        var table = new SqlPhrases(syntax).Name(insert.Table);
        var columns = string.Join(", ", insert.Columns.Select(column => syntax.Literal(column)));
        var condition = $"IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = OBJECT_ID({syntax.Literal(table)}) AND name IN ({columns}))";
        return ($"{condition} SET IDENTITY_INSERT {table} ON;\n", $";\n{condition} SET IDENTITY_INSERT {table} OFF");
    }
}
