using System.Globalization;
using System.Text;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's words.</summary>
sealed class PostgreSqlSyntax : ISqlSyntax
{
    const int LongestName = 63;

    public string Provider => PostgreSqlDialect.Name;

    public string Quote(string name)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            throw new UnsupportedException("An empty name or one with a NUL character", "Give the object another name.");
        // The server would cut a longer name without a word.
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
            throw new UnsupportedException($"The name '{name}' is longer than {LongestName} bytes, which", "Give the object a shorter name.");
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public string Literal(object? value) => value switch
    {
        null or DBNull => "NULL",
        // With the E the backslash means the same whatever a script has set standard_conforming_strings to.
        string text when text.Contains('\\', StringComparison.Ordinal) => "E" + SqlLiterals.Text(text.Replace("\\", "\\\\", StringComparison.Ordinal)),
        string text => SqlLiterals.Text(text),
        bool flag => flag ? "true" : "false",
        byte[] bytes => $"decode('{Convert.ToHexString(bytes)}', 'hex')",
        _ => SqlLiterals.Common(value)
            ?? throw new UnsupportedException($"A value of type {value.GetType().Name}", "Convert it to a text, a number or a date."),
    };

    public string? PortableType(PortableType type) => type.Name switch
    {
        "int" or "integer" => "integer",
        "bigint" => "bigint",
        "smallint" or "tinyint" => "smallint",
        "string" => "varchar" + type.Suffix,
        "text" => "text",
        "json" => "jsonb",
        "xml" => "xml",
        "guid" => "uuid",
        "date" => "date",
        "time" => "time" + type.Suffix,
        "datetime" => "timestamp" + type.Suffix,
        "datetimeoffset" => "timestamptz" + type.Suffix,
        "bool" => "boolean",
        "decimal" => "numeric" + type.Suffix,
        "float" => "real",
        "double" => "double precision",
        "binary" => "bytea",
        _ => null,
    };

    public string ColumnClause(Column column, string type, PrimaryKey? key, out bool declaresKey)
    {
        declaresKey = false;
        Check(column);
        var clause = new StringBuilder(Quote(column.Name)).Append(' ').Append(type);
        if (column.Collation is { } collation)
            clause.Append(" COLLATE ").Append(Collation(Quote, collation));
        if (column.Identity is { } identity)
            clause.Append(' ').Append(IdentityClause(identity));
        if (column.Computed is { } computed)
            clause.Append(ComputedClause(column.Name, computed));
        if (column.Default is { } value)
            clause.Append(" DEFAULT ").Append(Default(value));
        if (!column.Nullable)
            clause.Append(" NOT NULL");
        return clause.ToString();
    }

    /// <summary>A collation's name; one in a schema of its own is written with its quotes.</summary>
    public static string Collation(Func<string, string> quote, string collation) => collation.StartsWith('"') ? collation : quote(collation);

    public static string IdentityClause(Identity identity)
    {
        List<string> options = [];
        if (identity is not { Start: 1, Increment: 1 })
            options.AddRange([$"START WITH {Number(identity.Start)}", $"INCREMENT BY {Number(identity.Increment)}"]);
        if (identity.Minimum is { } minimum)
            options.Add($"MINVALUE {Number(minimum)}");
        if (identity.Maximum is { } maximum)
            options.Add($"MAXVALUE {Number(maximum)}");
        if (identity.Cache is { } cache)
            options.Add($"CACHE {Number(cache)}");
        if (identity.Cycle)
            options.Add("CYCLE");
        return $"GENERATED {Generation(identity)} AS IDENTITY{(options.Count == 0 ? "" : $" ({string.Join(' ', options)})")}";
    }

    // The sign of a negative number is not the same in every culture.
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Generation(Identity identity) => identity.Always ? "ALWAYS" : "BY DEFAULT";

    static void Check(Column column)
    {
        if (column.Default is not null && column.Identity is not null)
            throw new UnsupportedException($"A default beside the numbering of column '{column.Name}'", "Leave one of the two out.");
        if (column.Computed is not null && (column.Default is not null || column.Identity is not null))
            throw new UnsupportedException($"A default or a numbering of the computed column '{column.Name}'", "Leave it out: the column has no other values.");
    }

    string Default(ColumnDefault value) =>
        value.Sql is null
            ? Literal(value.Value)
            : value.Sql.Require(Provider, "default");

    string ComputedClause(string column, Computed computed) =>
        computed.Stored
            ? $" GENERATED ALWAYS AS ({computed.Expression.Require(Provider, $"expression of column '{column}'")}) STORED"
            : throw new UnsupportedException($"The computed column '{column}', which is not stored,", "Let it be stored.");
}
