using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

public sealed class LiteralAndTypeTests
{
    [Fact]
    public void Literals()
    {
        AssertLiteral(null, "NULL");
        AssertLiteral(DBNull.Value, "NULL");
        AssertLiteral(true, "1");
        AssertLiteral(false, "0");
        AssertLiteral(-42, "-42");
        AssertLiteral(long.MinValue, "-9223372036854775808");
        AssertLiteral(1.50m, "1.50");
        AssertLiteral("it's 🐘", "N'it''s 🐘'");
        AssertLiteral("", "N''");
        AssertLiteral("a\\b", "N'a\\b'");
        AssertLiteral(new byte[] { 0, 255 }, "0x00FF");
        AssertLiteral(ValueList.Create<byte>([1, 2]), "0x0102");
        AssertLiteral(ValueList.Create<byte>([]), "0x");
        AssertLiteral(new SqlExpression(new("getdate()")), "getdate()");
        AssertLiteral(new Guid("0102030405060708090a0b0c0d0e0f10"), "'01020304-0506-0708-090a-0b0c0d0e0f10'");
    }

    [Fact]
    public void A_number_with_a_binary_exponent_is_none_with_decimals()
    {
        AssertLiteral(0.1, "0.1E0");
        AssertLiteral(42.0, "42E0");
        AssertLiteral(1e300, "1E+300");
        AssertLiteral(-1.5f, "-1.5E0");
    }

    [Fact]
    public void A_date_says_its_type_since_a_text_would_be_read_by_the_sessions_language()
    {
        AssertLiteral(new DateOnly(2026, 1, 2), "CAST('2026-01-02' AS date)");
        AssertLiteral(new TimeOnly(3, 4, 5, 60), "CAST('03:04:05.06' AS time)");
        AssertLiteral(new DateTime(2026, 1, 2, 3, 4, 5, 60), "CAST('2026-01-02T03:04:05.06' AS datetime2)");
        AssertLiteral(new DateTime(2026, 1, 2), "CAST('2026-01-02T00:00:00' AS datetime2)");
        AssertLiteral(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3.5)), "CAST('2026-01-02T03:04:05-03:30' AS datetimeoffset)");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_backslash_at_the_end_of_a_line_stays(string end) =>
        AssertLiteral($"a\\{end}b", $"(CAST(N'' AS nvarchar(max)) + N'a\\' + N'{end}b')");

    [Fact]
    public void Values_without_a_literal_are_refused()
    {
        GeneratedTSql.AssertRefused(WithDefault(new Version(1, 0)), "A value of type Version");
        GeneratedTSql.AssertRefused(WithDefault(double.NaN), "The number NaN");
        GeneratedTSql.AssertRefused(WithDefault(float.PositiveInfinity), "The number Infinity");
        GeneratedTSql.AssertRefused(WithDefault("a\0b"), "A text with a NUL character");
        GeneratedTSql.AssertRefused(
            WithDefault(new SqlExpression(new(null, [new("Sqlite", "1")]))), "The value has no text for this provider, and it");
    }

    [Theory]
    [InlineData("int", "int")]
    [InlineData("Integer", "int")]
    [InlineData("bigint", "bigint")]
    [InlineData("smallint", "smallint")]
    [InlineData("tinyint", "tinyint")]
    [InlineData("string", "nvarchar(max)")]
    [InlineData("string(50)", "nvarchar(50)")]
    [InlineData("string(4000)", "nvarchar(4000)")]
    [InlineData("string(4001)", "nvarchar(max)")]
    [InlineData("text", "nvarchar(max)")]
    [InlineData("json", "nvarchar(max)")]
    [InlineData("xml", "xml")]
    [InlineData("bool", "bit")]
    [InlineData("decimal", "decimal(38, 10)")]
    [InlineData("decimal(10,2)", "decimal(10, 2)")]
    [InlineData("float", "real")]
    [InlineData("double", "float(53)")]
    [InlineData("date", "date")]
    [InlineData("time", "time")]
    [InlineData("time(3)", "time(3)")]
    [InlineData("datetime", "datetime2")]
    [InlineData("datetime(3)", "datetime2(3)")]
    [InlineData("datetimeoffset", "datetimeoffset")]
    [InlineData("datetimeoffset(0)", "datetimeoffset(0)")]
    [InlineData("guid", "uniqueidentifier")]
    [InlineData("binary", "varbinary(max)")]
    [InlineData("binary(16)", "varbinary(16)")]
    [InlineData("binary(8001)", "varbinary(max)")]
    [InlineData("nvarchar(max)", "nvarchar(max)")]
    [InlineData("float(53)", "float(53)")]
    [InlineData("[datetime]", "[datetime]")]
    [InlineData("[binary](16)", "[binary](16)")]
    [InlineData("xml(CONTENT [s].[c])", "xml(CONTENT [s].[c])")]
    [InlineData("[my schema].[Phone]", "[my schema].[Phone]")]
    public void A_portable_type_has_a_word_and_others_pass(string type, string word) => GeneratedTSql.AssertBatches(
        new AddColumn(new(null, "t"), new("c", new(type))), $"ALTER TABLE [t] ADD [c] {word} NULL");

    [Fact]
    public void Names_that_cannot_be_are_refused()
    {
        GeneratedTSql.AssertRefused(new DropTable(new(null, "")), "An empty name or one with a NUL character");
        GeneratedTSql.AssertRefused(new DropTable(new("a\0b", "t")), "An empty name or one with a NUL character");
        var tooLong = new string('x', 127) + "🐘";
        GeneratedTSql.AssertRefused(new DropTable(new(null, tooLong)), $"The name '{tooLong}' is longer than 128 characters, which");
        GeneratedTSql.AssertRefused(new RenameTable(new(null, "t"), tooLong), $"The name '{tooLong}' is longer than 128 characters, which");
        GeneratedTSql.AssertRefused(new DropColumn(new(null, "t"), tooLong), $"The name '{tooLong}' is longer than 128 characters, which");
        var fits = new string('x', 126) + "🐘";
        GeneratedTSql.AssertBatches(new DropTable(new(null, fits)), $"DROP TABLE [{fits}]");
    }

    static void AssertLiteral(object? value, string literal)
    {
        Assert.Equal(literal, ((ISqlSyntax)new SqlServerSyntax()).Literal(value));
        GeneratedTSql.AssertBatches(WithDefault(value), $"ALTER TABLE [t] ADD [c] int NULL DEFAULT ({literal}) WITH VALUES");
    }

    static AddColumn WithDefault(object? value) => new(new(null, "t"), new("c", new("int")) { Default = new(null, value) });
}
