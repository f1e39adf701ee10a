using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Sqlite;

public sealed class ForeignKeyTests : Support.Specification
{
    public ForeignKeyTests() : base(DatabaseKind.Sqlite) => Database.Execute(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
        "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INT REFERENCES parent (id) ON DELETE CASCADE)",
        "INSERT INTO parent VALUES (1), (2)",
        "INSERT INTO child VALUES (10, 1), (20, 2)");

    [Fact]
    public void No_cascade_fires_while_a_table_is_rebuilt()
    {
        Project.Sql(
            "a1", "",
            """
            CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
            INSERT INTO new_parent (id) SELECT id FROM parent;
            DROP TABLE parent;
            ALTER TABLE new_parent RENAME TO parent;
            """);
        Upgrade();
        Assert.Equal(["10|1", "20|2"], Database.Lines("SELECT id, parent FROM child ORDER BY id"));
        Assert.Equal(["1|NULL", "2|NULL"], Database.Lines("SELECT id, name FROM parent ORDER BY id"));
    }

    [Fact]
    public void Also_without_a_transaction()
    {
        Project.Sql("a1", "", "PRAGMA foreign_keys = ON;", header: "Transaction: off").Sql("b2", "a1", "DELETE FROM parent;\nINSERT INTO parent VALUES (1), (2);");
        Upgrade();
        Assert.Equal(["10|1", "20|2"], Database.Lines("SELECT id, parent FROM child ORDER BY id"));
    }

    [Theory]
    [InlineData("Foreign-Keys: on")]
    [InlineData("Foreign-Keys: on\n-- Transaction: off")]
    public void A_revision_may_have_them_enforced_for_itself(string header)
    {
        Project.Sql("a1", "", "DELETE FROM parent WHERE id = 2;", header: header)
            .Sql("b2", "a1", "DELETE FROM parent;\nINSERT INTO parent VALUES (1);");
        Upgrade();
        Assert.Equal(["10|1"], Database.Lines("SELECT id, parent FROM child ORDER BY id"));
    }

    [Fact]
    public void One_transaction_for_all_cannot_turn_them_on()
    {
        Project.Sql("a1", "", "DELETE FROM parent WHERE id = 2;", header: "Foreign-Keys: on");
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Fails("ForeignKeysInAll", () => Upgrade());
    }

    [Fact]
    public void A_new_violation_fails_before_the_commit()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nDELETE FROM parent WHERE id = 2;");
        var error = Fails("ForeignKeyViolation", () => Upgrade());
        Assert.Contains("row 20 of table child refers to a missing row of parent", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], Database.Lines("SELECT id FROM parent ORDER BY id"));
        Assert.DoesNotContain("t", Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    [Fact]
    public void An_old_violation_does_not()
    {
        Database.Execute("PRAGMA foreign_keys = OFF", "INSERT INTO child VALUES (30, 99)");
        Project.Sql("a1", "", "UPDATE child SET parent = 2 WHERE id = 10;").Sql("b2", "a1", "INSERT INTO child VALUES (40, 98);");
        Fails("ForeignKeyViolation", () => Upgrade());
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Equal(["10|2", "20|2", "30|99"], Database.Lines("SELECT id, parent FROM child ORDER BY id"));
    }

    [Fact]
    public void Old_violations_of_a_table_without_rowids_hide_no_new_ones()
    {
        Database.Execute(
            "PRAGMA foreign_keys = OFF",
            "CREATE TABLE link (a INT PRIMARY KEY, b INT REFERENCES parent (id)) WITHOUT ROWID",
            "INSERT INTO link VALUES (1, 99)");
        Project.Sql("a1", "", "INSERT INTO link VALUES (2, 98);");
        Fails("ForeignKeyViolation", () => Upgrade());
        Assert.Equal(["1|99"], Database.Lines("SELECT a, b FROM link"));
    }

    [Theory]
    [InlineData("CREATE TABLE c2 (p INT REFERENCES parent (id));\nINSERT INTO c2 VALUES (99);")]
    [InlineData("UPDATE parent SET id = 77 WHERE id = 1;")]
    [InlineData("CREATE TRIGGER tr AFTER INSERT ON t0 BEGIN DELETE FROM parent; END;\nINSERT INTO t0 VALUES (1);")]
    [InlineData("INSERT INTO child VALUES (50, 99);\nALTER TABLE child RENAME TO child2;\nALTER TABLE child2 RENAME TO child3;")]
    [InlineData("DROP TABLE parent;\nCREATE TABLE parent (id INTEGER PRIMARY KEY);")]
    [InlineData("CREATE TABLE other (id INTEGER PRIMARY KEY);\nPRAGMA legacy_alter_table = ON;\nDROP TABLE parent;\nALTER TABLE other RENAME TO parent;")]
    [InlineData("REPLACE INTO child VALUES (10, 99);")]
    [InlineData("WITH x AS (SELECT 10 AS i) UPDATE child SET parent = 99 FROM x WHERE id = x.i;")]
    public void Whatever_writes_is_seen(string sql)
    {
        Database.Execute("CREATE TABLE t0 (i INT)");
        Project.Sql("a1", "", "INSERT INTO t0 VALUES (0);").Sql("b2", "a1", sql);
        Fails("ForeignKeyViolation", () => Upgrade());
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [Fact]
    public void A_violation_that_one_step_leaves_is_not_held_against_the_next()
    {
        Database.Execute("PRAGMA foreign_keys = OFF", "INSERT INTO child VALUES (30, 99), (31, 98)");
        Project.Sql("a1", "", "DELETE FROM child WHERE id = 31;").Sql("b2", "a1", "UPDATE child SET parent = 1 WHERE id = 20;")
            .Sql("c3", "b2", "INSERT INTO child VALUES (31, 98);");
        Fails("ForeignKeyViolation", () => Upgrade());
        Assert.Equal(["b2"], Database.VersionRows);
    }

    [Fact]
    public void A_reference_to_what_is_not_unique_is_held_against_the_step_that_makes_it()
    {
        Database.Execute("PRAGMA foreign_keys = OFF", "CREATE TABLE loose (a INT)", "CREATE TABLE old (a INT REFERENCES loose (a))", "INSERT INTO old VALUES (1)");
        Project.Sql("a1", "", "INSERT INTO old VALUES (2);\nINSERT INTO loose VALUES (3);")
            .Sql("b2", "a1", "CREATE TABLE fresh (a INT REFERENCES loose (a));\nINSERT INTO fresh VALUES (1);");
        var error = Fails("ForeignKeyViolation", () => Upgrade());
        Assert.Contains("table fresh refers to columns that are missing or not unique", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [Fact]
    public void All_in_one_transaction_too()
    {
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Project.Sql("a1", "", "DELETE FROM child WHERE parent = 1;").Sql("b2", "a1", "DELETE FROM parent WHERE id = 1;").Sql("c3", "b2", "DELETE FROM parent;");
        Fails("ForeignKeyViolation", () => Upgrade());
        Assert.Equal("2|2", Database.One("SELECT (SELECT count(*) FROM parent), (SELECT count(*) FROM child)"));
        Upgrade("b2");
        Assert.Equal("1|1", Database.One("SELECT (SELECT count(*) FROM parent), (SELECT count(*) FROM child)"));
    }

    [Fact]
    public void Settings_do_not_leak_into_the_next_revision()
    {
        Project.Sql("a1", "", "PRAGMA case_sensitive_like = ON;\nPRAGMA recursive_triggers = ON;\nPRAGMA ignore_check_constraints = ON;")
            .Sql("b2", "a1", "CREATE TABLE t AS SELECT 'a' LIKE 'A' AS x, (SELECT * FROM pragma_recursive_triggers) AS y;");
        Upgrade();
        Assert.Equal("1|0", Database.One("SELECT x, y FROM t"));
    }
}
