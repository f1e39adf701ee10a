using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>Scripts in the shell of SQLite.</summary>
[NeedsClient("sqlite3")]
public sealed class SqliteExportTests() : ExportSpecification(DatabaseKind.Sqlite)
{
    [DatabaseFact]
    public void To_skip_what_is_applied_is_refused_with_what_to_do_instead()
    {
        Branches();
        var error = Fails("NotPossibleInScript", () => Script(new() { To = ["heads"], Idempotent = true }));
        Assert.Contains("SQLite has no conditions", error.Message, StringComparison.Ordinal);
        Assert.Contains("Leave -Idempotent out", error.Remedy!, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public void Rows_that_would_refer_to_nothing_stop_the_script()
    {
        Branches();
        Client(Script(new() { To = ["c3"] })).Succeeds();
        Database.Execute("PRAGMA foreign_keys = OFF; INSERT INTO child VALUES (3, 99)");
        Project.Sql("f4", "c3", "INSERT INTO child VALUES (4, 98);").Sql("g5", "c3", "INSERT INTO parent VALUES (5, 'five');");
        Client(Script(new() { From = ["c3"], To = ["f4"] })).FailsWith("After f4 rows refer to rows that are missing");
        Assert.Equal("3", Database.One("SELECT count(*) FROM child"));
        // What was broken before the script is not its fault.
        Client(Script(new() { From = ["c3"], To = ["g5"] })).Succeeds();
        Assert.Equal(["g5"], Database.VersionRows);
    }

    [DatabaseFact]
    public void A_step_may_have_foreign_keys_enforced()
    {
        Project.Sql("a1", "", "CREATE TABLE parent (id INTEGER PRIMARY KEY);\nCREATE TABLE child (id INT REFERENCES parent ON DELETE CASCADE);\nINSERT INTO parent VALUES (1), (2);\nINSERT INTO child VALUES (1), (2);")
            .Sql("b2", "a1", "DELETE FROM parent WHERE id = 1;", header: "Foreign-Keys: on")
            .Sql("c3", "b2", "DELETE FROM parent;\nINSERT INTO parent VALUES (2);");
        Client(Script()).Succeeds();
        Assert.Equal(["2"], Database.Lines("SELECT id FROM child"));
    }

    [DatabaseFact]
    public void A_division_on_a_line_of_its_own_is_no_end_of_a_statement()
    {
        Project.Sql("a1", "", "CREATE TABLE n AS SELECT 12\n/\n4 AS go, '\n/\ngo\n' AS text;");
        Client(Script()).Succeeds();
        Assert.Equal("3|\n/\ngo\n", Database.One("SELECT * FROM n"));
    }
}
