using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>What a script does in the engine's own client must be what a run does.</summary>
public abstract class ExportSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    const string LogColumns = "revision, direction, outcome, checksum, statement, statement_hash, tag, reason, tool_version, format_version";

    [DatabaseFact]
    public void A_script_from_base_to_the_heads_does_what_a_run_does()
    {
        Branches();
        Client(Script()).Succeeds();
        var online = Online(() => Upgrade(run: Tagged));
        AssertSame(online);
        Assert.Equal(["c3", "d2", "e1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void A_script_down_again_does_what_a_run_does()
    {
        Branches();
        Client(Script()).Succeeds();
        Client(Script(new() { Kind = ScriptKind.Downgrade, To = ["base"] })).Succeeds();
        AssertSame(Online(() =>
        {
            Upgrade(run: Tagged);
            Downgrade(run: Tagged);
        }));
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    [DatabaseFact]
    public void A_script_goes_on_from_where_the_database_is()
    {
        Branches();
        Upgrade("a1", Tagged);
        Client(Script(new() { From = ["a1"], To = ["c3"] })).Succeeds();
        Client(Script(new() { From = ["c3"], To = ["d2", "e1"] })).Succeeds();
        Assert.Equal(["c3", "d2", "e1"], Database.VersionRows);
        Assert.Equal("2", Database.One("SELECT count(*) FROM child"));
        Client(Script(new() { Kind = ScriptKind.Downgrade, From = ["c3", "d2", "e1"], To = ["d2-1"] })).Succeeds();
        Assert.Equal(["b2", "e1"], [.. Database.VersionRows.Except(["a1"])]);
    }

    [DatabaseFact]
    public void A_stamp_writes_the_rows_and_the_log_of_a_stamp()
    {
        Branches();
        Client(Script(new() { Kind = ScriptKind.Stamp, To = ["c3"] })).Succeeds();
        Client(Script(new() { Kind = ScriptKind.Stamp, From = ["c3"], To = ["heads"] })).Succeeds();
        AssertSame(Online(() =>
        {
            Stamp("c3");
            Stamp("heads");
        }));
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_database_at_another_revision_stops_the_script_and_stays_as_it_is()
    {
        Branches();
        Upgrade("b2");
        var (tables, log) = (Database.Tables, LogLines());
        Client(Script(new() { To = ["heads"] })).FailsWith("Before a1 the database should be at base, and it is at b2");
        Client(Script(new() { From = ["a1"], To = ["heads"] })).FailsWith("should be at a1, and it is at b2");
        Assert.Equal(tables, Database.Tables);
        Assert.Equal(log, LogLines());
        Assert.Equal(["b2"], Database.VersionRows);
    }

    [DatabaseFact]
    public void An_error_in_the_middle_stops_the_script_and_leaves_nothing_of_its_revision()
    {
        Project.Sql("a1", "", "CREATE TABLE one (id int);")
            .Sql("b2", "a1", "CREATE TABLE two (id int);\nINSERT INTO nowhere VALUES (1);\nCREATE TABLE three (id int);")
            .Sql("c3", "b2", "CREATE TABLE four (id int);");
        Client(Script()).FailsWith("nowhere");
        Assert.Equal(["one"], Database.Tables);
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Equal(["a1 upgrade applied"], LogLines());
    }

    [DatabaseFact]
    public void In_mode_All_an_error_leaves_nothing_at_all()
    {
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Project.Sql("a1", "", "CREATE TABLE one (id int);").Sql("b2", "a1", "INSERT INTO nowhere VALUES (1);");
        Client(Script()).FailsWith("nowhere");
        Assert.Empty(Database.Tables);
        Project.Sql("b2", "a1", "CREATE TABLE two (id int);");
        Client(Script()).Succeeds();
        Assert.Equal(["b2"], Database.VersionRows);
        Assert.Equal(["one", "two"], Database.Tables);
    }

    [DatabaseFact]
    public void A_row_of_the_version_table_that_somebody_deletes_is_noticed()
    {
        Project.Sql("a1", "", "").Sql("b2", "a1", "DELETE FROM migration_version;\nCREATE TABLE two (id int);");
        Assert.NotEqual(0, Client(Script()).ExitCode);
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void Without_a_transaction_every_statement_is_logged_as_in_a_run()
    {
        Project.Sql("a1", "", "CREATE TABLE one (id int);\nINSERT INTO one VALUES (1);", header: "Transaction: off").Sql("b2", "a1", "CREATE TABLE two (id int);");
        Client(Script()).Succeeds();
        AssertSame(Online(() => Upgrade(run: Tagged)));
        Assert.Contains("a1 upgrade part-done", LogLines());
    }

    [DatabaseFact]
    public void An_autocommit_block_stands_between_two_transactions_and_is_logged_as_in_a_run()
    {
        Block("INSERT INTO one VALUES (2)");
        Client(Script()).Succeeds();
        AssertSame(Online(() => Upgrade(run: Tagged)));
        Assert.Equal(["1", "2"], Database.Lines("SELECT id FROM one ORDER BY id"));
        Assert.Equal(4, Log().Count);
    }

    [DatabaseFact]
    public void What_an_earlier_attempt_has_left_of_a_revision_is_not_done_again()
    {
        Block("INSERT INTO nowhere VALUES (2)");
        Client(Script()).FailsWith("nowhere");
        var log = LogLines();
        Assert.Equal(["a1 upgrade part-done", "a1 upgrade begun", "a1 upgrade part-done"], log);
        Client(Script()).FailsWith("An earlier attempt at a1 has done a part of it");
        Assert.Equal(log, LogLines());
        Assert.Equal(["1"], Database.Lines("SELECT id FROM one"));
        Assert.Empty(Database.VersionRows);
    }

    [DatabaseFact]
    public void An_autocommit_block_is_refused_where_a_run_refuses_it()
    {
        Block("INSERT INTO one VALUES (2)");
        Settings = Settings with { LogTable = "" };
        Fails("AutocommitWithoutLog", () => Script());
        Settings = Settings with { LogTable = "migration_log", TransactionMode = TransactionMode.All };
        Fails("AutocommitInAll", () => Script());
    }

    [DatabaseFact]
    public void Repeatable_objects_follow_the_last_step_as_in_a_run()
    {
        Branches();
        Views();
        Client(Script()).Succeeds();
        AssertSame(Online(() => Upgrade(run: Tagged)));
        Assert.Equal(["z_base repeat applied", "a:top 'x' repeat applied"], LogLines().Skip(5));
        Assert.Equal(["2"], Database.Lines("SELECT n FROM a_top"));
        Assert.Empty(Status().Repeatables);
        // They begin anew each time, also where no revision is left.
        View("z_base", "SELECT id * 10 AS id FROM parent");
        Client(Script(new() { From = ["heads"], To = ["heads"] })).Succeeds();
        Assert.Equal(["20"], Database.Lines("SELECT n FROM a_top"));
        Assert.Equal(9, LogLines().Count);
        Assert.Empty(Status().Repeatables);
    }

    [DatabaseFact]
    public void Repeatable_objects_stand_in_no_other_script()
    {
        Branches();
        Views();
        ScriptRequest[] requests =
        [
            new() { To = ["heads"], Repeatables = false },
            new() { To = ["c3"] },
            new() { Kind = ScriptKind.Downgrade, To = ["base"] },
            new() { Kind = ScriptKind.Stamp, To = ["heads"] },
        ];
        Assert.All(requests, request => Assert.DoesNotContain("z_base", Script(request), StringComparison.Ordinal));
        Settings = Settings with { LogTable = "" };
        Fails("RepeatablesNeedLog", () => Script());
    }

    [DatabaseFact]
    public void A_repeatable_object_that_fails_stops_the_script_and_leaves_the_ones_before_it()
    {
        Branches();
        Views();
        View("z_last", "SELECT 1 AS n", "INSERT INTO nowhere VALUES (1)");
        View("z_never", "SELECT 1 AS n");
        Client(Script()).FailsWith("nowhere");
        Assert.Equal(["c3", "d2", "e1"], Database.VersionRows);
        Assert.Equal(["z_base repeat applied", "a:top 'x' repeat applied"], LogLines().Skip(5));
        Assert.Equal(["z_last", "z_never"], Status().Repeatables.Select(repeatable => repeatable.Name));
    }

    [DatabaseFact]
    public void A_repeatable_object_without_a_transaction_has_one_row_in_the_log()
    {
        Branches();
        Project.Repeatable("tidy", Database.OutsideStatement, "-- Transaction: off");
        Client(Script()).Succeeds();
        AssertSame(Online(() => Upgrade(run: Tagged)));
        Assert.Equal(["tidy repeat applied"], LogLines().Skip(5));
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Fails("TransactionOffInAll", () => Script());
    }

    [DatabaseFact]
    public void A_script_is_the_same_each_time()
    {
        Branches();
        Assert.Equal(Script(), Script());
    }

    [DatabaseFact]
    public void The_bookkeeping_has_the_names_of_the_configuration()
    {
        Settings = Settings with { VersionTable = "odd \"name\"", LogTable = "its log's" };
        Project.Sql("a1", "", "CREATE TABLE one (id int);");
        Client(Script()).Succeeds();
        Assert.Equal("a1", Database.One("SELECT version_num FROM \"odd \"\"name\"\"\""));
        Assert.Equal("a1|applied", Database.One("SELECT revision, outcome FROM \"its log's\""));
        Assert.Equal(["b2"], UpgradeMore());

        IReadOnlyList<string> UpgradeMore()
        {
            Project.Sql("b2", "a1", "CREATE TABLE two (id int);");
            return Upgrade();
        }
    }

    [DatabaseFact]
    public void Without_a_log_none_is_written()
    {
        Settings = Settings with { LogTable = "" };
        Project.Sql("a1", "", "CREATE TABLE one (id int);");
        Client(Script()).Succeeds();
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.DoesNotContain("migration_log", Script(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public void Texts_come_through_the_client_as_they_are()
    {
        const string Odd = "it's :x :USER 'q' \\n \"d\" -- no comment; /* */ $$ ${no} 😀\nGO\n/\ngo\n.quit\n\\q\n#";
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(new CreateTable(new(new(null, "odd; \"na:me\" 😀"), [new("te:xt", new("text"))])));
            apply(new ExecuteSql(new($"INSERT INTO \"odd; \"\"na:me\"\" 😀\" VALUES ('{Odd.Replace("'", "''", StringComparison.Ordinal)}') -- the end")));
        });
        Client(Script()).Succeeds();
        Assert.Equal([Odd], Database.Lines("SELECT * FROM \"odd; \"\"na:me\"\" 😀\""));
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void Five_hundred_revisions_make_a_script_of_linear_size()
    {
        Project.Sql("r0", "", "CREATE TABLE numbers (n int);");
        for (var i = 1; i < 500; i++)
            Project.Sql($"r{i}", $"r{i - 1}", $"INSERT INTO numbers VALUES ({i});");
        var (half, whole) = (Script(new() { To = ["r249"] }).Length, Script().Length);
        Assert.InRange(whole, half, 2.1 * half);
        Client(Script()).Succeeds();
        Assert.Equal(["r499"], Database.VersionRows);
        Assert.Equal("499", Database.One("SELECT count(*) FROM numbers"));
        Assert.Equal(500, Log().Count);
    }

    [DatabaseFact]
    public void A_body_that_asks_the_database_cannot_be_exported()
    {
        Project.Operations("a1", "", (migration, apply) =>
        {
            try
            {
                migration.Query("SELECT 1", new Dictionary<string, object?>(), new("a1.ps1", 9, 5));
            }
            catch (MigrationException)
            {
                // A body cannot talk its way out of it.
            }
        });
        var error = Fails("QueryOffline", () => Script());
        Assert.Equal(("a1", "a1.ps1", 9), (error.RevisionId, error.Position?.Path, error.Position?.Line));
    }

    [DatabaseFact]
    public void A_body_knows_that_a_script_is_written_and_for_which_version()
    {
        MigrationContext? seen = null;
        Project.Operations("a1", "", (migration, _) => seen = migration);
        Script(new() { To = ["heads"], ServerVersion = new(16, 2) });
        Assert.Equal((true, new Version(16, 2), Settings.Provider, "tagged"), (seen!.IsOffline, seen.ServerVersion, seen.Provider, seen.Tag));
    }

    [DatabaseFact]
    public void A_downgrade_and_a_stamp_need_a_target()
    {
        Project.Sql("a1", "", "");
        Fails("TargetMissing", () => Script(new() { Kind = ScriptKind.Downgrade, To = [] }));
        Fails("TargetMissing", () => Script(new() { Kind = ScriptKind.Stamp, To = [] }));
        Fails("RevisionNotFound", () => Script(new() { From = ["nobody"], To = ["heads"] }));
        Fails("CurrentNeedsDatabase", () => Script(new() { From = ["current"], To = ["heads"] }));
    }

    protected static RunSettings Tagged { get; } = new() { Tag = "tagged" };

    /// <summary>Two branches that meet in a revision which depends on the other: tables, rows, a reference between them.</summary>
    protected void Branches() => Project
        .Sql("a1", "", "CREATE TABLE parent (id int PRIMARY KEY, name varchar(20));\nINSERT INTO parent VALUES (1, 'one'), (2, 'two');", "DROP TABLE parent;")
        .Sql("b2", "a1", "CREATE TABLE child (id int PRIMARY KEY, parent int REFERENCES parent (id));", "DROP TABLE child;")
        .Sql("c3", "b2", "INSERT INTO child VALUES (1, 1), (2, 2);", "DELETE FROM child;")
        .Sql("d2", "b2", "CREATE INDEX ix_child ON child (parent);", IsSqlServer ? "DROP INDEX ix_child ON child;" : "DROP INDEX ix_child;")
        .Sql("e1", "", "CREATE TABLE other (id int);", "DROP TABLE other;", "Depends-On: a1");

    /// <summary>Two views, the one built on the other.</summary>
    protected void Views()
    {
        View("z_base", "SELECT id FROM parent");
        Project.Repeatable("a:top 'x'", ViewText("a_top", "SELECT max(id) AS n FROM z_base"), "-- Depends-On: Z_Base", "a_top");
    }

    protected void View(string name, string query, string after = "") => Project.Repeatable(name, ViewText(name, query) + after);

    string ViewText(string name, string query) => IsSqlServer
        ? $"GO\nCREATE OR ALTER VIEW {name} AS {query};\nGO\n"
        : $"DROP VIEW IF EXISTS {name}{(IsSqlite ? "" : " CASCADE")};\nCREATE VIEW {name} AS {query};\n";

    void Block(string after) => Project.Operations("a1", "", (_, apply) =>
    {
        apply(new ExecuteSql(new("CREATE TABLE one (id int)")));
        apply(new ExecuteSql(new("INSERT INTO one VALUES (1)")));
        apply(new AutocommitBlock([new ExecuteSql(new(Database.OutsideStatement))]));
        apply(new ExecuteSql(new(after)));
    });

    protected ClientResult Client(string script) => ScriptClient.Run(Database, script);

    protected string Script(ScriptRequest? request = null)
    {
        using var writer = new StringWriter();
        new MigrationEngine().Export(Project.Read(), Settings, request ?? new() { To = ["heads"] }, Tagged, writer, Observer, default);
        return writer.ToString();
    }

    protected void Stamp(string target)
    {
        using var database = Connect();
        var revisions = Project.Read();
        var plan = revisions.PlanStamp(database.ReadHeads(default), [target], purge: false);
        database.Stamp(revisions, plan, [target], purge: false, Tagged, Observer, default);
    }

    /// <summary>Does the same on a second database, by runs.</summary>
    protected State Online(Action run)
    {
        var settings = Settings;
        using var second = TestDatabase.Create(Enum.Parse<DatabaseKind>(settings.Provider));
        try
        {
            Settings = settings with { ConnectionString = second.Settings.ConnectionString };
            run();
            return Read(second);
        }
        finally
        {
            Settings = settings;
        }
    }

    protected void AssertSame(State online)
    {
        var offline = Read(Database);
        Assert.Equal(online.Schema, offline.Schema);
        Assert.Equal(online.Rows, offline.Rows);
        Assert.Equal(online.Versions, offline.Versions);
        Assert.Equal(online.Log, offline.Log);
    }

    protected static State Read(TestDatabase database) => new(
        database switch
        {
            SqliteTestDatabase => string.Join('\n', database.Lines("SELECT replace(sql, 'IF NOT EXISTS ', '') FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")),
            SqlServerTestDatabase => string.Join('\n', database.Lines("SELECT table_schema, table_name, column_name, data_type, is_nullable FROM INFORMATION_SCHEMA.COLUMNS ORDER BY 1, 2, 3")),
            _ => ScriptClient.Dump(database.Settings),
        },
        [.. database.Tables.SelectMany(table => database.Lines($"SELECT * FROM \"{table}\" ORDER BY 1").Select(row => $"{table}: {row}"))],
        database.VersionRows,
        database.Lines($"SELECT {LogColumns} FROM migration_log ORDER BY number"));

    /// <summary>All of a database but for times, names of machines and the like.</summary>
    protected sealed record State(string Schema, IReadOnlyList<string> Rows, IReadOnlyList<string> Versions, IReadOnlyList<string> Log);
}
