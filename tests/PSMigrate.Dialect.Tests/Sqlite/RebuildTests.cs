using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sqlite;

/// <summary>What a table that is made anew keeps, and what becomes of what refers to it.</summary>
public sealed class RebuildTests : RebuildTest
{
    static readonly AlterColumn Change = new(T("parent"), "name") { Nullable = false };

    void Parent(string more = "", string options = "") => Database.Execute(
        $"CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT{more}){options}",
        "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INT REFERENCES parent (id) ON DELETE CASCADE, note TEXT)",
        "INSERT INTO parent (id, name) VALUES (1, 'one'), (2, 'two'), (7, 'it''s')",
        "INSERT INTO child VALUES (10, 1, 'a'), (20, 2, 'b'), (30, 7, 'c')");

    [Fact]
    public void Rows_and_the_rows_that_refer_to_them()
    {
        Parent();
        Run(Change);
        Assert.Equal(["1|one", "2|two", "7|it's"], Database.Lines("SELECT * FROM parent ORDER BY id"));
        Assert.Equal(["10|1|a", "20|2|b", "30|7|c"], Database.Lines("SELECT * FROM child ORDER BY id"));
        Assert.Equal("CREATE TABLE child (id INTEGER PRIMARY KEY, parent INT REFERENCES parent (id) ON DELETE CASCADE, note TEXT)", Sql("child"));
        Assert.Equal("parent", Database.One("SELECT \"table\" FROM pragma_foreign_key_list('child')"));
        // The reference is alive: with enforcement on, the cascade fires.
        Database.Execute("PRAGMA foreign_keys = ON; DELETE FROM parent WHERE id = 1");
        Assert.Equal(["20", "30"], Database.Lines("SELECT id FROM child ORDER BY id"));
        Assert.Equal(1, Rebuilds);
    }

    [Fact]
    public void Row_numbers_that_no_column_has()
    {
        Database.Execute("CREATE TABLE t (a TEXT)", "INSERT INTO t (rowid, a) VALUES (5, 'x'), (900, 'y')");
        Run(new AlterColumn(T("t"), "a") { Nullable = false });
        Assert.Equal(["5|x", "900|y"], Database.Lines("SELECT rowid, a FROM t"));
    }

    [Fact]
    public void Row_numbers_under_the_name_that_is_left()
    {
        Database.Execute("CREATE TABLE t (rowid TEXT, oid TEXT)", "INSERT INTO t (_rowid_, rowid) VALUES (5, 'x')");
        Run(new AlterColumn(T("t"), "oid") { Default = new(new(null, "n")) });
        Assert.Equal("5|x|NULL", Database.One("SELECT _rowid_, rowid, oid FROM t"));
    }

    [Fact]
    public void Indexes_of_every_sort()
    {
        Parent(", code TEXT, day TEXT");
        Database.Execute(
            "CREATE UNIQUE INDEX \"ux ]code\" ON parent (code COLLATE NOCASE DESC) WHERE code IS NOT NULL",
            "CREATE INDEX ix_lower ON parent (lower(name), day DESC)",
            "CREATE INDEX [ix.partial] ON parent(day) WHERE parent.name > 'a;b'");
        var before = Dump();
        Run(new AlterColumn(T("parent"), "day") { Default = new(new(null, "today")) });
        var after = Dump();
        Assert.Equal(before.Where(line => line.StartsWith("index", StringComparison.Ordinal)), after.Where(line => line.StartsWith("index", StringComparison.Ordinal)));
        Assert.Equal(3, after.Count(line => line.StartsWith("index|", StringComparison.Ordinal)));
        Assert.Equal("ix_lower", Database.One("SELECT 'ix_lower' FROM pragma_index_list('parent') WHERE name = 'ix_lower'"));
    }

    [Fact]
    public void Triggers_of_the_table_and_of_others_that_write_it()
    {
        Parent();
        Database.Execute(
            "CREATE TABLE log (what TEXT)",
            "CREATE TRIGGER \"on parent; '\" AFTER INSERT ON parent BEGIN INSERT INTO log VALUES ('p' || NEW.id); END",
            "CREATE TRIGGER parent_name BEFORE UPDATE OF name ON parent WHEN NEW.name = 'x' BEGIN SELECT raise(ABORT, 'no x'); END",
            "CREATE TRIGGER child_made AFTER INSERT ON child BEGIN UPDATE parent SET name = name || '+' WHERE id = NEW.parent; END");
        var before = Dump().Where(line => line.StartsWith("trigger", StringComparison.Ordinal)).ToList();
        Run(Change);
        Assert.Equal(before, Dump().Where(line => line.StartsWith("trigger", StringComparison.Ordinal)));
        Assert.Empty(Database.Lines("SELECT * FROM log"));
        Database.Execute("INSERT INTO parent VALUES (8, 'new')", "INSERT INTO child VALUES (40, 8, '')");
        Assert.Equal("p8", Database.One("SELECT what FROM log"));
        Assert.Equal("new+", Database.One("SELECT name FROM parent WHERE id = 8"));
        Assert.Contains("no x", Assert.ThrowsAny<Exception>(() => Database.Execute("UPDATE parent SET name = 'x'")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_and_what_stands_on_views()
    {
        Parent();
        Database.Execute(
            "CREATE VIEW names AS SELECT p.name, count(c.id) AS children FROM parent p LEFT JOIN child c ON c.parent = p.id GROUP BY p.id",
            "CREATE VIEW shouted AS SELECT upper(name) AS name FROM names",
            "CREATE TRIGGER renamed INSTEAD OF UPDATE ON names BEGIN UPDATE parent SET name = NEW.name WHERE name = OLD.name; END");
        var before = Dump().Where(line => line.StartsWith("view", StringComparison.Ordinal)).ToList();
        Run(Change);
        Assert.Equal(before, Dump().Where(line => line.StartsWith("view", StringComparison.Ordinal)));
        Assert.Equal(["IT'S", "ONE", "TWO"], Database.Lines("SELECT name FROM shouted ORDER BY 1"));
        Database.Execute("UPDATE names SET name = 'eins' WHERE name = 'one'");
        Assert.Equal("eins", Database.One("SELECT name FROM parent WHERE id = 1"));
    }

    [Fact]
    public void A_view_that_was_broken_before_does_not_matter()
    {
        Parent();
        Database.Execute("CREATE TABLE gone (i)", "CREATE VIEW broken AS SELECT * FROM gone", "DROP TABLE gone");
        Run(Change);
        Assert.Equal(["one", "two", "it's"], Database.Lines("SELECT name FROM parent ORDER BY id"));
    }

    [Fact]
    public void Autoincrement_goes_on_where_it_was()
    {
        Database.Execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)", "INSERT INTO t (id, a) VALUES (1, 'x'), (50, 'y')", "DELETE FROM t WHERE id = 50",
            "CREATE TABLE emptied (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)", "INSERT INTO emptied (id) VALUES (77)", "DELETE FROM emptied");
        Run(new AlterColumn(T("t"), "a") { Nullable = false }, new AlterColumn(T("emptied"), "a") { Nullable = false });
        Assert.Equal(["emptied|77", "t|50"], Database.Lines("SELECT name, seq FROM sqlite_sequence WHERE name IN ('t', 'emptied') ORDER BY 1"));
        Database.Execute("INSERT INTO t (a) VALUES ('z')", "INSERT INTO emptied (a) VALUES ('z')");
        Assert.Equal("51|78", Database.One("SELECT (SELECT max(id) FROM t), (SELECT max(id) FROM emptied)"));
        Assert.Equal("2", Database.One("SELECT count(*) FROM sqlite_sequence WHERE name NOT LIKE 'migration%'"));
    }

    [Fact]
    public void Strict_without_rowid_checks_collations_computed_columns_and_conflict_clauses()
    {
        Database.Execute(
            """
            CREATE TABLE t (
                a TEXT NOT NULL ON CONFLICT FAIL COLLATE NOCASE CONSTRAINT ux_a UNIQUE ON CONFLICT REPLACE, -- the first; really
                b INT DEFAULT (1 + 2) CHECK (t.b > 0) /* not , here */,
                c INT GENERATED ALWAYS AS (b * 2) STORED,
                d INT AS (b + 1),
                e INT NULL REFERENCES t (k) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
                k INT,
                CONSTRAINT pk PRIMARY KEY (k DESC, a COLLATE BINARY) ON CONFLICT ABORT
                CHECK (a <> ',') CONSTRAINT "ck )" CHECK (k > 0 AND b <> 9)
                UNIQUE (k)
            ) STRICT, WITHOUT ROWID
            """,
            "INSERT INTO t (a, b, k) VALUES ('x', 5, 1), ('y', 6, 2)");
        var before = ReadTable("t");
        Assert.Equal(["k > 0 AND b <> 9", "b > 0", "a <> ','"], before.Checks.Select(check => check.Condition.Default));
        var indexes = Database.Lines("SELECT origin, \"unique\", partial FROM pragma_index_list('t') ORDER BY 1, 2, 3");
        Run(new AlterColumn(T("t"), "b") { Default = new(new(null, 8)) });
        Assert.Equal(["x|5|10|6|NULL|1", "y|6|12|7|NULL|2"], Database.Lines("SELECT * FROM t ORDER BY k"));
        var after = ReadTable("t");
        Assert.Equal(["k > 0 AND b <> 9", "b > 0", "a <> ','"], after.Checks.Select(check => check.Condition.Default));
        Assert.Equal("8", after.Columns[1].Default!.Sql!.Default);
        Assert.Equal(
            before with { Columns = [], Checks = [] },
            after with { Columns = [], Checks = [] });
        Assert.Equal(before.Columns.Where(column => column.Name != "b"), after.Columns.Where(column => column.Name != "b"));
        Assert.Equal(indexes, Database.Lines("SELECT origin, \"unique\", partial FROM pragma_index_list('t') ORDER BY 1, 2, 3"));
        Assert.Equal("1|1", Database.One("SELECT wr, strict FROM pragma_table_list('t')"));
        foreach (var kept in new[] { "ON CONFLICT FAIL", "UNIQUE ON CONFLICT REPLACE", "(k DESC, a COLLATE BINARY) ON CONFLICT ABORT", "DEFERRABLE INITIALLY DEFERRED", "\"ck )\"" })
            Assert.Contains(kept, Sql("t"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_refers_to_itself()
    {
        Database.Execute(
            "CREATE TABLE node (id INTEGER PRIMARY KEY, up INT REFERENCES node (id), name TEXT)", "INSERT INTO node VALUES (1, NULL, 'a'), (2, 1, 'b')");
        Run(new AlterColumn(T("node"), "name") { Nullable = false });
        Assert.Equal("node", Database.One("SELECT \"table\" FROM pragma_foreign_key_list('node')"));
        Assert.Equal(["1|NULL|a", "2|1|b"], Database.Lines("SELECT * FROM node"));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("quo\"te 'and' `tick`")]
    [InlineData("bra]cket[s")]
    [InlineData("dot.ted")]
    [InlineData("🐘")]
    [InlineData("select")]
    [InlineData("x; DROP TABLE y --")]
    public void Nasty_names(string name)
    {
        var quoted = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Database.Execute(
            $"CREATE TABLE {quoted} ({quoted} TEXT CHECK ({quoted} <> ''), b INT)",
            $"CREATE INDEX {quoted.Insert(1, "ix ")} ON {quoted} ({quoted})",
            $"CREATE TRIGGER {quoted.Insert(1, "tr ")} AFTER INSERT ON {quoted} BEGIN UPDATE {quoted} SET b = 1; END",
            $"INSERT INTO {quoted} VALUES ('x', 5)");
        var before = Dump();
        Run(new AlterColumn(T(name), "b") { Nullable = false }, new AddConstraint(T(name), new UniqueConstraint(["b"], "uq " + name)));
        Run(new AlterColumn(T(name), "b") { Nullable = true }, new DropConstraint(T(name), ConstraintKind.Unique, "uq " + name));
        Assert.Equal(before.Where(line => !line.StartsWith("table", StringComparison.Ordinal)), Dump().Where(line => !line.StartsWith("table", StringComparison.Ordinal)));
        Run(new RenameColumn(T(name), name, "new " + name), new AlterColumn(T(name), "new " + name) { Nullable = false });
        Assert.Equal("x", Database.One($"SELECT {quoted.Insert(1, "new ")} FROM {quoted}"));
    }

    [Fact]
    public void A_name_in_other_letters_is_the_same_table()
    {
        Parent();
        Run(new AlterColumn(T("PARENT"), "NAME") { Nullable = false });
        Assert.Equal("parent", Database.One("SELECT name FROM sqlite_master WHERE name = 'parent'"));
        Assert.False(ReadTable("parent").Columns[1].Nullable);
    }

    [Fact]
    public void A_failing_copy_leaves_everything_as_it_was()
    {
        Parent();
        Database.Execute("CREATE TRIGGER tr AFTER INSERT ON parent BEGIN SELECT 1; END", "UPDATE parent SET name = 'same'");
        var error = Refused("SqlFailed", new AddConstraint(T("parent"), new UniqueConstraint(["name"])));
        Assert.Contains("UNIQUE constraint failed", error.Message, StringComparison.Ordinal);
        Refused("SqlFailed", new AddConstraint(T("parent"), new CheckConstraint(new("name <> 'same'"), "no_same")));
        Refused("ForeignKeyViolation", new AddConstraint(T("parent"), new ForeignKey(["id"], T("child"), ["id"])));
        Database.Execute("UPDATE parent SET name = 'n' || id");
        Run(new AddConstraint(T("parent"), new UniqueConstraint(["name"])));
        Assert.Equal("uq_parent_name", Assert.Single(ReadTable("parent").Uniques).Name);
    }

    [Fact]
    public void A_conflict_clause_drops_no_rows()
    {
        Database.Execute("CREATE TABLE t (a TEXT, b TEXT CONSTRAINT u UNIQUE ON CONFLICT REPLACE)", "INSERT INTO t VALUES ('1', 'x'), ('2', 'y')");
        // Both become the same value; the table's own rule would silently replace the one by the other.
        Refused("SqlFailed", new AlterColumn(T("t"), "b") { Using = new("'z'") });
    }

    [Fact]
    public void A_table_that_is_no_ordinary_one_is_refused()
    {
        Database.Execute("CREATE VIRTUAL TABLE words USING fts5 (text)", "CREATE VIEW v AS SELECT 1 AS a");
        var error = Refused("NotSupportedByProvider", new AlterColumn(T("words"), "text") { Nullable = false });
        Assert.Contains("a virtual table", error.Message, StringComparison.Ordinal);
        Refused("NotSupportedByProvider", new AlterColumn(T("words_content"), "c0") { Nullable = false });
        Refused("TableMissing", new AlterColumn(T("nosuch"), "a") { Nullable = false });
    }

    [Fact]
    public void Foreign_keys_are_refused_by_name_when_two_columns_hold_them()
    {
        Database.Execute("CREATE TABLE pair (a INT, b INT, c INT, PRIMARY KEY (a, b))", "CREATE TABLE half (x INT, y INT, FOREIGN KEY (x, y) REFERENCES pair)");
        var error = Refused("ColumnInUse", new DropConstraint(T("pair"), ConstraintKind.PrimaryKey, null), new DropColumn(T("pair"), "b"));
        Assert.Contains("a foreign key of table 'half'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_an_attached_file()
    {
        using var other = new Support.SqliteTestDatabase("o'ther.db");
        other.Execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)", "CREATE INDEX ix ON t (a)", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET a = 'set'; END",
            "INSERT INTO t (id, a) VALUES (9, 'x')", "DELETE FROM t", "INSERT INTO t (id, a) VALUES (1, 'y')");
        Database.Execute("CREATE TABLE t (a TEXT)");
        var table = new TableName("o th", "t");
        Run(
            new ExecuteSql(new($"ATTACH '{other.Path.Replace("'", "''", StringComparison.Ordinal)}' AS \"o th\"")),
            new AlterColumn(table, "a") { Nullable = false }, new RenameIndex(table, "ix", "ix2"));
        Assert.Equal("1|set", other.One("SELECT * FROM t"));
        Assert.Equal("9", other.One("SELECT seq FROM sqlite_sequence"));
        Assert.Equal(["ix2", "t", "tr"], other.Lines("SELECT name FROM sqlite_master WHERE name <> 'sqlite_sequence' ORDER BY 1"));
        Assert.Equal("CREATE TABLE t (a TEXT)", Sql("t"));
    }

    [Fact]
    public void Without_a_transaction_it_is_refused()
    {
        Parent();
        Project.Operations("a1", "", (_, apply) => apply(Change), transactional: false);
        Fails("RewriteNeedsTransaction", () => Upgrade());
        Assert.Contains("name TEXT)", Sql("parent"), StringComparison.Ordinal);
    }
}
