using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sql;

public sealed class TypeTextTests
{
    [Theory]
    [InlineData("int", "INTEGER", "integer")]
    [InlineData("INT", "INTEGER", "integer")]
    [InlineData("integer", "INTEGER", "integer")]
    [InlineData("bigint", "INTEGER", "bigint")]
    [InlineData("smallint", "INTEGER", "smallint")]
    [InlineData("tinyint", "INTEGER", "smallint")]
    [InlineData("string", "VARCHAR", "varchar")]
    [InlineData("string(50)", "VARCHAR(50)", "varchar(50)")]
    [InlineData("string( 50 )", "VARCHAR(50)", "varchar(50)")]
    [InlineData("text", "TEXT", "text")]
    [InlineData("bool", "BOOLEAN", "boolean")]
    [InlineData("decimal", "DECIMAL", "numeric")]
    [InlineData("decimal(10,2)", "DECIMAL(10, 2)", "numeric(10, 2)")]
    [InlineData("float", "REAL", "real")]
    [InlineData("double", "REAL", "double precision")]
    [InlineData("date", "TEXT", "date")]
    [InlineData("time", "TEXT", "time")]
    [InlineData("datetime", "TEXT", "timestamp")]
    [InlineData("datetime(3)", "TEXT", "timestamp(3)")]
    [InlineData("datetimeoffset", "TEXT", "timestamptz")]
    [InlineData("guid", "TEXT", "uuid")]
    [InlineData("binary", "BLOB", "bytea")]
    [InlineData("binary(16)", "BLOB", "bytea")]
    [InlineData("json", "TEXT", "jsonb")]
    [InlineData("xml", "TEXT", "xml")]
    [InlineData("inet", "inet", "inet")]
    [InlineData("character varying(5)", "character varying(5)", "character varying(5)")]
    [InlineData("timestamp(3) with time zone", "timestamp(3) with time zone", "timestamp(3) with time zone")]
    [InlineData("int[]", "int[]", "int[]")]
    [InlineData("\"My Type\"", "\"My Type\"", "\"My Type\"")]
    public void A_portable_type_has_a_word_in_each_dialect_and_others_pass(string type, string sqlite, string postgreSql) => Generated.AssertSql(
        new AddColumn(new(null, "t"), new("c", new(type))),
        $"ALTER TABLE \"t\" ADD COLUMN \"c\" {sqlite};",
        $"ALTER TABLE \"t\" ADD COLUMN \"c\" {postgreSql};");

    [Fact]
    public void A_type_per_provider_with_and_without_a_default()
    {
        var type = new DialectText("text", [new("postgresql", "jsonb")]);
        Generated.AssertSql(
            new AddColumn(new(null, "t"), new("c", type)), """ALTER TABLE "t" ADD COLUMN "c" TEXT;""", """ALTER TABLE "t" ADD COLUMN "c" jsonb;""");
        Generated.AssertUnsupported(
            "Sqlite", new AddColumn(new(null, "t"), new("c", new(null, [new("PostgreSql", "jsonb")]))),
            "The type of column 'c' has no text for this provider, and it");
    }

    [Fact]
    public void A_computed_column_without_a_text_for_the_provider_is_refused()
    {
        var create = new AddColumn(new(null, "t"), new("c", new("int")) { Computed = new(new(null, [new("SqlServer", "1")])) });
        Generated.AssertUnsupported("Sqlite", create, "The expression of column 'c' has no text for this provider, and it");
        Generated.AssertUnsupported("PostgreSql", create, "The expression of column 'c' has no text for this provider, and it");
    }

    [Theory]
    [InlineData("now()", "(now())", "now()")]
    [InlineData("'it''s'", "('it''s')", "'it''s'")]
    [InlineData("'plain'", "'plain'", "'plain'")]
    [InlineData("-1.5", "-1.5", "-1.5")]
    [InlineData("NULL", "NULL", "NULL")]
    [InlineData("current_timestamp", "current_timestamp", "current_timestamp")]
    [InlineData("(1 + 2)", "((1 + 2))", "(1 + 2)")]
    [InlineData("1e5", "1e5", "1e5")]
    [InlineData("1,5", "(1,5)", "1,5")]
    [InlineData("(1) + (2)", "((1) + (2))", "(1) + (2)")]
    [InlineData("'a' || 'b'", "('a' || 'b')", "'a' || 'b'")]
    public void A_default_in_sql(string sql, string sqlite, string postgreSql) => Generated.AssertSql(
        new CreateTable(new(new(null, "t"), [new("c", new("text")) { Default = new(new(sql)) }])),
        $"CREATE TABLE \"t\" (\n    \"c\" TEXT DEFAULT {sqlite}\n);",
        $"CREATE TABLE \"t\" (\n    \"c\" text DEFAULT {postgreSql}\n);");
}
