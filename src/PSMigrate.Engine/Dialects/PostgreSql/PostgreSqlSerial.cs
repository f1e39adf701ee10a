namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>The words that stand for a number with a default of a sequence that the column owns.</summary>
static class PostgreSqlSerial
{
    /// <summary>The type that a column has which was declared so; null for every other word.</summary>
    public static string? TypeOf(string word) => word.ToLowerInvariant() switch
    {
        "serial" or "serial4" => "integer",
        "bigserial" or "serial8" => "bigint",
        "smallserial" or "serial2" => "smallint",
        _ => null,
    };

    /// <summary>The word for a type.</summary>
    public static string? WordFor(string type) => type switch
    {
        "integer" => "serial",
        "bigint" => "bigserial",
        "smallint" => "smallserial",
        _ => null,
    };
}
