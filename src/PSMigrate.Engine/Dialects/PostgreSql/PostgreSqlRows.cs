using System.Globalization;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's rules for statements about rows.</summary>
static class PostgreSqlRows
{
    public static RowRules Rules { get; } = new()
    {
        MostParameters = 65535,
        // A value for a column that the server always numbers is what its author wants; elsewhere the words mean nothing.
        BeforeValues = " OVERRIDING SYSTEM VALUE",
        Placeholder = index => string.Create(CultureInfo.InvariantCulture, $"${index + 1}"),
        Bind = Bind,
    };

    // The server takes a quoted literal for whatever its place wants, and a number for the smallest type that holds it.
    static BoundValue Bind(object value) => value switch
    {
        bool or byte[] => new(value),
        _ => SqlLiterals.Number(value) is { } number ? Number(number)
            : RowValues.Text(value) is { } text ? new(new UntypedText(text))
            : throw new UnsupportedException($"A value of type {value.GetType().Name}", "Convert it to a text, a number or a date."),
    };

    static BoundValue Number(string literal) =>
        int.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? new(integer)
        : long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? new(large)
        : new(new UntypedText(literal), "numeric");
}
