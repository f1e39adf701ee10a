using System.Text;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>The words that stand for a number with a default of a sequence that the column owns.</summary>
sealed class PostgreSqlSerial(SqlPhrases phrases)
{
    // Bytes of a name, without the end "_seq" and a number behind it.
    const int LongestStart = 55;

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

    /// <summary>The column's own sequence, as an expression.</summary>
    public string Sequence(AlterColumn alter) => $"pg_catalog.pg_get_serial_sequence({Table(alter)}, {phrases.Literal(alter.Name)})";

    /// <summary>Gives a column a sequence of its own that goes on behind its rows; one that it has keeps its place, and counts as far as the type does.</summary>
    public string Become(AlterColumn alter, string type)
    {
        var (table, column) = (phrases.Name(alter.Table), phrases.Quote(alter.Name));
        var change = $"ALTER TABLE {table} ALTER COLUMN {column}";
        return PostgreSqlBlock.Of(
            [$"own text := {Sequence(alter)};", "number integer := 0;"],
            $"""
                IF {IsIdentity(alter)} THEN
                    {change} DROP IDENTITY;
                    own := NULL;
                END IF;
                IF own IS NULL THEN
                    LOOP
                        own := pg_catalog.format('%s.%I', (SELECT relnamespace::pg_catalog.regnamespace FROM pg_catalog.pg_class WHERE oid = {Table(alter)}::pg_catalog.regclass),
                            pg_catalog.concat({phrases.Literal(NameFor(alter))}, nullif(number, 0)));
                        EXIT WHEN pg_catalog.to_regclass(own) IS NULL;
                        number := number + 1;
                    END LOOP;
                    EXECUTE pg_catalog.concat('CREATE SEQUENCE ', own, ' AS {type} OWNED BY ', {Table(alter)}, '.', {phrases.Literal(column)});
                    PERFORM pg_catalog.setval(own, max({column})) FROM {table} HAVING max({column}) >= 1;
                    {change} SET NOT NULL;
                ELSE
                    EXECUTE 'ALTER SEQUENCE ' || own || ' AS {type}';
                END IF;
                EXECUTE pg_catalog.concat('ALTER TABLE ', {Table(alter)}, ' ALTER COLUMN ', {phrases.Literal(column)}, ' SET DEFAULT pg_catalog.nextval(', pg_catalog.quote_literal(own), ')');
            """);
    }

    /// <summary>Drops a column's own sequence, if it has one and is no identity.</summary>
    public string Leave(AlterColumn alter) => PostgreSqlBlock.Of(
        [],
        $"""
            IF {Sequence(alter)} IS NOT NULL AND NOT {IsIdentity(alter)} THEN
                EXECUTE 'DROP SEQUENCE ' || {Sequence(alter)};
            END IF;
        """);

    string IsIdentity(AlterColumn alter) =>
        $"EXISTS (SELECT 1 FROM pg_catalog.pg_attribute WHERE attrelid = {Table(alter)}::pg_catalog.regclass AND attname = {phrases.Literal(alter.Name)} AND attidentity <> '')";

    string Table(AlterColumn alter) => phrases.Literal(phrases.Name(alter.Table));

    // As the server names it: the longer part is cut where both together are too long.
    static string NameFor(AlterColumn alter)
    {
        var (table, column) = (alter.Table.Name, alter.Name);
        while (Bytes(table) + Bytes(column) > LongestStart)
            (table, column) = Bytes(table) > Bytes(column) ? (Shorter(table), column) : (table, Shorter(column));
        return $"{table}_{column}_seq";
    }

    static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    static string Shorter(string text) => text[..^(char.IsLowSurrogate(text[^1]) ? 2 : 1)];
}
