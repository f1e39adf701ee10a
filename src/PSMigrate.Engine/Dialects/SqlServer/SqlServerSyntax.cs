using System.Globalization;
using System.Text;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server's words.</summary>
sealed class SqlServerSyntax : ISqlSyntax
{
    const int LongestName = 128;
    const int LongestText = 4000;
    const int LongestBinary = 8000;

    public string Provider => "SqlServer";

    public string Quote(string name)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            throw new UnsupportedException("An empty name or one with a NUL character", "Give the object another name.");
        if (name.Length > LongestName)
            throw new UnsupportedException($"The name '{name}' is longer than {LongestName} characters, which", "Give the object a shorter name.");
        return $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
    }

    // Dates say their type: as mere texts they are read by the session's language, and refused by the older types.
    // Numbers with a binary exponent have one here as well, or the server takes them for decimals and rounds.
    public string Literal(object? value) => value switch
    {
        null or DBNull => "NULL",
        string text => Text(text),
        bool flag => flag ? "1" : "0",
        byte[] bytes => "0x" + Convert.ToHexString(bytes),
        ValueList<byte> bytes => "0x" + Convert.ToHexString([.. bytes]),
        double number when double.IsFinite(number) => WithExponent(number.ToString("R", CultureInfo.InvariantCulture)),
        float number when float.IsFinite(number) => WithExponent(number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset moment => $"CAST('{moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)}' AS datetimeoffset)",
        DateTime moment => $"CAST('{moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)}' AS datetime2)",
        DateOnly => $"CAST({SqlLiterals.Common(value)} AS date)",
        TimeOnly => $"CAST({SqlLiterals.Common(value)} AS time)",
        SqlExpression expression => expression.Sql.Require(Provider, "value"),
        _ => SqlLiterals.Common(value)
            ?? throw new UnsupportedException($"A value of type {value.GetType().Name}", "Convert it to a text, a number or a date."),
    };

    // A decimal without digits is the widest that has a fraction, since the server's own has none and would round money.
    public string? PortableType(PortableType type) => type.Name switch
    {
        "int" or "integer" => "int",
        "bigint" => "bigint",
        "smallint" => "smallint",
        "tinyint" => "tinyint",
        "string" => $"nvarchar({Length(type, LongestText)})",
        "text" or "json" => "nvarchar(max)",
        "xml" when type.Arguments.Count == 0 => "xml",
        "guid" => "uniqueidentifier",
        "date" => "date",
        "time" => "time" + type.Suffix,
        "datetime" => "datetime2" + type.Suffix,
        "datetimeoffset" => "datetimeoffset" + type.Suffix,
        "bool" => "bit",
        "decimal" => type.Arguments.Count == 0 ? "decimal(38, 10)" : "decimal" + type.Suffix,
        "float" when type.Arguments.Count == 0 => "real",
        "double" => "float(53)",
        "binary" => $"varbinary({Length(type, LongestBinary)})",
        _ => null,
    };

    // Nullability is always said: what holds without depends on the session's settings.
    public string ColumnClause(Column column, string type, PrimaryKey? key, out bool declaresKey)
    {
        declaresKey = false;
        var clause = new StringBuilder(Quote(column.Name)).Append(' ');
        if (column.Computed is { } computed)
            return clause.Append(ComputedClause(column, computed)).ToString();
        clause.Append(type);
        if (column.Collation is { } collation)
            clause.Append(" COLLATE ").Append(CollationName(collation));
        if (column.Identity is { } identity)
            clause.Append(IdentityClause(column, identity));
        clause.Append(column.Nullable && column.Identity is null && key is null ? " NULL" : " NOT NULL");
        if (column.Default is { } value)
            clause.Append(' ').Append(DefaultClause(value));
        return clause.ToString();
    }

    /// <summary>A default with the name of its constraint, without the column that it is for.</summary>
    public string DefaultClause(ColumnDefault value)
    {
        var name = value.Name is null ? "" : $"CONSTRAINT {Quote(value.Name)} ";
        return $"{name}DEFAULT {InParentheses(value.Sql is null ? Literal(value.Value) : value.Sql.Require(Provider, "default"))}";
    }

    /// <summary>What follows the name of a computed column. Its type is that of the expression.</summary>
    public string ComputedClause(Column column, Computed computed)
    {
        if (column.Default is not null || column.Identity is not null)
            throw new UnsupportedException($"A default or an identity of the computed column '{column.Name}'", "Leave it out.");
        if (!column.Nullable && !computed.Stored)
        {
            throw new UnsupportedException(
                $"The computed column '{column.Name}', which is not stored and takes no NULL,", "Let it be stored, or let it take NULL.");
        }
        var expression = InParentheses(computed.Expression.Require(Provider, $"expression of column '{column.Name}'"));
        if (column.Collation is { } collation)
            expression = $"({expression} COLLATE {CollationName(collation)})";
        return $"AS {expression}{(computed.Stored ? " PERSISTED" : "")}{(column.Nullable ? "" : " NOT NULL")}";
    }

    /// <summary>The name of a collation, which cannot be put in quotes.</summary>
    public static string CollationName(string collation) =>
        collation.Length > 0 && collation.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? collation
            : throw new UnsupportedException($"The collation '{collation}'", "Name one that the server has, such as Latin1_General_100_CI_AS.");

    /// <summary>An expression in parentheses, which a comment at its end cannot swallow.</summary>
    public static string InParentheses(string expression) => expression.Contains("--", StringComparison.Ordinal) ? $"({expression}\n)" : $"({expression})";

    // A backslash at the end of a line would take the line's end away, so the two stand in different literals.
    static string Text(string value)
    {
        var literal = "N" + SqlLiterals.Text(value);
        return value.Contains("\\\n", StringComparison.Ordinal) || value.Contains("\\\r", StringComparison.Ordinal)
            ? $"(CAST(N'' AS nvarchar(max)) + {Apart(literal, '\n', '\r')})"
            : literal;
    }

    static string Apart(string literal, params ReadOnlySpan<char> lineEnds)
    {
        foreach (var end in lineEnds)
            literal = literal.Replace($"\\{end}", $"\\' + N'{end}", StringComparison.Ordinal);
        return literal;
    }

    static string WithExponent(string number) => number.Contains('E', StringComparison.Ordinal) ? number : number + "E0";

    static string Length(PortableType type, int longest) =>
        type.Arguments.Count == 0 || type.Length > longest ? "max" : string.Join(", ", type.Arguments);

    static string IdentityClause(Column column, Identity identity)
    {
        if (identity.Minimum is not null || identity.Maximum is not null || identity.Cycle || identity.Cache is not null)
        {
            throw new UnsupportedException(
                $"An identity with limits, a cycle or a cache (column '{column.Name}')", "Use a sequence: -Default 'NEXT VALUE FOR name'.");
        }
        if (column.Default is not null)
            throw new UnsupportedException($"A default of column '{column.Name}', which is an identity,", "Leave one of the two out.");
        return string.Create(CultureInfo.InvariantCulture, $" IDENTITY({identity.Start}, {identity.Increment})");
    }
}
