using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class LockSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    [DatabaseFact]
    public async Task Of_two_runs_in_threads_one_waits_and_nothing_runs_twice()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);").Sql("b2", "a1", "INSERT INTO t VALUES (1);");
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        Observer.Then = seen =>
        {
            if (seen is StatementSent { Text: "CREATE TABLE t (i int)" })
            {
                inside.Set();
                goOn.Wait(TimeSpan.FromSeconds(30));
            }
        };
        var first = Task.Run(() => Upgrade());
        Assert.True(inside.Wait(TimeSpan.FromSeconds(30)));
        var waiting = new RecordingObserver { Then = seen => { if (seen is LockWaiting) goOn.Set(); } };
        using var database = Connect();
        var request = new PlanRequest(MigrationDirection.Upgrade, ["heads"], []);
        var revisions = Project.Read();
        var plan = database.Plan(revisions, request, default);
        // The other has done all of it: there is nothing left to do, and nothing to complain about.
        database.Run(revisions, request, plan, new(), waiting, default);
        Assert.Equal(["a1", "b2"], await first);
        Assert.NotEmpty(waiting.Events.OfType<LockWaiting>());
        Assert.Empty(waiting.Done);
        Assert.Equal(["1"], Database.Lines("SELECT i FROM t"));
    }

    [DatabaseFact]
    public void Many_runs_at_once_apply_every_revision_once()
    {
        for (var i = 1; i <= 5; i++)
            Project.Sql($"r{i}", i == 1 ? "" : $"r{i - 1}", $"CREATE TABLE t{i} (i int);\nINSERT INTO t{i} VALUES ({i});");
        var outcomes = new string[6];
        Parallel.For(0, outcomes.Length, new ParallelOptions { MaxDegreeOfParallelism = outcomes.Length }, number =>
        {
            try
            {
                var observer = new RecordingObserver();
                using var database = Connect();
                var revisions = Project.Read();
                var request = new PlanRequest(MigrationDirection.Upgrade, ["heads"], []);
                database.Run(revisions, request, database.Plan(revisions, request, default), new(), observer, default);
                outcomes[number] = $"done {observer.Done.Count}";
            }
            catch (MigrationException error)
            {
                outcomes[number] = error.ErrorId;
            }
        });
        Assert.Single(outcomes, "done 5");
        Assert.All(outcomes, outcome => Assert.Contains(outcome, new[] { "done 5", "done 0" }));
        Assert.Equal(["r5"], Database.VersionRows);
        Assert.Equal(5, Log().Count(entry => entry.Outcome == "applied"));
    }

    [DatabaseFact]
    public void Another_process_is_waited_for()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nCREATE TABLE pause_here (i int);");
        using var second = new SecondProcess(Project, Settings);
        Assert.Equal("paused", second.ReadLine());
        Observer.Then = seen => { if (seen is LockWaiting) second.GoOn(); };
        Assert.Empty(Upgrade());
        Assert.Equal("done a1", second.ReadLine());
        Assert.NotEmpty(Observer.Events.OfType<LockWaiting>());
        Assert.Equal(["a1 upgrade applied"], LogLines());
        Assert.Empty(Upgrade());
    }

    [DatabaseFact]
    public void A_lock_that_does_not_come_free_names_its_holder()
    {
        Project.Sql("a1", "", "CREATE TABLE pause_here (i int);");
        using var second = new SecondProcess(Project, Settings);
        Assert.Equal("paused", second.ReadLine());
        Settings = Settings with { LockWait = TimeSpan.FromSeconds(1) };
        var error = Fails("LockTimeout", () => Upgrade());
        Assert.Equal(ErrorKind.Busy, error.Kind);
        var holder = IsSqlite ? $"process {second.Id}, since" : IsSqlServer ? "application PSMigrate, session [0-9]+, since" : "postgres at .*application PSMigrate, process [0-9]+, since";
        Assert.Matches(holder, error.Message);
        Assert.Empty(Observer.Done);
    }

    [DatabaseFact]
    public void A_killed_process_frees_the_lock_and_leaves_nothing_half_done()
    {
        Project.Sql("a1", "", "CREATE TABLE kept (i int);").Sql("b2", "a1", "CREATE TABLE t (i int);\nINSERT INTO t VALUES (1);\nCREATE TABLE pause_here (i int);");
        using (var second = new SecondProcess(Project, Settings))
        {
            Assert.Equal("paused", second.ReadLine());
            second.Kill();
        }
        Assert.Equal(["b2"], Upgrade());
        Assert.Equal(["1"], Database.Lines("SELECT i FROM t"));
        Assert.Equal(["a1 upgrade applied", "b2 upgrade applied"], LogLines());
    }

    [DatabaseFact]
    public void Nothing_pending_needs_no_lock()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        Upgrade();
        using var other = new TestProject();
        other.Sql("a1", "", "").Sql("b2", "a1", "CREATE TABLE pause_here (i int)");
        using var second = new SecondProcess(other, Settings);
        Assert.Equal("paused", second.ReadLine());
        Settings = Settings with { LockWait = TimeSpan.Zero };
        Assert.Empty(Upgrade());
    }

    [DatabaseFact]
    public void What_somebody_else_has_left_of_a_plan_is_run()
    {
        Project.Sql("a1", "", "CREATE TABLE a (i int);").Sql("b2", "a1", "CREATE TABLE b (i int);");
        using var database = Connect();
        var revisions = Project.Read();
        var request = new PlanRequest(MigrationDirection.Upgrade, ["heads"], []);
        var plan = database.Plan(revisions, request, default);
        Upgrade("a1");
        database.Run(revisions, request, plan, new(), Observer, default);
        Assert.Equal(["b2"], Observer.Done.Skip(1));
        Assert.Equal(["a", "b"], Database.Tables);
    }

    [DatabaseFact]
    public void A_plan_that_somebody_has_overtaken_is_not_run()
    {
        Project.Sql("a1", "", "CREATE TABLE a (i int);").Sql("b2", "a1", "CREATE TABLE b (i int);").Sql("c3", "b2", "CREATE TABLE c (i int);");
        using var database = Connect();
        var revisions = Project.Read();
        var request = new PlanRequest(MigrationDirection.Upgrade, ["+1"], []);
        var plan = database.Plan(revisions, request, default);
        Upgrade("b2");
        Fails("PlanChanged", () => database.Run(revisions, request, plan, new(), Observer, default));
        Assert.Equal(["a", "b"], Database.Tables);
    }

    [DatabaseFact]
    public void Version_rows_that_change_under_a_step_stop_it()
    {
        Project.Operations("a1", "", (_, apply) => apply(Sql("CREATE TABLE a (i int)")))
            .Operations("b2", "a1", (_, apply) => apply(Sql("CREATE TABLE b (i int)")));
        Observer.Then = seen =>
        {
            if (seen is StepDone { Step.Revision.Id: "a1" })
                Database.Execute("UPDATE migration_version SET version_num = 'zz'");
        };
        Fails("DatabaseMoved", () => Upgrade());
        Assert.Equal(["a"], Database.Tables);
    }

    [DatabaseFact]
    public void Version_rows_that_a_body_changes_stop_its_step()
    {
        Project.Sql("a1", "", "CREATE TABLE a (i int);").Sql("b2", "a1", "CREATE TABLE b (i int);\nDELETE FROM migration_version;");
        Fails("VersionRowCount", () => Upgrade());
        Assert.Equal(["a"], Database.Tables);
        Assert.Equal(["a1"], Database.VersionRows);
    }

    static PSMigrate.Operations.ExecuteSql Sql(string text) => new(new(text));
}

public sealed class SqliteLocking() : LockSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlLocking() : LockSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerLocking() : LockSpecification(DatabaseKind.SqlServer);
