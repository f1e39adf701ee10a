using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class AutocommitSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    static readonly CreateTable Make = new(new(new(null, "t"), [new("i", new("int"))]));

    [DatabaseFact]
    public void A_block_runs_what_no_transaction_takes_between_two_transactions()
    {
        Revision(Make, Add(1), Block(Sql(Database.OutsideStatement), Add(2)), Add(3));
        Upgrade();
        Assert.Equal(["1", "2", "3"], Rows);
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Equal(
            ["part-done 2", "begun 3", "part-done 3", "begun 4", "part-done 4", "applied "],
            Log().Select(entry => $"{entry.Outcome} {entry.Statement}"));
        Assert.All(Log().Take(5), entry => Assert.Matches("^[0-9a-f]{64}$", entry.StatementHash));
    }

    [DatabaseFact]
    public void A_block_at_the_start_and_at_the_end_and_an_empty_one()
    {
        Revision(Block(Sql(Database.OutsideStatement)), Make, Block(), Block(Sql(Database.OutsideStatement), Block(Add(1))));
        Upgrade();
        Assert.Equal(["1"], Rows);
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void Outside_of_a_block_the_statement_is_refused_and_the_remedy_names_the_block()
    {
        Revision(Make, Sql(Database.OutsideStatement));
        Assert.Contains("Invoke-DbAutocommit", Fails("NeedsNoTransaction", () => Upgrade()).Remedy, StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_failure_behind_a_block_leaves_the_block_done_and_the_rest_for_the_next_run()
    {
        Revision(Make, Add(1), Block(Add(2)), Add(3), Sql("SELECT * FROM nosuch"), Add(4));
        Fails("SqlFailed", () => Upgrade());
        Assert.Equal(["1", "2"], Rows);
        Assert.Empty(Database.VersionRows);
        Assert.Equal(["part-done 2", "begun 3", "part-done 3", "failed "], Log().Select(entry => $"{entry.Outcome} {entry.Statement}"));
        Assert.Equal(["a1"], Status().Pending.Select(revision => revision.Id));

        Again(Make, Add(1), Block(Add(2)), Add(3), Add(4));
        Assert.Equal(["a1"], Upgrade());
        Assert.Equal(["1", "2", "3", "4"], Rows);
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void A_failure_in_a_block_goes_on_with_the_statement_that_failed()
    {
        Revision(Make, Block(Add(1), Sql("SELECT * FROM nosuch"), Add(2)), Add(3));
        Fails("SqlFailed", () => Upgrade());
        Assert.Equal(["1"], Rows);
        Assert.Equal(("failed", 3), (Log()[^1].Outcome, Log()[^1].Statement));

        Again(Make, Block(Add(1), Add(10), Add(2)), Add(3));
        Upgrade();
        Assert.Equal(["1", "2", "3", "10"], Rows);
    }

    [DatabaseFact]
    public void A_failure_before_a_block_leaves_nothing()
    {
        Revision(Make, Add(1), Sql("SELECT * FROM nosuch"), Block(Add(2)));
        Fails("SqlFailed", () => Upgrade());
        Assert.Empty(Database.Tables);
        Assert.Equal(["failed "], Log().Select(entry => $"{entry.Outcome} {entry.Statement}"));
    }

    [DatabaseFact]
    public void What_was_done_may_not_have_changed()
    {
        Revision(Make, Add(1), Block(Add(2)), Sql("SELECT * FROM nosuch"));
        Fails("SqlFailed", () => Upgrade());

        Again(Make, Add(7), Block(Add(2)));
        Fails("StatementChanged", () => Upgrade());
        Again(Make, Add(1), Block(Add(7)));
        Fails("StatementChanged", () => Upgrade());
        // One less before the block, and no block at all.
        Again(Make, Block(Add(1), Add(2)));
        Fails("StatementChanged", () => Upgrade());
        Again(Make);
        Fails("StatementChanged", () => Upgrade());
        Assert.Equal(["1", "2"], Rows);
        Assert.Empty(Database.VersionRows);

        Again(Make, Add(1), Block(Add(2)));
        Assert.Equal(["a1"], Upgrade());
    }

    [DatabaseFact]
    public void A_statement_that_was_cut_off_in_a_block_is_a_question()
    {
        Revision(Make, Block(Add(1), Add(2)), Add(3));
        using var source = new CancellationTokenSource();
        Observer.Then = seen =>
        {
            if (seen is StatementSent { Text: "INSERT INTO t VALUES (2)" })
                source.Cancel();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Upgrade(cancellation: source.Token));
        Observer.Then = null;
        Assert.Equal("begun", Log()[^1].Outcome);
        Fails("StatementOutcomeUnknown", () => Upgrade());
        Assert.Equal(["a1"], Upgrade(run: new() { Resume = ResumeAction.Retry }));
        Assert.Equal(["1", "2", "3"], Rows);
    }

    [DatabaseFact]
    public void A_run_that_is_cancelled_behind_a_block_says_so()
    {
        Revision(Make, Block(Add(1)), Add(2));
        using var source = new CancellationTokenSource();
        Observer.Then = seen =>
        {
            if (seen is StatementSent { Text: "INSERT INTO t VALUES (2)" })
                source.Cancel();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Upgrade(cancellation: source.Token));
        Observer.Then = null;
        Assert.Equal("rolled-back", Log()[^1].Outcome);
        Assert.Empty(Database.VersionRows);
        Assert.Equal(["a1"], Upgrade());
        Assert.Equal(["1", "2"], Rows);
    }

    [DatabaseFact]
    public void Rows_that_were_loaded_before_a_block_are_not_loaded_again()
    {
        var rows = new InsertRows(new(null, "t"), ["i"], [.. Enumerable.Range(0, 1500).Select(i => ValueList.Create<object?>([i]))]);
        Revision(Make, rows, rows, Block(Add(-1)), rows, Sql("SELECT * FROM nosuch"));
        Fails("SqlFailed", () => Upgrade());
        Assert.Equal("3001", Database.One("SELECT count(*) FROM t"));
        Assert.Equal(2, Log()[0].Statement);
        Again(Make, rows, Block(Add(-1)), rows);
        Fails("StatementChanged", () => Upgrade());
        Again(Make, rows, rows, Block(Add(-1)), rows);
        Upgrade();
        Assert.Equal("4501", Database.One("SELECT count(*) FROM t"));
    }

    [DatabaseFact]
    public void A_query_before_a_block_sees_what_is_done()
    {
        object? seen = null;
        var fails = true;
        Project.Operations("a1", "", (migration, apply) =>
        {
            apply(Make);
            apply(Add(1));
            migration.Query("SELECT 1", new Dictionary<string, object?>());
            apply(Add(2));
            apply(Block(Sql(Database.OutsideStatement)));
            seen = migration.Query("SELECT count(*) FROM t", new Dictionary<string, object?>())[0].Values[0];
            if (fails)
                throw new InvalidOperationException("my own");
        });
        Assert.Throws<InvalidOperationException>(() => Upgrade());
        Assert.Equal(2L, Convert.ToInt64(seen, null));
        fails = false;
        Assert.Equal(["a1"], Upgrade());
        Assert.Equal(["1", "2"], Rows);
    }

    [DatabaseFact]
    public void All_in_one_refuses_a_block()
    {
        Project.Operations("a0", "", (_, apply) => apply(Make));
        Project.Operations("a1", "a0", (_, apply) => apply(Block(Add(2)) with { Origin = new("x.ps1", 3, 9) }));
        Settings = Settings with { TransactionMode = TransactionMode.All };
        var error = Fails("AutocommitInAll", () => Upgrade());
        Assert.Equal(("a1", new SourcePosition("x.ps1", 3, 9)), (error.RevisionId, error.Position!));
        Assert.Empty(Database.Tables);
        Assert.Equal(["a0 upgrade rolled-back", "a1 upgrade failed"], LogLines());
    }

    [DatabaseFact]
    public void Without_a_log_a_block_is_refused()
    {
        Revision(Make, Block(Add(2)));
        Settings = Settings with { LogTable = "" };
        Fails("AutocommitWithoutLog", () => Upgrade());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void Without_a_transaction_a_block_changes_nothing()
    {
        Project.Operations("a1", "", (_, apply) => Array.ForEach([Make, Add(1), Block(Sql(Database.OutsideStatement), Add(2)), Add(3)], apply), transactional: false);
        Upgrade();
        Assert.Equal(["1", "2", "3"], Rows);
        Assert.Equal(11, Log().Count);
    }

    [DatabaseFact]
    public void Nothing_of_a_block_is_sent_if_a_part_of_it_cannot_be()
    {
        Revision(Make, Block(Add(1), Sql("COMMIT")));
        Fails("TransactionControl", () => Upgrade());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_run_that_finds_another_database_behind_the_block_stops()
    {
        Revision(Make, Block(Add(1)), Add(2));
        Observer.Then = seen =>
        {
            if (seen is StatementSent { Text: "INSERT INTO t VALUES (1)" })
            {
                Observer.Then = null;
                Database.Execute($"INSERT INTO {Settings.VersionTable} VALUES ('zz')");
            }
        };
        Fails("DatabaseMoved", () => Upgrade());
        Assert.Equal(["1"], Rows);
    }

    [DatabaseFact]
    public void Down_goes_as_up()
    {
        Project.Operations("a1", "", (_, apply) => apply(Make), (_, apply) =>
        {
            apply(Add(1));
            apply(Block(Sql(Database.OutsideStatement)));
            apply(new DropTable(new(null, "t")));
        });
        Upgrade();
        Downgrade();
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
        Assert.Equal(["a1"], Upgrade());
    }

    IReadOnlyList<string> Rows => Database.Lines("SELECT i FROM t ORDER BY i");

    Operation[] body = [];

    void Revision(params Operation[] operations)
    {
        body = operations;
        Project.Operations("a1", "", (_, apply) => Array.ForEach(body, apply));
    }

    void Again(params Operation[] operations) => body = operations;

    static AutocommitBlock Block(params Operation[] operations) => new(operations.ToValueList());

    static ExecuteSql Add(int value) => Sql($"INSERT INTO t VALUES ({value})");

    static ExecuteSql Sql(string text) => new(new(text));
}

public sealed class SqliteAutocommit() : AutocommitSpecification(DatabaseKind.Sqlite);

[NeedsSqlServer]
public sealed class SqlServerAutocommit() : AutocommitSpecification(DatabaseKind.SqlServer);

[NeedsPostgres]
public sealed class PostgreSqlAutocommit() : AutocommitSpecification(DatabaseKind.PostgreSql)
{
    [DatabaseFact]
    public void An_index_is_made_concurrently_on_a_table_of_the_same_revision()
    {
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(new ExecuteSql(new("CREATE TABLE t (i int); INSERT INTO t VALUES (1)")));
            apply(new AutocommitBlock([new ExecuteSql(new("CREATE INDEX CONCURRENTLY ix ON t (i)"))]));
            apply(new ExecuteSql(new("INSERT INTO t VALUES (2)")));
        });
        Upgrade();
        Assert.Equal("2|t", Database.One("SELECT (SELECT count(*) FROM t), relname FROM pg_class WHERE oid = (SELECT indrelid FROM pg_index WHERE indexrelid = 'ix'::regclass AND indisvalid)"));
    }

    [DatabaseFact]
    public void A_value_of_an_enum_is_used_behind_the_block_that_adds_it()
    {
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(new ExecuteSql(new("CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (m mood)")));
            apply(new AutocommitBlock([new ExecuteSql(new("ALTER TYPE mood ADD VALUE 'happy'"))]));
            apply(new ExecuteSql(new("INSERT INTO t VALUES ('happy')")));
        });
        Upgrade();
        Assert.Equal("happy", Database.One("SELECT m::text FROM t"));
    }

    [DatabaseFact]
    public void A_role_that_a_block_leaves_behind_is_an_error()
    {
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(new ExecuteSql(new(
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO pg_monitor; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO pg_monitor")));
            apply(new AutocommitBlock([new ExecuteSql(new("SET ROLE pg_monitor"))]));
        });
        Fails("SessionChanged", () => Upgrade());
    }
}
