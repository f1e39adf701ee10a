using System.Globalization;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>SQLite's rules for statements about rows.</summary>
static class SqliteRows
{
    public static RowRules Rules { get; } = new() { MostParameters = 32766, Bind = value => new(Bind(value)) };

    /// <summary>What the driver binds, so that the database stores what it makes of the literal: an integer, a real, a text or a blob.</summary>
    public static object Bind(object value) => value switch
    {
        bool flag => flag ? 1L : 0L,
        byte[] bytes => bytes,
        double or float => double.Parse(SqlLiterals.Number(value)!, CultureInfo.InvariantCulture),
        _ => SqlLiterals.Number(value) is { } number ? Number(number) : RowValues.Text(value) ?? throw NoValue(value),
    };

    static object Number(string literal) =>
        long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? (object)integer
            : double.Parse(literal, CultureInfo.InvariantCulture);

    static UnsupportedException NoValue(object value) =>
        new($"A value of type {value.GetType().Name}", "Convert it to a text, a number or a date.");
}
