using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sql;

public sealed class NameAndLiteralTests
{
    public static readonly TheoryData<string> NastyNames = new(
        "order", "two words", "dot.ted", "[brackets]", "dou\"ble", "sin'gle", "semi;colon", "-- comment", "/* c */", "back\\slash", "`tick`",
        "🐘 emoji", "ünïcödé", "$1", "@name", ":name", "${name}", "line\nbreak", "%s {0}", " leading", "1digit", "UPPER");

    public static readonly TheoryData<string> NastyTexts = new(
        "", "it's", "''", "\\", "\\'", "a\\'; DROP TABLE t; --", "line\nbreak\r\n", "🐘", "$$", "${x}", "?", "@p :p $1", "\t", "\u200B", "E'x'");

    [Theory]
    [MemberData(nameof(NastyNames))]
    public void A_nasty_name_is_the_name_that_the_database_has(string name)
    {
        var text = $"""DROP TABLE "{name.Replace("\"", "\"\"", StringComparison.Ordinal)}";""";
        Generated.AssertSql(new DropTable(new(null, name)), text, text);
    }

    [Fact]
    public void Names_that_cannot_be_are_refused()
    {
        foreach (var provider in new[] { "Sqlite", "PostgreSql" })
        {
            Generated.AssertUnsupported(provider, new DropTable(new(null, "")), "An empty name or one with a NUL character");
            Generated.AssertUnsupported(provider, new DropTable(new(null, "a\0b")), "An empty name or one with a NUL character");
        }
    }

    [Fact]
    public void A_name_longer_than_the_server_keeps_is_refused_there()
    {
        var fits = new string('x', 59) + "🐘";
        Assert.Contains(fits, Generated.PostgreSql(new DropTable(new(null, fits))), StringComparison.Ordinal);
        var tooLong = new string('x', 60) + "🐘";
        Generated.AssertUnsupported("PostgreSql", new DropTable(new(null, tooLong)), $"The name '{tooLong}' is longer than 63 bytes, which");
        Assert.Contains(tooLong, Generated.Sqlite(new DropTable(new(null, tooLong))), StringComparison.Ordinal);
        Generated.AssertUnsupported(
            "PostgreSql", new CreateIndex(new(null, "t"), new(new string('i', 64), [new("a")])), $"The name '{new string('i', 64)}' is longer than 63 bytes, which");
    }

    [Fact]
    public void Literals()
    {
        AssertLiteral(null, "NULL", "NULL");
        AssertLiteral(DBNull.Value, "NULL", "NULL");
        AssertLiteral(true, "1", "true");
        AssertLiteral(false, "0", "false");
        AssertLiteral(-42, "-42", "-42");
        AssertLiteral(long.MaxValue, "9223372036854775807", "9223372036854775807");
        AssertLiteral(1.50m, "1.50", "1.50");
        AssertLiteral(0.1, "0.1", "0.1");
        AssertLiteral(1e300, "1E+300", "1E+300");
        AssertLiteral("it's", "'it''s'", "'it''s'");
        AssertLiteral("a\\b", "'a\\b'", "E'a\\\\b'");
        AssertLiteral(new byte[] { 0, 255 }, "x'00FF'", "decode('00FF', 'hex')");
        AssertLiteral(new DateOnly(2026, 1, 2), "'2026-01-02'", "'2026-01-02'");
        AssertLiteral(new TimeOnly(3, 4, 5), "'03:04:05'", "'03:04:05'");
        AssertLiteral(new DateTime(2026, 1, 2, 3, 4, 5, 60), "'2026-01-02 03:04:05.06'", "'2026-01-02 03:04:05.06'");
        AssertLiteral(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3.5)), "'2026-01-02 03:04:05-03:30'", "'2026-01-02 03:04:05-03:30'");
        AssertLiteral(new Guid("0102030405060708090a0b0c0d0e0f10"), "'01020304-0506-0708-090a-0b0c0d0e0f10'", "'01020304-0506-0708-090a-0b0c0d0e0f10'");
    }

    [Fact]
    public void Values_without_a_literal_are_refused()
    {
        foreach (var provider in new[] { "Sqlite", "PostgreSql" })
        {
            Generated.AssertUnsupported(provider, WithDefault(new Version(1, 0)), "A value of type Version");
            Generated.AssertUnsupported(provider, WithDefault(double.NaN), "The number NaN");
            Generated.AssertUnsupported(provider, WithDefault("a\0b"), "A text with a NUL character");
        }
    }

    [Theory]
    [MemberData(nameof(NastyTexts))]
    public void A_nasty_text_comes_back_as_it_was_from_sqlite(string text) => AssertRoundTrip(DatabaseKind.Sqlite, text);

    [Fact]
    public void Nasty_names_and_texts_work_on_sqlite() => AssertNames(DatabaseKind.Sqlite);

    [PSMigrate.Tests.PostgresFact]
    public void Nasty_names_and_texts_work_on_postgresql()
    {
        AssertNames(DatabaseKind.PostgreSql);
        AssertRoundTrip(DatabaseKind.PostgreSql, [.. NastyTexts.Cast<object[]>().Select(row => (string)row[0])]);
    }

    static void AssertNames(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        foreach (var name in NastyNames.Cast<object[]>().Select(row => (string)row[0]))
        {
            Operation[] operations =
            [
                new CreateTable(new(new(null, name), [new(name, new("int")) { Comment = name }])
                {
                    PrimaryKey = new([name], "pk " + name), Comment = name, Indexes = [new("ix " + name, [new(name)])],
                }),
                new AddColumn(new(null, name), new(name + "2", new("int"))),
                new DropColumn(new(null, name), name + "2"),
                new DropIndex("ix " + name, new(null, name)),
            ];
            foreach (var operation in operations)
                Run(database, operation);
            Assert.Contains(name, database.Tables);
            Run(database, new DropTable(new(null, name)));
            Assert.Empty(database.Tables);
        }
    }

    static void AssertRoundTrip(DatabaseKind kind, params string[] texts)
    {
        using var database = TestDatabase.Create(kind);
        foreach (var text in texts)
        {
            Run(database, new CreateTable(new(new(null, "t"), [new("id", new("int")), new("v", new("text")) { Default = new(null, text) }])));
            database.Execute("INSERT INTO t (id) VALUES (1)");
            Assert.Equal(text, database.One("SELECT v FROM t"));
            Run(database, new DropTable(new(null, "t")));
        }
    }

    static void Run(TestDatabase database, Operation operation)
    {
        var dialect = DialectRegistry.Get(database.Settings.Provider);
        using var connection = database.Open();
        var statements = dialect.Generator.Generate(operation)
            ?? dialect.Rewriter!.Rewrite(dialect.Rewriter.Subject(operation)!, [operation], new DriverCatalogue(connection));
        database.Execute([.. statements.Select(statement => statement.Text)]);
    }

    static void AssertLiteral(object? value, string sqlite, string postgreSql) => Generated.AssertSql(
        WithDefault(value),
        $"ALTER TABLE \"t\" ADD COLUMN \"c\" TEXT DEFAULT {sqlite};",
        $"ALTER TABLE \"t\" ADD COLUMN \"c\" text DEFAULT {postgreSql};");

    static AddColumn WithDefault(object? value) => new(new(null, "t"), new("c", new("text")) { Default = new(null, value) });
}
