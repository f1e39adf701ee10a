using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Schema;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>Tables that are made anew offline: what they look like comes from the revisions, replayed in memory.</summary>
public sealed class SqliteReplayTests() : Support.Specification(DatabaseKind.Sqlite)
{
    static readonly AlterColumn NotNull = new(new(null, "person"), "name") { Nullable = false };

    [ClientFact("sqlite3")]
    public void A_table_is_made_anew_with_what_the_revisions_before_have_made_of_it()
    {
        Person();
        Project.Sql("b2", "a1", "CREATE INDEX ix_name ON person (name) WHERE name <> '';\nALTER TABLE person ADD COLUMN age int DEFAULT 7 CHECK (age > 0);")
            .Operations("c3", "b2", (_, apply) => apply(NotNull))
            .Operations("d4", "c3", (_, apply) => apply(NotNull with { Nullable = true }));
        Upgrade("b2");
        Database.Execute("INSERT INTO person VALUES (1, 'Ann', 30), (2, 'Bob', 40)");
        foreach (var (from, to) in new[] { ("b2", "c3"), ("c3", "d4") })
            ScriptClient.Run(Database, Script(from, to)).Succeeds();
        Assert.Equal(["1|Ann|30", "2|Bob|40"], Database.Lines("SELECT * FROM person ORDER BY id"));
        Assert.Equal(["d4"], Database.VersionRows);
        var schema = Database.Lines("SELECT sql FROM sqlite_master WHERE tbl_name = 'person' AND sql IS NOT NULL ORDER BY name");
        using var online = new SqliteReplayTests();
        foreach (var file in Directory.GetFiles(Project.Folder))
            File.Copy(file, Path.Combine(online.Project.Folder, Path.GetFileName(file)));
        online.Person();
        online.Project.Operations("c3", "b2", (_, apply) => apply(NotNull)).Operations("d4", "c3", (_, apply) => apply(NotNull with { Nullable = true }));
        online.Upgrade();
        Assert.Equal(online.Database.Lines("SELECT sql FROM sqlite_master WHERE tbl_name = 'person' AND sql IS NOT NULL ORDER BY name"), schema);
    }

    [ClientFact("sqlite3")]
    public void One_script_can_make_a_table_and_make_it_anew()
    {
        Person();
        Project.Operations("b2", "a1", (_, apply) => apply(NotNull));
        ScriptClient.Run(Database, Script("base", "b2")).Succeeds();
        Assert.Equal("1", Database.One("SELECT \"notnull\" FROM pragma_table_info('person') WHERE name = 'name'"));
    }

    [Fact]
    public void What_does_not_run_without_a_database_matters_only_where_a_table_must_be_known()
    {
        Project.Operations("a1", "", (migration, apply) =>
        {
            migration.Query("SELECT 1", new Dictionary<string, object?>(), new("a1.ps1", 3, 5));
            apply(new CreateTable(new(new(null, "person"), [new("name", new("text"))])));
        }).Sql("b2", "a1", "ALTER TABLE person ADD COLUMN age int;").Operations("c3", "b2", (_, apply) => apply(NotNull));
        Assert.Contains("ADD COLUMN age", Script("a1", "b2"), StringComparison.Ordinal);
        var error = Fails("ReplayFailed", () => Script("b2", "c3"));
        Assert.Contains("'a1'", error.Message, StringComparison.Ordinal);
        Assert.Contains("-Variable", error.Remedy!, StringComparison.Ordinal);
        Assert.Equal(3, error.Position?.Line);
    }

    [Fact]
    public void A_replay_leaves_other_files_alone()
    {
        Person();
        var other = Path.Combine(Project.Folder, "other.db");
        Project.Sql("b2", "a1", $"ATTACH '{other}' AS other;\nCREATE TABLE person2 (id int);", header: "Transaction: off");
        Assert.Contains("ATTACH", Script("a1", "b2"), StringComparison.Ordinal);
        Assert.False(File.Exists(other));
    }

    [Fact]
    public void A_rehearsal_of_any_size_asks_no_catalogue()
    {
        Person();
        Project.Operations("b2", "a1", (_, apply) =>
        {
            apply(NotNull);
            apply(new ExecuteSql(new($"INSERT INTO person VALUES (1, '{new string('x', 5_000_000)}')")));
            apply(NotNull with { Nullable = true });
        });
        Assert.DoesNotContain(Project.Read().Test(["Sqlite"], new Dictionary<string, string>(), default), finding => finding.Id == "b2");
    }

    void Person() => Project.Operations("a1", "", (_, apply) => apply(new CreateTable(new(
        new(null, "person"), [new("id", new("int")) { Nullable = false }, new("name", new("text")) { Collation = "NOCASE" }])
    {
        PrimaryKey = new(["id"]),
    })));

    string Script(string from, string to)
    {
        using var writer = new StringWriter();
        new MigrationEngine().Export(Project.Read(), Settings, new() { From = [from], To = [to] }, new(), writer, Observer, default);
        return writer.ToString();
    }
}
