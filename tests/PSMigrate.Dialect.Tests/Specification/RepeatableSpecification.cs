using System.Globalization;
using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class RepeatableSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    [DatabaseFact]
    public void They_run_after_the_revisions_and_again_only_when_they_have_changed()
    {
        Tables();
        View("numbers", "SELECT i FROM t");
        Assert.Equal(["numbers"], UpgradeAll());
        Assert.Equal(["1", "2"], Database.Lines("SELECT * FROM numbers ORDER BY 1"));
        Assert.Equal(["a1 upgrade applied", "b2 upgrade applied", "numbers repeat applied"], LogLines());
        Assert.Matches("^[0-9a-f]{64}$", Log()[2].Checksum);
        Assert.Empty(UpgradeAll());

        View("numbers", "SELECT i * 10 AS i FROM t");
        Assert.Equal(["numbers"], UpgradeAll());
        Assert.Equal(["10", "20"], Database.Lines("SELECT * FROM numbers ORDER BY 1"));
        Assert.Empty(UpgradeAll());
    }

    [DatabaseFact]
    public void They_run_only_when_no_revision_is_left_pending()
    {
        Tables();
        View("numbers", "SELECT i FROM t");
        Assert.Empty(UpgradeAll("a1"));
        Assert.Equal(["numbers"], UpgradeAll("+1"));
        Project.Sql("c3", "b2", "");
        View("numbers", "SELECT i + 1 AS i FROM t");
        Assert.Empty(UpgradeAll("b2"));
        Assert.Equal(["numbers"], UpgradeAll());
    }

    [DatabaseFact]
    public void Dependencies_come_first_and_names_break_ties()
    {
        Tables();
        View("a_top", "SELECT i FROM m_middle", "m_middle");
        View("m_middle", "SELECT i FROM z_base", "z_base");
        View("z_base", "SELECT i FROM t");
        View("b_other", "SELECT i FROM t");
        View("B_other2", "SELECT i FROM t");
        Assert.Equal(["B_other2", "b_other", "z_base", "m_middle", "a_top"], UpgradeAll());
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM a_top ORDER BY 1"));
    }

    [DatabaseFact]
    public void What_depends_on_a_changed_one_runs_again_with_it()
    {
        Tables();
        View("base_view", "SELECT i FROM t");
        View("top_view", "SELECT i FROM base_view", "base_view");
        View("other_view", "SELECT i FROM t");
        UpgradeAll();
        View("base_view", "SELECT i, 'x' AS text FROM t");
        Assert.Equal(["base_view", "top_view"], UpgradeAll());
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM top_view ORDER BY 1"));
    }

    [DatabaseFact]
    public void What_failed_after_the_one_it_depends_on_runs_again_though_its_file_is_as_it_was()
    {
        Tables();
        View("base_view", "SELECT i FROM t");
        View("top_view", "SELECT i FROM base_view", "base_view");
        UpgradeAll();
        View("base_view", "SELECT i AS renamed FROM t");
        Fails("SqlFailed", () => Probe("top_view"));
        Assert.Equal("top_view repeat failed", LogLines()[^1]);
        View("base_view", "SELECT i, i AS renamed FROM t");
        UpgradeAll();
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM top_view ORDER BY 1"));
        Assert.Empty(Status().Repeatables);

        // The first is applied, the second is not: the order of the rows tells.
        Project.Repeatable("base_view", $"{Drop("base_view")}\nCREATE VIEW base_view AS SELECT i, 2 AS renamed FROM t;");
        using (var database = Connect())
        {
            var (revisions, request) = (Project.Read(), new PlanRequest(MigrationDirection.Upgrade, ["heads"], []));
            var plan = database.Plan(revisions, request, default);
            database.Run(revisions, request, plan with { Repeatables = [plan.Repeatables[0]] }, new(), Observer, default);
        }
        Assert.Equal(["top_view"], Status().Repeatables.Select(repeatable => repeatable.Name));
    }

    [DatabaseFact]
    public void A_failing_one_is_rolled_back_and_logged_and_those_before_it_stand()
    {
        Tables();
        View("a_view", "SELECT i FROM t");
        Project.Repeatable("b_broken", "INSERT INTO t VALUES (99);\nSELECT * FROM nosuch;");
        View("c_view", "SELECT i FROM t");
        var error = Fails("SqlFailed", () => UpgradeAll());
        // A line with GO stands between the batches of SQL Server.
        Assert.Equal((Project.PathOfRepeatable("b_broken"), IsSqlServer ? 5 : 4), (error.Position!.Path, error.Position.Line));
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM t ORDER BY 1"));
        Assert.Equal(["a_view repeat applied", "b_broken repeat failed"], LogLines().Skip(2));
        Assert.Equal("SqlFailed", Log()[^1].ErrorId);
        Assert.Equal(["b2"], Database.VersionRows);
        Assert.Equal(["b_broken", "c_view"], Status().Repeatables.Select(repeatable => repeatable.Name));
        Project.Repeatable("b_broken", "INSERT INTO t VALUES (3);");
        Assert.Equal(["b_broken", "c_view"], UpgradeAll());
    }

    [DatabaseFact]
    public void In_one_transaction_a_failing_one_takes_the_revisions_with_it()
    {
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Tables();
        View("a_view", "SELECT i FROM t");
        Project.Repeatable("b_broken", "SELECT * FROM nosuch;");
        Fails("SqlFailed", () => UpgradeAll());
        Assert.Empty(Database.VersionRows);
        Assert.Empty(Database.Tables);
        Assert.Equal(["a1 upgrade rolled-back", "b2 upgrade rolled-back", "a_view repeat rolled-back", "b_broken repeat failed"], LogLines());
        Project.Repeatable("b_broken", "INSERT INTO t VALUES (3);");
        Assert.Equal(["a_view", "b_broken"], UpgradeAll());
        Assert.Equal(["1", "2", "3"], Database.Lines("SELECT i FROM a_view ORDER BY 1"));
    }

    [DatabaseFact]
    public void None_runs_when_the_upgrade_fails()
    {
        Tables();
        Project.Sql("c3", "b2", "SELECT * FROM nosuch;");
        View("a_view", "SELECT i FROM t");
        Fails("SqlFailed", () => UpgradeAll());
        Assert.Empty(Observer.Repeated);
        Assert.DoesNotContain(Log(), entry => entry.Direction == "repeat");
    }

    [DatabaseFact]
    public void A_status_counts_them()
    {
        Tables();
        View("a_view", "SELECT i FROM t");
        Assert.Equal(["a_view"], Status().Repeatables.Select(repeatable => repeatable.Name));
        UpgradeAll();
        Assert.True(Status().IsUpToDate);
        View("a_view", "SELECT i + 1 AS i FROM t");
        Assert.False(Status().IsUpToDate);
        Assert.Empty(Status().Pending);
    }

    [DatabaseFact]
    public void Other_line_ends_a_byte_order_mark_and_another_file_name_are_no_change()
    {
        Tables();
        View("a_view", "SELECT i FROM t");
        UpgradeAll();
        var text = File.ReadAllText(Project.PathOfRepeatable("a_view"));
        File.Delete(Project.PathOfRepeatable("a_view"));
        Project.RepeatableFile("moved", "\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(UpgradeAll());
        Assert.True(Status().IsUpToDate);
    }

    [DatabaseFact]
    public void A_file_with_other_line_ends_and_a_byte_order_mark_runs()
    {
        Tables();
        Project.RepeatableFile("marked", "\uFEFF-- Repeatable: marked\r\n-- Depends-On: other\r\n\r\nCREATE VIEW marked AS\r\nSELECT i FROM other;\r\n");
        View("other", "SELECT i FROM t");
        Assert.Equal(["other", "marked"], UpgradeAll());
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM marked ORDER BY 1"));
    }

    [DatabaseFact]
    public void A_new_name_runs_and_a_removed_file_leaves_the_object_alone()
    {
        Tables();
        View("old_name", "SELECT i FROM t");
        UpgradeAll();
        File.Delete(Project.PathOfRepeatable("old_name"));
        Assert.Empty(UpgradeAll());
        Assert.True(Status().IsUpToDate);
        View("new_name", "SELECT i FROM t");
        Assert.Equal(["new_name"], UpgradeAll());
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM old_name ORDER BY 1"));
    }

    [DatabaseFact]
    public void After_a_downgrade_all_of_them_run_again()
    {
        Tables(dropsView: true);
        View("numbers", "SELECT i FROM t");
        UpgradeAll();
        Downgrade("a1");
        Assert.Equal(["numbers"], UpgradeAll());
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM numbers ORDER BY 1"));
        Assert.Empty(UpgradeAll());
    }

    [DatabaseFact]
    public void One_may_be_called_like_a_revision()
    {
        Tables();
        Project.Repeatable("b2", "DELETE FROM t WHERE i = 2;").Repeatable("a1", "UPDATE t SET i = 5;");
        Assert.Equal(["a1", "b2"], UpgradeAll());
        Assert.Empty(Status().Changed);
        Assert.True(Status().IsUpToDate);
        Project.Repeatable("b2", "UPDATE t SET i = i + 1;");
        Assert.Equal(["b2"], UpgradeAll());
        Assert.Empty(Status().Changed);
    }

    [DatabaseFact]
    public void Names_may_be_odd_and_long()
    {
        Tables();
        var name = "my \"schema\".o'brien] 🐘 $1 " + new string('x', 150);
        Project.Repeatable(name, "INSERT INTO t VALUES (3);", file: "odd").Repeatable("needs it", "INSERT INTO t VALUES (4);", $"-- Depends-On: {name}");
        Assert.Equal([name, "needs it"], UpgradeAll());
        Assert.Empty(UpgradeAll());
    }

    [DatabaseFact]
    public void A_file_for_another_provider_does_not_run_and_two_share_a_name()
    {
        Tables();
        var (mine, other) = (Settings.Provider, IsSqlite ? "PostgreSql" : "Sqlite");
        Project.Repeatable("shared", "INSERT INTO t VALUES (3);", $"-- Provider: {mine.ToLowerInvariant()}", "one")
            .Repeatable("shared", "THIS IS NO SQL;", $"-- Provider: {other}", "two")
            .Repeatable("theirs", "THIS IS NO SQL;", $"-- Provider: {other}")
            .Repeatable("both", "INSERT INTO t VALUES (4);", "-- Depends-On: theirs, shared");
        Assert.Equal(["shared", "both"], UpgradeAll());
    }

    [DatabaseFact]
    public void Variables_are_replaced_unless_the_header_says_off()
    {
        Tables();
        Project.Repeatable("with_variable", "INSERT INTO t VALUES (${number});");
        Project.Repeatable("without", "INSERT INTO t SELECT 7 WHERE '${number}' LIKE '$%';", "-- Variables: off");
        UpgradeAll(run: new() { Variables = new Dictionary<string, string> { ["number"] = "42" } });
        Assert.Equal(["1", "2", "7", "42"], Database.Lines("SELECT i FROM t ORDER BY 1"));
        Project.Repeatable("with_variable", "INSERT INTO t VALUES (${nosuch});");
        Fails("VariableMissing", () => UpgradeAll());
    }

    [DatabaseFact]
    public void Without_a_transaction_it_begins_anew_after_a_failure()
    {
        Tables();
        Project.Repeatable("free", "INSERT INTO t VALUES (3);\nSELECT * FROM nosuch;", "-- Transaction: off");
        Fails("SqlFailed", () => UpgradeAll());
        Project.Repeatable("free", $"INSERT INTO t VALUES (4);\n{Database.OutsideStatement};", "-- Transaction: off");
        Assert.Equal(["free"], UpgradeAll());
        Assert.Equal(["1", "2", "3", "4"], Database.Lines("SELECT i FROM t ORDER BY 1"));
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Project.Repeatable("free", "INSERT INTO t VALUES (5);", "-- Transaction: off");
        Fails("TransactionOffInAll", () => UpgradeAll());
        Settings = Settings with { TransactionMode = TransactionMode.None };
        Assert.Equal(["free"], UpgradeAll());
    }

    [DatabaseFact]
    public void Transactions_are_not_its_own_business()
    {
        Tables();
        Project.Repeatable("ends_it", "INSERT INTO t VALUES (3);\nCOMMIT;");
        Fails("TransactionControl", () => UpgradeAll());
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM t ORDER BY 1"));
    }

    [DatabaseFact]
    public void Without_a_log_table_they_are_an_error_before_anything_runs()
    {
        Settings = Settings with { LogTable = "" };
        Tables();
        View("a_view", "SELECT i FROM t");
        Fails("RepeatablesNeedLog", () => UpgradeAll());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_broken_one_stops_an_upgrade_and_no_downgrade()
    {
        Tables();
        UpgradeAll();
        Project.RepeatableFile("broken", "SELECT 1;");
        Project.Sql("c3", "b2", "");
        Fails("RepeatableHeaderMissing", () => UpgradeAll());
        Assert.Equal(["b2"], Downgrade("a1"));
    }

    [DatabaseFact]
    public void Nothing_changed_needs_no_lock_and_changed_ones_do()
    {
        Tables();
        View("a_view", "SELECT i FROM t");
        UpgradeAll();
        using var other = new TestProject();
        other.Sql("a1", "", "").Sql("b2", "a1", "").Sql("c3", "b2", "CREATE TABLE pause_here (i int);");
        using var second = new SecondProcess(other, Settings);
        Assert.Equal("paused", second.ReadLine());
        Settings = Settings with { LockWait = TimeSpan.Zero };
        Assert.Empty(UpgradeAll());
        View("a_view", "SELECT i + 1 AS i FROM t");
        Fails("LockTimeout", () => UpgradeAll());
    }

    [DatabaseFact]
    public void Many_runs_at_once_apply_every_one_once()
    {
        Project.Sql("a1", "", "CREATE TABLE t (name varchar(20));");
        for (var i = 0; i < 4; i++)
            Project.Repeatable($"r{i}", $"INSERT INTO t VALUES ('r{i}');", i == 0 ? "" : $"-- Depends-On: r{i - 1}");
        var counts = new int[5];
        Parallel.For(0, counts.Length, new ParallelOptions { MaxDegreeOfParallelism = counts.Length }, number =>
        {
            var observer = new RecordingObserver();
            using var database = Connect();
            var revisions = Project.Read();
            var request = new PlanRequest(MigrationDirection.Upgrade, ["heads"], []);
            database.Run(revisions, request, database.Plan(revisions, request, default), new(), observer, default);
            counts[number] = observer.Repeated.Count;
        });
        Assert.Equal(4, counts.Sum());
        Assert.Equal(["r0", "r1", "r2", "r3"], Database.Lines("SELECT name FROM t ORDER BY 1"));
    }

    [DatabaseFact]
    public void The_culture_of_the_caller_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Tables();
            Project.RepeatableFile("insight", "-- REPEATABLE: INSIGHT\n-- provıder note\n-- DEPENDS-ON: indigo\n-- PROVIDER: SQLITE, POSTGRESQL, SQLSERVER\n-- TRANSACTION: ON\nINSERT INTO t VALUES (3);");
            Project.Repeatable("INDIGO", "INSERT INTO t VALUES (4);");
            Assert.Equal(["INDIGO", "INSIGHT"], UpgradeAll());
            Assert.Empty(UpgradeAll());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    void Tables(bool dropsView = false) => Project.Sql("a1", "", "").Sql(
        "b2", "a1", "CREATE TABLE t (i int);\nINSERT INTO t VALUES (1), (2);",
        dropsView ? "DROP VIEW IF EXISTS numbers;\nDROP TABLE t;" : "DROP TABLE t;");

    void View(string name, string query, string dependsOn = "") => Project.Repeatable(
        name, $"{Drop(name)}\nCREATE VIEW {name} AS {query};", dependsOn.Length == 0 ? "" : $"-- Depends-On: {dependsOn}");

    string Drop(string name) => $"DROP VIEW IF EXISTS {name}{(Settings.Provider == "PostgreSql" ? " CASCADE" : "")};";

    // A database may find only when it is asked that a view no longer fits.
    void Probe(string view)
    {
        if (IsSqlite)
            Project.Repeatable(view, $"{Drop(view)}\nCREATE VIEW {view} AS SELECT i FROM base_view;\nSELECT * FROM {view};", "-- Depends-On: base_view");
        UpgradeAll();
    }

    /// <summary>Upgrades.</summary>
    /// <returns>The repeatable objects that this run applied.</returns>
    IReadOnlyList<string> UpgradeAll(string target = "heads", RunSettings? run = null)
    {
        var before = Observer.Repeated.Count;
        Upgrade(target, run);
        return [.. Observer.Repeated.Skip(before)];
    }
}

public sealed class SqliteRepeatables() : RepeatableSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlRepeatables() : RepeatableSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerRepeatables() : RepeatableSpecification(DatabaseKind.SqlServer);
