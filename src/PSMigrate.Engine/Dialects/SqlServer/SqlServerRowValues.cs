using System.Globalization;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Makes of a value what the server would make of its literal, since bulk copy leaves that to the sender.</summary>
static class SqlServerRowValues
{
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The value in the type of its column.</summary>
    /// <exception cref="FormatException">The text means nothing in that type.</exception>
    /// <exception cref="InvalidCastException">The types have nothing to do with each other.</exception>
    /// <exception cref="OverflowException">The number is too large.</exception>
    public static object Convert(object? value, Type type) => value switch
    {
        null or DBNull => DBNull.Value,
        _ when type.IsInstanceOfType(value) && type != typeof(object) => value,
        ValueList<byte> bytes => Convert(bytes.ToArray(), type),
        char letter => Convert(letter.ToString(), type),
        not (bool or byte or sbyte or short or ushort or int or uint or long or ulong or decimal or double or float or string or byte[]
            or Guid or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan) =>
            throw new UnsupportedException($"A value of type {value.GetType().Name}", "Convert it to a text, a number or a date."),
        _ when type == typeof(string) => Text(value),
        _ when type == typeof(Guid) => Guid.Parse((string)value, Culture),
        _ when type == typeof(DateTime) => Moment(value),
        _ when type == typeof(DateTimeOffset) => MomentWithOffset(value),
        _ when type == typeof(TimeSpan) => Time(value),
        _ when type == typeof(bool) => Flag(value),
        _ when type == typeof(object) => value,
        _ => Number(value, type),
    };

    static string Text(object value) => value switch
    {
        bool flag => flag ? "1" : "0",
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.fffffff", Culture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:ss.fffffff zzz", Culture),
        DateOnly day => day.ToString("yyyy-MM-dd", Culture),
        TimeOnly time => time.ToString("HH:mm:ss.fffffff", Culture),
        TimeSpan duration => SqlLiterals.Moment(duration)!,
        double or float => General(AsLiteral(value)),
        byte[] => throw new InvalidCastException(),
        IFormattable formattable => formattable.ToString(null, Culture),
        _ => throw new InvalidCastException(),
    };

    static DateTime Moment(object value) => value switch
    {
        // The server takes the clock as it is written, and leaves the distance from Greenwich out.
        DateTimeOffset moment => moment.DateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        string text => DateTimeOffset.Parse(text, Culture, DateTimeStyles.AssumeUniversal).DateTime,
        _ => throw new InvalidCastException(),
    };

    static DateTimeOffset MomentWithOffset(object value) => value is string text
        ? DateTimeOffset.Parse(text, Culture, DateTimeStyles.AssumeUniversal)
        : new(DateTime.SpecifyKind(value is DateTime moment ? moment : Moment(value), DateTimeKind.Unspecified), TimeSpan.Zero);

    static TimeSpan Time(object value) => value switch
    {
        TimeOnly time => time.ToTimeSpan(),
        DateTime moment => moment.TimeOfDay,
        DateTimeOffset moment => moment.TimeOfDay,
        string text => TimeOnly.Parse(text, Culture).ToTimeSpan(),
        _ => throw new InvalidCastException(),
    };

    static bool Flag(object value) => value switch
    {
        string text when bool.TryParse(text, out var flag) => flag,
        string text => long.Parse(text, Culture) != 0,
        DateTime or DateTimeOffset or DateOnly or TimeOnly or Guid or byte[] => throw new InvalidCastException(),
        _ => System.Convert.ToDouble(value, Culture) != 0,
    };

    // What stands behind the point is cut off where a whole number belongs, not rounded.
    static object Number(object value, Type type)
    {
        var isWhole = type == typeof(long) || type == typeof(int) || type == typeof(short) || type == typeof(byte);
        var number = value switch
        {
            decimal exact when isWhole => decimal.Truncate(exact),
            double or float when isWhole => Math.Truncate(AsLiteral(value)),
            double or float when type == typeof(decimal) => decimal.Parse(SqlLiterals.Number(value)!, NumberStyles.Float, Culture),
            float => AsLiteral(value),
            _ => value,
        };
        return System.Convert.ChangeType(number, type, Culture) switch
        {
            float converted when float.IsInfinity(converted) => throw new OverflowException(),
            var converted => converted,
        };
    }

    // A short number's own digits, which its bits would be followed by others of.
    static double AsLiteral(object value) => value is float ? double.Parse(SqlLiterals.Number(value)!, Culture) : (double)value;

    // The server writes six digits, and three of the exponent.
    static string General(double number)
    {
        var text = number.ToString("G6", Culture);
        return text.IndexOf('E', StringComparison.Ordinal) is var exponent and > 0
            ? string.Create(Culture, $"{text[..exponent]}e{text[exponent + 1]}{int.Parse(text.AsSpan(exponent + 2), Culture):000}")
            : text;
    }
}
