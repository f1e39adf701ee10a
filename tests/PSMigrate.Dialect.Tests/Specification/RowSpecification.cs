using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

/// <summary>Rows are sent with parameters or loaded, and written into scripts with literals: the database must hold the same after each.</summary>
public abstract class RowSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    static readonly TableName T = new(null, "two words");

    static readonly object[] Texts =
    [
        "", " ", "plain", "it's", "\\", "a\\'b", "line\nbreak\r\n\ttab", "🐘 ünïcödé", "$1 @p0 :x", "\\N", "\\.", "NULL", "5", "2026-01-01", "\u200B", '\'', 'x',
    ];

    static readonly object[] Numbers =
    [
        0, -1, 42, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, (sbyte)-5, (byte)200, (short)-300, (ushort)60000, 4_000_000_000u, 1.5m, -0.25m, 5m, 5.00m,
        123456789.123456789m, 0.1, -2.5, 5.0, 1e15, 1.0 / 3, 0.1 + 0.2, 0.1f, 1.0f / 3, -7f,
    ];

    static readonly object[] Extremes = [ulong.MaxValue, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 1e300, 5e-324, double.MaxValue, float.MaxValue];

    static readonly object[] Moments =
    [
        new DateTime(2026, 1, 2), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTime(2026, 12, 31, 23, 59, 59).AddTicks(1230000),
        new DateTime(2026, 1, 2, 3, 4, 5, 60, DateTimeKind.Local), DateTime.MinValue,
    ];

    static readonly object[] Zoned =
    [
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new DateTimeOffset(2026, 6, 30, 23, 4, 5, 678, TimeSpan.FromHours(-3.5)),
        new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.FromHours(14)),
    ];

    static readonly object[] Days = [new DateOnly(2026, 1, 2), DateOnly.MinValue, DateOnly.MaxValue];

    static readonly object[] Times = [new TimeOnly(3, 4, 5), new TimeOnly(23, 59, 59, 999), TimeOnly.MinValue, new TimeSpan(3, 4, 5), new TimeSpan(0, 23, 59, 59, 250)];

    static readonly object[] Bytes = [Array.Empty<byte>(), new byte[] { 0, 1, 0xff, 0x5c, 0x27 }, ValueList.Create<byte>([1, 2, 3])];

    static readonly object[] Ids = [new Guid("0102030405060708090a0b0c0d0e0fAB"), Guid.Empty];

    static readonly object[] Truths = [true, false];

    [DatabaseFact]
    public void Texts_are_the_same_both_ways() => AssertSame("text", Texts);

    [DatabaseFact]
    public void Short_texts_are_the_same_both_ways() => AssertSame("string(50)", Texts);

    [DatabaseFact]
    public void Numbers_are_the_same_both_ways()
    {
        AssertSame("decimal(38, 10)", Numbers);
        // SQL Server has no numbers as small as the least, and takes the widest decimals of a statement into one type.
        object[] extremes = IsSqlServer ? [.. Extremes.Where(number => Convert.ToDouble(number, null) > 1 || number is double and < 0)] : Extremes;
        AssertSame("double", [.. Numbers, .. extremes]);
        AssertSame("bigint", [.. Numbers.Where(number => Convert.ToDouble(number, null) == Math.Floor(Convert.ToDouble(number, null)))]);
        AssertSame("int", [1.5m, 2.5, -0.5m, 2.4999f, 5.00m]);
        // A number for a column of texts becomes the text that the server makes of it.
        AssertSame("text", IsSqlServer ? [0, -1, long.MaxValue, 1.5m, 0.1, -2.5, 1e15, 1.0 / 3, 1e300, 1e-7, 1234567.0, 0.1f] : [.. Numbers, .. Extremes]);
        if (IsSqlServer)
            return;
        AssertSame(IsSqlite ? "ANY_THING" : "numeric", [.. Numbers, .. Extremes]);
        if (IsSqlite)
            AssertSame("BLOB", [.. Numbers, .. Extremes, .. Texts, .. Bytes, .. Truths, .. Moments]);
    }

    [DatabaseFact]
    public void Any_fractions_are_the_same_both_ways()
    {
        var random = new Random(20261122);
        AssertSame("double", [.. Enumerable.Range(0, 400).Select(_ => (object)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20))))]);
        AssertSame("decimal(38, 20)", [.. Enumerable.Range(0, 400).Select(_ => (object)new decimal(random.Next(), random.Next(1 << 20), 0, false, (byte)random.Next(20)))]);
    }

    [DatabaseFact]
    public void Dates_and_times_are_the_same_both_ways()
    {
        AssertSame("datetime", Moments);
        AssertSame("datetimeoffset", [.. Moments, .. Zoned]);
        AssertSame("date", [.. Days, .. Moments]);
        AssertSame("time", Times);
        AssertSame("text", [.. Moments, .. Zoned, .. Days, .. Times]);
        if (Settings.Provider == "PostgreSql")
            AssertSame("interval", [.. Times, new TimeSpan(40, 1, 2, 3), -new TimeSpan(1, 2, 3), TimeSpan.FromTicks(10)]);
    }

    [DatabaseFact]
    public void Bytes_ids_and_truths_are_the_same_both_ways()
    {
        AssertSame("binary", Bytes);
        AssertSame("guid", Ids);
        AssertSame("text", [.. Ids, .. Truths]);
        AssertSame("bool", Truths);
    }

    [DatabaseFact]
    public void Texts_find_their_type_as_literals_do()
    {
        AssertSame("int", ["5", "-7"]);
        AssertSame("date", ["2026-01-01"]);
        AssertSame("datetimeoffset", [IsSqlServer ? "2026-01-01 10:00:00 +02:00" : "2026-01-01 10:00:00+02"]);
        AssertSame("bool", IsSqlite ? ["1", "0"] : IsSqlServer ? ["true", "False", "1"] : ["true", "f", "1"]);
        AssertSame("guid", ["01020304-0506-0708-090a-0b0c0d0e0fab"]);
        AssertSame("json", ["{\"a\": [1, 2.50, \"x\"]}", "null"]);
        AssertSame("decimal(10, 2)", IsSqlServer ? ["1.50", "-7"] : ["1.50", "1e2"]);
        if (Settings.Provider == "PostgreSql")
        {
            AssertSame("integer[]", ["{1,2,NULL}"]);
            AssertSame("inet", ["10.0.0.1/8"]);
            AssertSame("binary", ["\\x00ff"]);
        }
    }

    [DatabaseFact]
    public void Values_of_several_kinds_share_a_column() => AssertSame("text", ["abc", 5, 1.5m, new DateOnly(2026, 1, 2), null!, "x", true]);

    [DatabaseFact]
    public void Rows_are_found_by_values_of_every_kind()
    {
        object[] values = IsSqlite ? [5, "five", new DateOnly(2026, 1, 2), new byte[] { 1 }] : [5];
        foreach (var value in values)
        {
            Make("t", IsSqlite ? "BLOB" : "int");
            Run(
                new InsertRows(new(null, "t"), ["n", "v"], [[1, value], [2, null], [3, value]]),
                new UpdateRows(new(null, "t"), [new("n", new SqlExpression(new("n + 10")))], [new("v", value), new("n", 3)]),
                new DeleteRows(new(null, "t"), [new("v", null)]));
            Assert.Equal(["1", "13"], Database.Lines("SELECT n FROM t ORDER BY n"));
            Run(new DeleteRows(new(null, "t"), []) { Condition = new("n > 1") }, new UpdateRows(new(null, "t"), [new("v", null)], []));
            Assert.Equal(["1|NULL"], Database.Lines("SELECT n, v FROM t"));
            Database.Execute("DROP TABLE t");
        }
    }

    [DatabaseFact]
    public void Dates_find_dates_and_texts_find_numbers()
    {
        Run(new CreateTable(new(new(null, "t"), [new("n", new("int")), new("day", new("date"))])));
        Run(
            new InsertRows(new(null, "t"), ["n", "day"], [["1", "2026-01-02"], [2, new DateOnly(2026, 1, 3)]]),
            new DeleteRows(new(null, "t"), [new("n", "1"), new("day", new DateOnly(2026, 1, 2))]));
        Assert.Equal(["2"], Database.Lines("SELECT n FROM t"));
    }

    [DatabaseFact]
    public void Numbered_columns_take_the_value_that_is_given()
    {
        Run(new CreateTable(new(new(null, "t"), [new("id", new("bigint")) { Identity = new() { Always = !IsSqlite }, Nullable = false }, new("v", new("int"))])
        {
            PrimaryKey = new(["id"]),
        }));
        Run(new InsertRows(new(null, "t"), ["id", "v"], [[70, 1], [80, 2]]), new InsertRows(new(null, "t"), ["v"], [[3]]), new InsertRows(new(null, "t"), [], [[]]));
        Assert.Equal(4, Database.Lines("SELECT id FROM t").Count);
        Assert.Equal(["70|1", "80|2"], Database.Lines("SELECT id, v FROM t WHERE id IN (70, 80) ORDER BY id"));
    }

    [DatabaseFact]
    public void Computed_columns_refuse_values()
    {
        Run(new CreateTable(new(new(null, "t"), [new("n", new("int")), new("twice", new("int")) { Computed = new(new("n * 2"), true) }])));
        Run(new InsertRows(new(null, "t"), ["n"], [[4]]));
        Assert.Equal("8", Database.One("SELECT twice FROM t"));
        Fails("SqlFailed", () => Run(new InsertRows(new(null, "t"), ["n", "twice"], [[1, 1]])));
    }

    [DatabaseFact]
    public void A_failure_names_the_origin_of_the_rows()
    {
        var origin = new SourcePosition("body.ps1", 12, 5);
        Run(new CreateTable(new(new(null, "t"), [new("n", new("int")) { Nullable = false }])));
        var error = Fails("SqlFailed", () => Run(
            new InsertRows(new(null, "t"), ["n"], [[1]]), new InsertRows(new(null, "t"), ["n"], [[null]]) { Origin = origin }));
        Assert.Equal(origin, error.Position);
        Assert.Empty(Database.Lines("SELECT n FROM t"));
    }

    int revisions;

    void Run(params Operation[] operations)
    {
        var (id, parent) = ($"r{revisions + 1}", revisions == 0 ? "" : $"r{revisions}");
        Project.Operations(id, parent, (_, apply) => Array.ForEach(operations, apply));
        Upgrade();
        revisions++;
    }

    void Make(string table, string type) => Database.Execute(
        [.. DialectRegistry.Get(Settings.Provider).Generator.Generate(
            new CreateTable(new(new(null, table), [new("n", new("int")), new("v", new(type))])))!.Select(statement => statement.Text)]);

    // The literals go through the driver as the text of a script would, the parameters through the engine.
    void AssertSame(string type, object[] values)
    {
        var (insert, select, byLiterals) = AssertParameters(type, values);
        // So many more that the rows are loaded.
        var filler = Enumerable.Range(0, 1000).Select(i => ValueList.Create<object?>([i + 100_000, null]));
        Run(insert with { Rows = [.. insert.Rows, .. filler] });
        Assert.Equal(byLiterals, Database.Lines(select).Take(values.Length));
        Assert.Equal(values.Length + 1000, Observer.Events.OfType<RowsLoaded>().Last().Count);
        Database.Execute($"DROP TABLE \"{T.Name}\"");
    }

    (InsertRows Insert, string Select, IReadOnlyList<string> Rows) AssertParameters(string type, object[] values)
    {
        Make(T.Name, type);
        var insert = new InsertRows(T, ["n", "v"], [.. values.Select((value, i) => ValueList.Create<object?>([i, value]))]);
        var statements = DialectRegistry.Get(Settings.Provider).Generator.Generate(insert)!;
        Database.Execute([.. statements.Select(statement => statement.Text)]);
        var shown = IsSqlite ? "typeof(v) || ' ' || quote(v)" : !IsSqlServer ? "v::text" : type switch
        {
            "double" => "CONVERT(nvarchar(60), v, 2)",
            "binary" => "CONVERT(nvarchar(max), v, 1)",
            _ => "CAST(v AS nvarchar(max))",
        };
        var select = $"SELECT n, {shown} FROM \"{T.Name}\" ORDER BY n";
        var byLiterals = Database.Lines(select);
        Database.Execute($"DELETE FROM \"{T.Name}\"");
        Run(insert);
        Assert.Equal(values.Length, byLiterals.Count);
        Assert.Equal(byLiterals, Database.Lines(select));
        Database.Execute($"DELETE FROM \"{T.Name}\"");
        return (insert, select, byLiterals);
    }
}

public sealed class SqliteRow() : RowSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlRow() : RowSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerRow() : RowSpecification(DatabaseKind.SqlServer)
{
    [DatabaseFact]
    public void Loaded_rows_find_their_columns_whatever_they_are_called_and_leave_defaults_to_the_others()
    {
        TableName table = new(null, "o'rder]");
        Column[] columns =
        [
            new("a]b", new("int")) { Nullable = false }, new("[c]", new("string(9)")), new("Dé", new("int")),
            new("made", new("int")) { Nullable = false, Default = new(null, 7) }, new("noted", new("int")) { Default = new(null, 8) },
        ];
        var rows = Enumerable.Range(0, 1500).Select(i => ValueList.Create<object?>([i, $"x{i}", null])).ToValueList();
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(new CreateTable(new(table, [.. columns])));
            apply(new InsertRows(table, ["A]B", "[C]", "dÉ"], rows));
        });
        Upgrade();
        Assert.Equal(1500, Assert.Single(Observer.Events.OfType<RowsLoaded>()).Count);
        Assert.Equal("1500|1499|0|7|8", Database.One("SELECT count(*), max([a]]b]), count([Dé]), min(made), min(noted) FROM [o'rder]]]"));
        // A NULL for a column with a default beside one that is left to its default.
        var more = rows.Select(row => ValueList.Create<object?>([row[0], null])).ToValueList();
        Project.Operations("b2", "a1", (_, apply) => apply(new InsertRows(table, ["a]b", "noted"], more)));
        Upgrade();
        Assert.Equal("1500|7", Database.One("SELECT count(*), min(made) FROM [o'rder]]] WHERE noted IS NULL"));
        // A NULL for every column that has a default.
        var all = rows.Select(row => ValueList.Create<object?>([row[0], 1, null])).ToValueList();
        Project.Operations("c3", "b2", (_, apply) => apply(new InsertRows(table, ["a]b", "made", "noted"], all)));
        Upgrade();
        Assert.Equal("1500", Database.One("SELECT count(*) FROM [o'rder]]] WHERE made = 1 AND noted IS NULL"));
    }
}
