using System.Text;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>SQLite's words.</summary>
sealed class SqliteSyntax : ISqlSyntax
{
    public string Provider => SqliteDialect.Name;

    public string Quote(string name) => QuoteName(name);

    public static string QuoteName(string name) =>
        name.Length == 0 || name.Contains('\0', StringComparison.Ordinal)
            ? throw new UnsupportedException("An empty name or one with a NUL character", "Give the object another name.")
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public string Literal(object? value) => value switch
    {
        null or DBNull => "NULL",
        string text => SqlLiterals.Text(text),
        bool flag => flag ? "1" : "0",
        byte[] bytes => $"x'{Convert.ToHexString(bytes)}'",
        double or float => Real(SqlLiterals.Number(value)!),
        _ => SqlLiterals.Common(value)
            ?? throw new UnsupportedException($"A value of type {value.GetType().Name}", "Convert it to a text, a number or a date."),
    };

    // Without a point or an exponent it would be an integer.
    static string Real(string number) => number.AsSpan().IndexOfAny('.', 'E') < 0 ? number + ".0" : number;

    public string? PortableType(PortableType type) => type.Name switch
    {
        "int" or "integer" or "bigint" or "smallint" or "tinyint" => "INTEGER",
        "string" => "VARCHAR" + type.Suffix,
        "text" or "json" or "xml" or "guid" or "date" or "time" or "datetime" or "datetimeoffset" => "TEXT",
        "bool" => "BOOLEAN",
        "decimal" => "DECIMAL" + type.Suffix,
        "float" or "double" => "REAL",
        "binary" => "BLOB",
        _ => null,
    };

    public string ColumnClause(Column column, string type, PrimaryKey? key, out bool declaresKey)
    {
        var clause = new StringBuilder(Quote(column.Name));
        declaresKey = column.Identity is not null;
        if (column.Identity is { } identity)
        {
            CheckIdentity(identity, column.Name);
            if (key is null)
                throw IdentityFault(column.Name);
            var name = key.Name is null ? "" : $"CONSTRAINT {Quote(key.Name)} ";
            return clause.Append(" INTEGER ").Append(name).Append("PRIMARY KEY AUTOINCREMENT").ToString();
        }
        if (type.Length > 0)
            clause.Append(' ').Append(type);
        if (column.Collation is { } collation)
            clause.Append(" COLLATE ").Append(Quote(collation));
        if (!column.Nullable)
            clause.Append(" NOT NULL");
        if (column.Default is { } value)
            clause.Append(" DEFAULT ").Append(Default(value));
        if (column.Computed is { } computed)
        {
            var expression = computed.Expression.Require(Provider, $"expression of column '{column.Name}'");
            clause.Append(" GENERATED ALWAYS AS (").Append(expression).Append(computed.Stored ? ") STORED" : ") VIRTUAL");
        }
        return clause.ToString();
    }

    /// <summary>Refuses numbering that begins or goes on otherwise than SQLite's own. Whether a row may bring its number is always left to the row.</summary>
    public static void CheckIdentity(Identity identity, string column)
    {
        if (identity is not { Start: 1, Increment: 1, Minimum: null, Maximum: null, Cycle: false, Cache: null })
            throw IdentityFault(column);
    }

    /// <summary>A default as it stands behind the word DEFAULT.</summary>
    public string Default(ColumnDefault value)
    {
        if (value.Sql is null)
            return Literal(value.Value);
        var text = value.Sql.Require(Provider, "default");
        return IsLiteral(text) ? text : $"({text})";
    }

    static UnsupportedException IdentityFault(string column) => new(
        $"The identity of column '{column}'", "SQLite numbers only a column that alone is the primary key, from 1 in steps of 1.");

    // SQLite takes literals and a few words bare, and wants every other expression in parentheses.
    static bool IsLiteral(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        || text.ToUpperInvariant() is "NULL" or "TRUE" or "FALSE" or "CURRENT_TIMESTAMP" or "CURRENT_DATE" or "CURRENT_TIME"
        || text.Length >= 2 && text[0] == '\'' && text.IndexOf('\'', 1) == text.Length - 1;
}
