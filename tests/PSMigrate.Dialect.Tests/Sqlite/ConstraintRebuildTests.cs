using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Sqlite;

/// <summary>Constraints that are added, dropped and renamed.</summary>
public sealed class ConstraintRebuildTests : RebuildTest
{
    public ConstraintRebuildTests() => Database.Execute(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY, code TEXT UNIQUE)",
        "CREATE TABLE t (id INT PRIMARY KEY, p INT REFERENCES parent, q INT, code TEXT CHECK (length(code) > 0) UNIQUE, CONSTRAINT \"ck q\" CHECK (q > 0), FOREIGN KEY (q) REFERENCES parent (id))",
        "INSERT INTO parent VALUES (1, 'a'), (2, 'b')",
        "INSERT INTO t VALUES (10, 1, 2, 'x'), (20, 2, NULL, 'y')");

    [Fact]
    public void Every_sort_is_added()
    {
        Database.Execute("CREATE TABLE n (a INT, b INT, c TEXT)", "INSERT INTO n VALUES (1, 1, 'x'), (2, 2, 'y')");
        Run(
            new AddConstraint(T("n"), new PrimaryKey(["a"], "pk_n")), new AddConstraint(T("n"), new UniqueConstraint(["c", "b"])),
            new AddConstraint(T("n"), new CheckConstraint(new("b > 0"))),
            new AddConstraint(T("n"), new ForeignKey(["b"], T("parent"), ["id"]) { OnDelete = ReferentialAction.SetNull, Deferral = Deferral.InitiallyDeferred }));
        Assert.Equal(1, Rebuilds);
        var table = ReadTable("n");
        Assert.Equal(("pk_n", false), (table.PrimaryKey!.Name, table.Columns[0].Nullable));
        Assert.Equal("uq_n_c_b", Assert.Single(table.Uniques).Name);
        Assert.Equal("b > 0", Assert.Single(table.Checks).Condition.Default);
        Assert.Equal(
            new ForeignKey(["b"], T("parent"), ["id"], "fk_n_b") { OnDelete = ReferentialAction.SetNull, Deferral = Deferral.InitiallyDeferred },
            Assert.Single(table.ForeignKeys));
        Refused("ConstraintExists", new AddConstraint(T("n"), new PrimaryKey(["b"])));
        Refused("ConstraintExists", new AddConstraint(T("n"), new CheckConstraint(new("a > 0"), "UQ_N_C_B")));
    }

    [Fact]
    public void Rows_that_a_new_key_does_not_allow_are_told_of_the_table_that_is_meant()
    {
        Database.Execute("CREATE TABLE n (a INT)", "INSERT INTO n VALUES (1), (1)");
        var error = Refused("SqlFailed", new AddConstraint(T("n"), new UniqueConstraint(["a"])));
        Assert.Contains("UNIQUE constraint failed: n.a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_is_refused_with_what_to_write()
    {
        var error = Refused("SqlFailed", new CreateTable(new(new("a", "b"), [new("c", new("int"))])));
        Assert.Contains("SQLite has no schemas", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_with_a_name_is_dropped_by_it()
    {
        Run(new DropConstraint(T("t"), ConstraintKind.Check, "CK q"));
        Assert.Equal("length(code) > 0", Assert.Single(ReadTable("t").Checks).Condition.Default);
        Refused("ConstraintMissing", new DropConstraint(T("t"), ConstraintKind.Check, "ck q"));
        Run(new DropConstraint(T("t"), ConstraintKind.Check, "ck q") { IfExists = true });
        Assert.Equal(0, Rebuilds);
    }

    [Fact]
    public void One_without_a_name_is_dropped_by_what_it_is()
    {
        // The naming convention gives each of them a name that the database was never told.
        Run(
            new DropConstraint(T("t"), ConstraintKind.ForeignKey, null) { Definition = new ForeignKey(["q"], T("parent"), []) },
            new DropConstraint(T("t"), ConstraintKind.Unique, null) { Definition = new UniqueConstraint(["code"]) },
            new DropConstraint(T("t"), ConstraintKind.Check, null) { Definition = new CheckConstraint(new("LENGTH(code)>0")) });
        var table = ReadTable("t");
        Assert.Equal(["p"], Assert.Single(table.ForeignKeys).Columns);
        Assert.Empty(table.Uniques);
        Assert.Equal("ck q", Assert.Single(table.Checks).Name);
        Assert.Equal(1, Rebuilds);
        Run(new DropConstraint(T("t"), ConstraintKind.ForeignKey, null), new DropConstraint(T("t"), ConstraintKind.PrimaryKey, "pk_t"));
        Assert.Null(ReadTable("t").PrimaryKey);
        Assert.Equal(["10|1|2|x", "20|2|NULL|y"], Database.Lines("SELECT * FROM t"));
    }

    [Fact]
    public void One_of_several_must_be_told()
    {
        var error = Refused("ConstraintAmbiguous", new DropConstraint(T("t"), ConstraintKind.ForeignKey, null));
        Assert.Contains("2 constraints", error.Message, StringComparison.Ordinal);
        error = Refused("ConstraintMissing", new DropConstraint(T("t"), ConstraintKind.ForeignKey, "fk_nosuch"));
        Assert.Contains("ck q", error.Remedy!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_was_a_row_number_keeps_its_rows_and_takes_no_null()
    {
        Database.Execute("CREATE TABLE k (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)", "INSERT INTO k VALUES (3, 'x'), (9, 'y')");
        Run(new DropConstraint(T("k"), ConstraintKind.PrimaryKey, null), new AddConstraint(T("k"), new PrimaryKey(["a"])));
        Assert.Equal(["3|x|3", "9|y|9"], Database.Lines("SELECT id, a, rowid FROM k"));
        Assert.All(ReadTable("k").Columns, column => Assert.False(column.Nullable));
    }

    [Fact]
    public void A_key_that_something_refers_to_stays()
    {
        var error = Refused("KeyInUse", new DropConstraint(T("parent"), ConstraintKind.PrimaryKey, null));
        Assert.Contains("a foreign key of table 't'", error.Message, StringComparison.Ordinal);
        Run(new DropConstraint(T("parent"), ConstraintKind.Unique, null));
        Assert.Empty(ReadTable("parent").Uniques);
    }

    [Fact]
    public void A_table_without_row_numbers_needs_its_key()
    {
        Database.Execute("CREATE TABLE w (a TEXT PRIMARY KEY, b TEXT NOT NULL) WITHOUT ROWID", "INSERT INTO w VALUES ('x', '1'), ('y', '2')");
        Refused("NotSupportedByProvider", new DropConstraint(T("w"), ConstraintKind.PrimaryKey, null));
        Run(new DropConstraint(T("w"), ConstraintKind.PrimaryKey, null), new AddConstraint(T("w"), new PrimaryKey(["b"])));
        Assert.Equal(["b"], ReadTable("w").PrimaryKey!.Columns);
        Assert.Equal(["x|1", "y|2"], Database.Lines("SELECT * FROM w"));
    }

    [Fact]
    public void A_new_name()
    {
        Run(new RenameConstraint(T("t"), "ck q", "ck \"new\""));
        Assert.Contains("ck \"new\"", ReadTable("t").Checks.Select(check => check.Name));
        Refused("ConstraintMissing", new RenameConstraint(T("t"), "ck q", "x"));
    }

    [Fact]
    public void Null_in_a_new_key_is_refused_with_the_number_of_rows()
    {
        Database.Execute("CREATE TABLE n (a INT, b TEXT)", "INSERT INTO n VALUES (NULL, 'x'), (1, NULL), (2, NULL)");
        var error = Refused("RowsWithoutValue", new AddConstraint(T("n"), new PrimaryKey(["b"])));
        Assert.StartsWith("2 rows of table 'n'", error.Message, StringComparison.Ordinal);
    }
}
