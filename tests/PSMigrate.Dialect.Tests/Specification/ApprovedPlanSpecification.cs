using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class ApprovedPlanSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    [DatabaseFact]
    public void Exactly_its_steps_run_though_there_are_more_by_now()
    {
        Three();
        var approved = Approve("b2");
        Project.Sql("d4", "c3", "CREATE TABLE d (i int);");
        Assert.Equal(["a1", "b2"], Run(approved));
        Assert.Equal(["b2"], Database.VersionRows);
    }

    [DatabaseFact]
    public void A_plan_that_has_been_run_does_nothing_more()
    {
        Three();
        var approved = Approve();
        Run(approved);
        Assert.Empty(Run(approved));
    }

    [DatabaseFact]
    public void A_run_that_was_cut_off_goes_on_with_the_same_plan()
    {
        Project.Sql("a1", "", "CREATE TABLE a (i int);").Sql("b2", "a1", "INSERT INTO elsewhere VALUES (1);").Sql("c3", "b2", "CREATE TABLE c (i int);");
        var approved = Approve();
        Fails("SqlFailed", () => Run(approved));
        Database.Execute("CREATE TABLE elsewhere (i int)");
        Assert.Equal(["b2", "c3"], Run(approved));
    }

    [DatabaseFact]
    public void A_database_that_is_somewhere_else_is_refused()
    {
        Three();
        var approved = Approve("b2");
        Upgrade("c3");
        var error = Fails("PlanStart", () => Run(approved));
        Assert.Contains("c3", error.Message, StringComparison.Ordinal);
        Downgrade();
        Project.Sql("x9", "", "CREATE TABLE x (i int);");
        Upgrade("x9");
        Fails("PlanStart", () => Run(approved));
        Assert.Equal(["x"], Database.Tables);
    }

    [DatabaseFact]
    public void A_changed_file_is_refused_and_other_line_ends_are_none()
    {
        Three();
        var approved = Approve();
        Project.File("b2", "\uFEFF" + File.ReadAllText(Project.PathOf("b2")).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(["a1", "b2", "c3"], Plan(approved).Steps.Select(step => step.Revision.Id));
        Project.Sql("b2", "a1", "CREATE TABLE other (i int);");
        var error = Fails("PlanFileChanged", () => Run(approved));
        Assert.Equal(Project.PathOf("b2"), error.Position!.Path);
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_file_that_changes_after_the_question_is_refused_under_the_lock()
    {
        Three();
        var approved = Approve();
        var request = new PlanRequest(MigrationDirection.Upgrade, [], []) { Approved = approved };
        using var database = Connect();
        var revisions = Project.Read();
        var confirmed = database.Plan(revisions, request, default);
        Project.Sql("b2", "a1", "CREATE TABLE other (i int);");
        Fails("PlanFileChanged", () => database.Run(revisions, request, confirmed, new(), Observer, default));
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_missing_step_is_refused()
    {
        Three();
        var approved = Approve();
        Project.Remove("c3");
        Fails("PlanStepMissing", () => Run(approved));
        Three();
        Fails("PlanStepMissing", () => Run(approved with { Steps = [approved.Steps[0], approved.Steps[2]] }));
        Fails("PlanStepMissing", () => Run(approved with { Steps = [approved.Steps[0], approved.Steps[1]] }));
        Fails("PlanStepMissing", () => Run(approved with { Steps = [approved.Steps[1], approved.Steps[0], approved.Steps[2]] }));
        Fails("PlanIncomplete", () => Run(approved with { Steps = [.. approved.Steps.Select(step => step with { Checksum = null })] }));
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_plan_for_another_database_is_refused()
    {
        Three();
        var approved = Approve();
        Fails("PlanElsewhere", () => Run(approved with { Database = "somewhere else" }));
        Fails("PlanElsewhere", () => Run(approved with { Provider = IsSqlite ? "PostgreSql" : "Sqlite" }));
        using var database = Connect();
        Assert.Equal(["a1", "b2", "c3"], Run(approved with { Database = database.DisplayName, Provider = Settings.Provider.ToLowerInvariant() }));
    }

    [DatabaseFact]
    public void A_downgrade_runs_as_it_was_approved()
    {
        Three();
        Upgrade();
        var approved = Approve("a1", MigrationDirection.Downgrade);
        Assert.Equal(["c3", "b2"], Run(approved));
        Assert.Equal(["a"], Database.Tables);
        Assert.Empty(Run(approved));
        Fails("PlanStepMissing", () => Run(approved with { Steps = [approved.Steps[1]] }));
    }

    [DatabaseFact]
    public void Repeatable_objects_run_as_they_were_approved()
    {
        Three();
        Project.Repeatable("v", "CREATE VIEW v AS SELECT i FROM a;");
        var approved = Approve();
        Assert.Equal(["v"], approved.Repeatables.Select(repeatable => repeatable.Name));
        Project.Repeatable("w", "CREATE VIEW w AS SELECT i FROM a;").Repeatable("v", "CREATE VIEW v AS SELECT i + 1 AS i FROM a;");
        Fails("PlanFileChanged", () => Run(approved));
        Project.Repeatable("v", "CREATE VIEW v AS SELECT i FROM a;");
        Run(approved);
        Assert.Equal(["v"], Observer.Repeated);
        Run(approved);
        Assert.Equal(["v"], Observer.Repeated);
        File.Delete(Project.PathOfRepeatable("v"));
        Fails("PlanStepMissing", () => Run(approved));
    }

    [DatabaseFact]
    public void Of_two_runs_of_one_plan_one_does_it()
    {
        Three();
        var approved = Approve();
        var counts = new int[4];
        Parallel.For(0, counts.Length, new ParallelOptions { MaxDegreeOfParallelism = counts.Length }, number =>
        {
            var observer = new RecordingObserver();
            using var database = Connect();
            var (revisions, request) = (Project.Read(), new PlanRequest(MigrationDirection.Upgrade, [], []) { Approved = approved });
            database.Run(revisions, request, database.Plan(revisions, request, default), new(), observer, default);
            counts[number] = observer.Done.Count;
        });
        Assert.Equal(3, counts.Sum());
        Assert.Equal(["a", "b", "c"], Database.Tables);
    }

    void Three() => Project.Sql("a1", "", "CREATE TABLE a (i int);", "DROP TABLE a;").Sql("b2", "a1", "CREATE TABLE b (i int);", "DROP TABLE b;")
        .Sql("c3", "b2", "CREATE TABLE c (i int);", "DROP TABLE c;");

    MigrationPlan Approve(string target = "heads", MigrationDirection direction = MigrationDirection.Upgrade)
    {
        using var database = Connect();
        var revisions = Project.Read();
        return revisions.WithChecksums(database.Plan(revisions, new(direction, [target], []), default));
    }

    MigrationPlan Plan(MigrationPlan approved)
    {
        using var database = Connect();
        return database.Plan(Project.Read(), new(approved.Direction, [], []) { Approved = approved }, default);
    }

    IReadOnlyList<string> Run(MigrationPlan approved) => Go(new(approved.Direction, [], []) { Approved = approved }, null, default);
}

public sealed class SqliteApprovedPlans() : ApprovedPlanSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlApprovedPlans() : ApprovedPlanSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerApprovedPlans() : ApprovedPlanSpecification(DatabaseKind.SqlServer);
