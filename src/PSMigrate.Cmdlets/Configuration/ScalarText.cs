using System.Globalization;
using System.Numerics;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>The text of a number or truth value, the same in every culture.</summary>
internal static class ScalarText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static bool IsNumber(object? value) =>
        value is int or long or double or decimal or uint or ulong or short or ushort or byte or sbyte or float or BigInteger;
}
