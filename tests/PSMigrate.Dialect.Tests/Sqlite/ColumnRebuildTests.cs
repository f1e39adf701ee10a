using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sqlite;

/// <summary>Columns that are added, dropped, renamed and changed where ALTER TABLE cannot do it.</summary>
public sealed class ColumnRebuildTests : RebuildTest
{
    public ColumnRebuildTests() => Database.Execute(
        "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT, b TEXT, n INT)",
        "INSERT INTO t (a, b, n) VALUES ('1', 'x', 10), ('2.5', 'y', NULL), (NULL, 'z', 30)");

    [Fact]
    public void Columns_that_add_column_refuses()
    {
        Database.Execute("CREATE TABLE other (id INTEGER PRIMARY KEY)", "INSERT INTO other VALUES (5)");
        Run(
            new AddColumn(T("t"), new("made", new("datetime")) { Nullable = false, Default = new(new DialectText("date('2026-01-02')")) }),
            new AddColumn(T("t"), new("today", new("date")) { Default = new(new DialectText("CURRENT_DATE")) }),
            new AddColumn(T("t"), new("twice", new("int")) { Computed = new(new("n * 2")) }),
            new AddColumn(T("t"), new("owner", new("int")) { Default = new(null, 5) }, new(["owner"], T("other"), ["id"], "fk_owner")),
            new AddConstraint(T("t"), new UniqueConstraint(["b"], "uq_b")));
        Assert.Equal(["1|2026-01-02|20|5", "2|2026-01-02|NULL|5", "3|2026-01-02|60|5"], Database.Lines("SELECT id, made, twice, owner FROM t"));
        Assert.Equal("0", Database.One("SELECT count(*) FROM t WHERE today IS NULL OR today = 'CURRENT_DATE'"));
        Assert.Equal(1, Rebuilds);
        Assert.Equal("fk_owner", Assert.Single(ReadTable("t").ForeignKeys).Name);
        Assert.Equal("4", Database.One("INSERT INTO t (b) VALUES ('w') RETURNING id"));
    }

    [Fact]
    public void A_column_without_a_value_for_the_rows_is_refused_with_their_number()
    {
        var error = Refused("RowsWithoutValue", new AddColumn(T("t"), new("c", new("int")) { Nullable = false }));
        Assert.StartsWith("3 rows of table 't' have no value in column 'c'", error.Message, StringComparison.Ordinal);
        Assert.Contains("default", error.Remedy!, StringComparison.Ordinal);
        error = Refused("RowsWithoutValue", new AlterColumn(T("t"), "a") { Nullable = false, Origin = new("x.ps1", 3, 5) });
        Assert.StartsWith("1 row of table 't' has no value in column 'a'", error.Message, StringComparison.Ordinal);
        Assert.Equal(new("x.ps1", 3, 5), error.Position);
        Database.Execute("DELETE FROM t");
        Run(new AddColumn(T("t"), new("c", new("int")) { Nullable = false }));
        Assert.False(ReadTable("t").Columns[4].Nullable);
    }

    [Fact]
    public void Add_only_what_is_not_there_and_drop_only_what_is()
    {
        Run(
            new AddColumn(T("t"), new("A", new("int")), IfNotExists: true), new AddColumn(T("t"), new("c", new("int")), IfNotExists: true),
            new DropColumn(T("t"), "nosuch", IfExists: true), new DropColumn(T("t"), "n", IfExists: true));
        Assert.Equal(["id", "a", "b", "c"], ReadTable("t").Columns.Select(column => column.Name));
        Run(new AddColumn(T("t"), new("c", new("int")), IfNotExists: true), new DropColumn(T("t"), "n", IfExists: true));
        Assert.Equal(0, Rebuilds);
        Refused("ColumnExists", new AddColumn(T("t"), new("c", new("int")) { Computed = new(new("1")) }));
        Refused("ColumnMissing", new DropColumn(T("t"), "n"));
    }

    [Fact]
    public void A_column_goes_with_what_is_about_it_alone()
    {
        Database.Execute(
            "CREATE TABLE d (a INT CONSTRAINT ck CHECK (a > 0) UNIQUE, b INT, c INT, UNIQUE (b), CHECK (c <> 3), CONSTRAINT bc UNIQUE (c, b))",
            "CREATE INDEX ix_a ON d (a) WHERE a > 1", "CREATE INDEX ix_c ON d (c)", "INSERT INTO d VALUES (1, 2, 4)");
        Run(new DropColumn(T("d"), "a"));
        Assert.Equal("2|4", Database.One("SELECT * FROM d"));
        var error = Refused("ColumnInUse", new DropColumn(T("d"), "b"));
        Assert.Contains("constraint 'bc'", error.Message, StringComparison.Ordinal);
        Run(new DropConstraint(T("d"), ConstraintKind.Unique, "bc"), new DropColumn(T("d"), "b"));
        Assert.Equal("CREATE TABLE \"d\" (\n    \"c\" INT,\n    CHECK (c <> 3)\n)", Sql("d"));
        Assert.Equal(["ix_c"], ReadTable("d").Indexes.Select(index => index.Name));
        error = Refused("NotSupportedByProvider", new DropColumn(T("d"), "c"));
        Assert.Contains("the only column", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE VIEW v AS SELECT upper(t.\"B\") AS u FROM t", "view 'v'")]
    [InlineData("CREATE TRIGGER tr AFTER UPDATE OF b ON t BEGIN SELECT 1; END", "trigger 'tr'")]
    [InlineData("CREATE TRIGGER tr AFTER INSERT ON o BEGIN INSERT INTO t (b) VALUES (1); END", "trigger 'tr'")]
    [InlineData("CREATE INDEX ix ON t (a) WHERE b > 1", "index 'ix'")]
    [InlineData("CREATE INDEX ix ON t (lower(b), a)", "index 'ix'")]
    [InlineData("ALTER TABLE t ADD COLUMN g INT AS (length(b))", "the definition of column 'g'")]
    [InlineData("ALTER TABLE t ADD COLUMN g INT CHECK (g > b)", "the definition of column 'g'")]
    [InlineData("CREATE UNIQUE INDEX ux ON t (b); CREATE TABLE kid (x TEXT CONSTRAINT fk REFERENCES t (b))", "foreign key 'fk' of table 'kid'")]
    public void A_column_that_something_else_uses_is_refused_by_name(string sql, string user)
    {
        Database.Execute("CREATE TABLE o (i)", sql);
        var error = Refused("ColumnInUse", new DropColumn(T("t"), "b"));
        Assert.Equal($"Column 'b' of table 't' is used by {user}.", error.Message);
    }

    [Fact]
    public void A_view_that_means_another_tables_column_is_no_obstacle()
    {
        Database.Execute("CREATE TABLE o (b TEXT, t INT)", "CREATE VIEW fine AS SELECT o.b, t.a FROM o JOIN t ON t.id = o.t");
        Run(new DropColumn(T("t"), "b"));
        Assert.Empty(Database.Lines("SELECT * FROM fine"));
        Database.Execute("CREATE TABLE p (n INT)", "CREATE VIEW broken AS SELECT x.n FROM p JOIN t AS x");
        var error = Refused("SqlFailed", new DropColumn(T("t"), "n"));
        Assert.Contains("no such column: x.n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_convert_and_what_does_not_is_refused()
    {
        Run(new AlterColumn(T("t"), "a") { Type = new("double") }, new AlterColumn(T("t"), "n") { Type = new("text") });
        Assert.Equal(["real|1|text|10", "real|2.5|null|NULL", "null|NULL|text|30"], Database.Lines("SELECT typeof(a), a, typeof(n), n FROM t"));
        Assert.Equal(["INTEGER", "REAL", "TEXT", "TEXT"], ReadTable("t").Columns.Select(column => column.Type.Default));
        var error = Refused("RowsNotConvertible", new AlterColumn(T("t"), "b") { Type = new("int") });
        Assert.StartsWith("3 rows of table 't' have a value in column 'b' that is no number", error.Message, StringComparison.Ordinal);
        Run(new AlterColumn(T("t"), "b") { Type = new("int"), Using = new("unicode(b) - unicode('w')"), Nullable = false });
        Assert.Equal(["1", "2", "3"], Database.Lines("SELECT b FROM t"));
    }

    [Fact]
    public void Every_attribute_alone()
    {
        Run(new AlterColumn(T("t"), "b") { Default = new(new(new DialectText("lower('X')"))) });
        Run(new AlterColumn(T("t"), "b") { Nullable = false });
        Run(new AlterColumn(T("t"), "b") { Collation = new("NOCASE") });
        Assert.Equal(new Column("b", new("TEXT")) { Nullable = false, Default = new(new DialectText("lower('X')")), Collation = "NOCASE" }, ReadTable("t").Columns[2]);
        Assert.Equal("2", Database.One("SELECT id FROM t WHERE b = 'Y'"));
        Run(new AlterColumn(T("t"), "b") { Default = new((ColumnDefault?)null), Collation = new((string?)null), Nullable = true });
        Assert.Equal(new Column("b", new("TEXT")), ReadTable("t").Columns[2]);
        Run(new AlterColumn(T("t"), "n") { Computed = new(new Computed(new("length(b)"), Stored: false)) });
        Assert.Equal(["1", "1", "1"], Database.Lines("SELECT n FROM t"));
        Run(new AlterColumn(T("t"), "n") { Computed = new((Computed?)null) });
        Assert.Equal(["1", "1", "1"], Database.Lines("SELECT n FROM t"));
        Assert.Null(ReadTable("t").Columns[3].Computed);
    }

    [Fact]
    public void Numbering_is_taken_away_and_given()
    {
        Run(new AlterColumn(T("t"), "id") { Identity = new((Identity?)null) });
        Assert.Null(ReadTable("t").Columns[0].Identity);
        Assert.Equal(["1", "2", "3"], Database.Lines("SELECT id FROM t"));
        Run(new AlterColumn(T("t"), "id") { Identity = new(new Identity()) });
        Assert.NotNull(ReadTable("t").Columns[0].Identity);
        Assert.Equal("4", Database.One("INSERT INTO t (a) VALUES ('n') RETURNING id"));
        Refused("NotSupportedByProvider", new AlterColumn(T("t"), "n") { Identity = new(new Identity()) });
    }

    [Fact]
    public void Names_change_within_one_rebuild()
    {
        Database.Execute("CREATE VIEW v AS SELECT b, n FROM t", "CREATE TRIGGER tr AFTER UPDATE OF b ON t BEGIN SELECT NEW.n; END", "CREATE INDEX ix ON t (n DESC, lower(b))");
        Run(
            new AlterColumn(T("t"), "b") { Nullable = false },
            new RenameColumn(T("t"), "b", "tmp"), new RenameColumn(T("t"), "n", "b"), new RenameColumn(T("t"), "tmp", "n"),
            new AlterColumn(T("t"), "n") { Default = new(new(null, "new")) },
            new AddConstraint(T("t"), new CheckConstraint(new("length(n) > 0 AND b IS NOT 7"), "ck")),
            new RenameColumn(T("t"), "a", "first"), new AddColumn(T("t"), new("a", new("int")) { Computed = new(new("coalesce(b, 0) + 1")) }),
            new CreateIndex(T("t"), new("ix2", [new("first"), new(null, new("n || 'x'"))])));
        Assert.Equal(1, Rebuilds);
        Assert.Equal(["1|1|x|10|11", "2|2.5|y|NULL|1", "3|NULL|z|30|31"], Database.Lines("SELECT id, first, n, b, a FROM t"));
        Assert.Equal(["x|10", "y|NULL", "z|30"], Database.Lines("SELECT * FROM v"));
        var table = ReadTable("t");
        Assert.Equal(["id", "first", "n", "b", "a"], table.Columns.Select(column => column.Name));
        Assert.Equal(["b", "lower(n)"], table.Indexes[0].Columns.Select(column => column.Name ?? column.Expression!.Default));
        Assert.Equal("first", table.Indexes[1].Columns[0].Name);
        Assert.Equal("'new'", table.Columns[2].Default!.Sql!.Default);
        Assert.ThrowsAny<Exception>(() => Database.Execute("UPDATE t SET b = 7 WHERE id = 1"));
        Database.Execute("UPDATE t SET n = 'changed'");
    }

    [Fact]
    public void Indexes_alone_rebuild_nothing()
    {
        Database.Execute("CREATE UNIQUE INDEX \"old ix\" ON t (b COLLATE NOCASE DESC) WHERE n > 5");
        Run(new RenameIndex(T("t"), "old ix", "new.ix"), new RenameColumn(T("t"), "b", "c"), new CreateIndex(T("t"), new("ix2", [new("c")])));
        Assert.Equal(0, Rebuilds);
        Assert.Equal("CREATE UNIQUE INDEX \"new.ix\" ON t (\"c\" COLLATE NOCASE DESC) WHERE n > 5", Sql("new.ix"));
        Assert.Equal(["ix2", "new.ix"], ReadTable("t").Indexes.Select(index => index.Name));
        Refused("IndexMissing", new RenameIndex(T("t"), "old ix", "x"));
        Refused("IndexExists", new RenameIndex(T("t"), "ix2", "new.ix"));
        Run(new RenameIndex(T("t"), "ix2", "ix3"), new DropIndex("new.ix", T("t")), new DropIndex("nosuch", T("t"), IfExists: true));
        Assert.Equal(["ix3"], ReadTable("t").Indexes.Select(index => index.Name));
    }

    [Fact]
    public void What_alter_table_can_do_it_does()
    {
        Run(
            new AddColumn(T("t"), new("c", new("string(5)")) { Nullable = false, Default = new(null, "it's") }),
            new AddColumn(T("t"), new("v", new("int")) { Computed = new(new("n + 1"), Stored: false) }),
            new RenameColumn(T("t"), "c", "d"), new RenameTable(T("t"), "t2"));
        Assert.Equal(0, Rebuilds);
        Assert.Equal(["it's|11", "it's|NULL", "it's|31"], Database.Lines("SELECT d, v FROM t2"));
    }

    [Fact]
    public void Sql_between_operations_sees_each_of_them()
    {
        Run(
            new AlterColumn(T("t"), "b") { Nullable = false }, new ExecuteSql(new("INSERT INTO t (b) VALUES ('q')")),
            new AddConstraint(T("t"), new UniqueConstraint(["b"])), new DropColumn(T("t"), "a"), new CreateTable(new(T("u"), [new("i", new("int"))])),
            new AlterColumn(T("u"), "i") { Nullable = false });
        Assert.Equal(3, Rebuilds);
        Assert.Equal(["x", "y", "z", "q"], Database.Lines("SELECT b FROM t ORDER BY id"));
    }
}
