using System.Text.RegularExpressions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>
/// The conversions that the server makes only where they are written down. The others are left to it: written down, one to a shorter text
/// would cut the values without a word.
/// </summary>
sealed class PostgreSqlConversions(ISqlSyntax syntax)
{
    static readonly Regex Size = new(@"\(.*?\)");

    enum Kind
    {
        Other,
        Text,
        Number,
        Truth,
        Enumerated,
        /// <summary>One that has a text that the server reads.</summary>
        Spelled,
    }

    /// <returns>The expression; null where the server needs none, or where there is more than one meaning.</returns>
    public DialectText? Of(Column before, Column after, Predicate<DialectText> isEnumerated)
    {
        var column = syntax.Quote(before.Name);
        return (KindOf(before.Type, isEnumerated), KindOf(after.Type, isEnumerated)) switch
        {
            (Kind.Text, Kind.Number or Kind.Truth or Kind.Enumerated or Kind.Spelled) => new($"{column}::{after.Type}"),
            (Kind.Enumerated, Kind.Enumerated) when before.Type != after.Type => new($"{column}::text::{after.Type}"),
            (Kind.Number, Kind.Truth) => new($"{column} <> 0"),
            (Kind.Truth, Kind.Number) => new($"{column}::integer"),
            _ => null,
        };
    }

    static Kind KindOf(DialectText type, Predicate<DialectText> isEnumerated) => isEnumerated(type) ? Kind.Enumerated : Size.Replace($"{type}", "") switch
    {
        "text" or "character varying" or "character" or "bpchar" or "name" or "citext" => Kind.Text,
        "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision" => Kind.Number,
        "boolean" => Kind.Truth,
        "date" or "timestamp without time zone" or "timestamp with time zone" or "time without time zone" or "time with time zone" or "interval" => Kind.Spelled,
        "uuid" or "\"json\"" or "jsonb" or "xml" or "inet" or "cidr" or "macaddr" or "money" => Kind.Spelled,
        _ => Kind.Other,
    };
}
