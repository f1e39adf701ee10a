using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>The types of columns, as a schema has them that is read: spelled in one way, and in quotes where a portable type of the same name is another one.</summary>
static class ColumnTypes
{
    static readonly SqliteSyntax Syntax = new();

    /// <param name="type">The type as it is written; empty for none.</param>
    /// <param name="mayNumberRows">Whether INTEGER would make the column the row's own number, which no other type does.</param>
    public static DialectText Read(string type, bool mayNumberRows)
    {
        var text = Spelled(type);
        if (Syntax.PortableType(PortableType.Parse(text)) is not { } meant || meant == text)
            return new(text);
        var isSame = Affinity(text) == Affinity(meant) && !(mayNumberRows && meant == "INTEGER");
        return new(isSame ? meant : SqliteSyntax.QuoteName(text));
    }

    // The rules by which SQLite finds a column's affinity.
    static string Affinity(string type)
    {
        bool Has(string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
        return Has("INT") ? "INTEGER"
            : Has("CHAR") || Has("CLOB") || Has("TEXT") ? "TEXT"
            : type.Length == 0 || Has("BLOB") ? "BLOB"
            : Has("REAL") || Has("FLOA") || Has("DOUB") ? "REAL"
            : "NUMERIC";
    }

    // Neither blanks nor the case of letters nor quotes around the whole say anything here.
    static string Spelled(string type)
    {
        var tokens = SqliteTokens.Of(type);
        if (tokens is [{ Kind: SqliteTokenKind.QuotedName or SqliteTokenKind.Literal } quoted])
            return SqliteTokens.Of(quoted.Name).All(token => token.Kind == SqliteTokenKind.Word) ? Spelled(quoted.Name) : quoted.Text;
        return string.Concat(tokens.Select((token, i) => (i > 0 && NeedsBlank(tokens[i - 1], token) ? " " : "")
            + (token.Kind == SqliteTokenKind.Word ? token.Text.ToUpperInvariant() : token.Text)));
    }

    static bool NeedsBlank(SqliteToken before, SqliteToken token) =>
        before.Is(",") || before.Kind != SqliteTokenKind.Symbol && token.Kind != SqliteTokenKind.Symbol;
}
