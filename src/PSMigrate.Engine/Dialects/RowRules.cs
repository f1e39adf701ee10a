using System.Globalization;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>What a dialect demands of statements about rows.</summary>
sealed record RowRules
{
    /// <summary>The most parameters that a statement can have.</summary>
    public required int MostParameters { get; init; }

    /// <summary>
    /// What is sent in the place of a literal. The database must store the very same for both, so a date goes out as the text of its literal:
    /// drivers have ideas of their own about dates and numbers.
    /// </summary>
    public required Func<object, BoundValue> Bind { get; init; }

    /// <summary>The most rows of one statement.</summary>
    public int MostRows { get; init; } = 1000;

    /// <summary>What stands between the columns and the values.</summary>
    public string BeforeValues { get; init; } = "";

    /// <summary>How the text calls a parameter, by its index from 0.</summary>
    public Func<int, string> Placeholder { get; init; } = Named;

    /// <summary>Whether the rows of one statement must agree on the kinds of their values.</summary>
    public bool OneKindPerColumn { get; init; }

    /// <summary>What stands before and after an insertion, in the same statement.</summary>
    public Func<InsertRows, (string Before, string After)>? Around { get; init; }

    public static string Named(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");
}

/// <summary>What is sent in the place of a literal.</summary>
/// <param name="Value">The value, in a type that the driver sends unchanged.</param>
/// <param name="Cast">The type that the statement casts it to; null for none.</param>
readonly record struct BoundValue(object Value, string? Cast = null);

/// <summary>A text whose type the server finds out by where it stands, as it does with a literal.</summary>
sealed record UntypedText(string Text);

/// <summary>Values of rows.</summary>
static class RowValues
{
    /// <summary>A value without what it may be wrapped in; null for NULL.</summary>
    public static object? Plain(object? value) => value switch
    {
        DBNull => null,
        char character => character.ToString(),
        ValueList<byte> bytes => bytes.ToArray(),
        _ => value,
    };

    /// <summary>A type that stands for the values that a server does not convert beside each other; null for NULL, which goes with every kind.</summary>
    public static Type? Kind(object? value) => Plain(value) switch
    {
        null => null,
        sbyte or byte or short or ushort or int or uint or long or ulong => typeof(long),
        float => typeof(double),
        Guid or TimeSpan => typeof(string),
        var plain => plain.GetType(),
    };

    /// <summary>The text that stands in a literal's quotes; null where the literal has none.</summary>
    public static string? Text(object value) => value is string text ? SqlLiterals.Storable(text) : SqlLiterals.Moment(value);
}
