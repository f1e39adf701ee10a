using System.Globalization;

namespace PSMigrate.Engine.Dialects;

/// <summary>Literals that read the same in every dialect.</summary>
static class SqlLiterals
{
    public static string Text(string value) => $"'{Storable(value).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A text as it is.</summary>
    /// <exception cref="UnsupportedException">It has what not every database can store.</exception>
    public static string Storable(string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new UnsupportedException("A text with a NUL character", "Take the character out.");
        var rest = value.AsSpan();
        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var found)
        {
            if (found + 1 == rest.Length || !char.IsSurrogatePair(rest[found], rest[found + 1]))
                throw new UnsupportedException("A text with half of a surrogate pair", "Do not cut a text within a character such as an emoji.");
            rest = rest[(found + 2)..];
        }
        return value;
    }

    /// <summary>The literal of a number, a date or an id; null for other types.</summary>
    public static string? Common(object value) => Number(value) ?? (Moment(value) is { } text ? $"'{text}'" : null);

    /// <summary>The literal of a number; null for other types.</summary>
    public static string? Number(object value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        double number => Finite(number).ToString("R", CultureInfo.InvariantCulture),
        float number => ((float)Finite(number)).ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The text, without its quotes, of a date, a time or an id; null for other types.</summary>
    public static string? Moment(object value) => value switch
    {
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeSpan duration => Duration(duration),
        Guid id => id.ToString("D"),
        _ => null,
    };

    // Days are counted in hours: one sign stands for the whole, and what is shorter than a day reads as a time of day.
    static string Duration(TimeSpan duration)
    {
        var hours = Math.Abs(duration.Ticks / TimeSpan.TicksPerHour);
        var rest = new TimeSpan(Math.Abs(duration.Ticks % TimeSpan.TicksPerHour));
        var fraction = (rest.Ticks % TimeSpan.TicksPerSecond).ToString("0000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(duration < TimeSpan.Zero ? "-" : "")}{hours:00}:{rest.Minutes:00}:{rest.Seconds:00}{(fraction.Length == 0 ? "" : "." + fraction)}");
    }

    static double Finite(double number) =>
        double.IsFinite(number)
            ? number
            : throw new UnsupportedException($"The number {number.ToString(CultureInfo.InvariantCulture)}", "Write NULL or a number that is one.");
}
