using System.Globalization;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>Numbers, with the letters by which PowerShell tells their types.</summary>
static class NumberText
{
    /// <summary>The number; null for what is none.</summary>
    public static string? Write(ValueType number) => number switch
    {
        int => Digits(number),
        long => $"{Digits(number)}l",
        short => $"{Digits(number)}s",
        ushort => $"{Digits(number)}us",
        byte => $"{Digits(number)}uy",
        sbyte => $"{Digits(number)}y",
        uint => $"{Digits(number)}u",
        ulong => $"{Digits(number)}ul",
        decimal => $"{Digits(number)}d",
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => $"([double]'{Digits(number)}')",
        double => Digits(number) is var digits && digits.AsSpan().ContainsAny('.', 'E') ? digits : $"{digits}.0",
        float => $"([float]'{Digits(number)}')",
        _ => null,
    };

    static string Digits(ValueType number) => ((IFormattable)number).ToString(null, CultureInfo.InvariantCulture);
}
