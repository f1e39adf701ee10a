using System.Globalization;

namespace PSMigrate.Engine.Dialects;

/// <summary>Literals that read the same in every dialect.</summary>
static class SqlLiterals
{
    public static string Text(string value) =>
        value.Contains('\0', StringComparison.Ordinal)
            ? throw new UnsupportedException("A text with a NUL character", "Take the character out.")
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The literal of a number, a date or an id; null for other types.</summary>
    public static string? Common(object value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
        float number when float.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset moment => $"'{moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)}'",
        DateTime moment => $"'{moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)}'",
        DateOnly day => $"'{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        TimeOnly time => $"'{time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)}'",
        Guid id => $"'{id:D}'",
        _ => null,
    };
}
