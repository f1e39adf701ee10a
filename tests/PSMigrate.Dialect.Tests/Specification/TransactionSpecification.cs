using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class TransactionSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    void WriteTwoOfWhichTheSecondFails() => Project
        .Sql("a1", "", "CREATE TABLE first (i int);\nINSERT INTO first VALUES (1);")
        .Sql("b2", "a1", "CREATE TABLE second (i int);\nINSERT INTO first VALUES (2);\nSELECT * FROM nosuch;\nCREATE TABLE third (i int);");

    [DatabaseFact]
    public void Per_revision_the_first_stays()
    {
        WriteTwoOfWhichTheSecondFails();
        Fails("SqlFailed", () => Upgrade());
        Assert.Equal(["first"], Database.Tables);
        Assert.Equal(["1"], Database.Lines("SELECT i FROM first"));
        Assert.Equal(["a1 upgrade applied", "b2 upgrade failed"], LogLines());
    }

    [DatabaseFact]
    public void All_in_one_nothing_stays()
    {
        WriteTwoOfWhichTheSecondFails();
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Fails("SqlFailed", () => Upgrade());
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
        Assert.Empty(Observer.Done);
        Assert.Equal(["a1 upgrade rolled-back", "b2 upgrade failed"], LogLines());
    }

    [DatabaseFact]
    public void All_in_one_everything_is_applied_and_undone()
    {
        Project.Sql("a1", "", "CREATE TABLE first (i int);", "DROP TABLE first;").Sql("b2", "a1", "INSERT INTO first VALUES (2);", "DELETE FROM first;");
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Assert.Equal(["a1", "b2"], Upgrade());
        Assert.Equal(["2"], Database.Lines("SELECT i FROM first"));
        Assert.Equal(["b2", "a1"], Downgrade());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void All_in_one_refuses_a_revision_without_a_transaction()
    {
        Project.Sql("a1", "", "CREATE TABLE first (i int);").Sql("b2", "a1", $"{Database.OutsideStatement};", header: "Transaction: off");
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Assert.Equal("b2", Fails("TransactionOffInAll", () => Upgrade()).RevisionId);
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void Without_transactions_what_is_done_stays_and_the_next_run_goes_on_behind_it()
    {
        WriteTwoOfWhichTheSecondFails();
        Settings = Settings with { TransactionMode = TransactionMode.None };
        Fails("SqlFailed", () => Upgrade());
        Assert.Equal(["first", "second"], Database.Tables);
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Equal(3, Log()[^1].Statement);
        Project.Sql("b2", "a1", "CREATE TABLE second (i int);\nINSERT INTO first VALUES (2);\nINSERT INTO first VALUES (3);\nCREATE TABLE third (i int);");
        Assert.Equal(["b2"], Upgrade());
        Assert.Equal(["1", "2", "3"], Database.Lines("SELECT i FROM first ORDER BY i"));
        Assert.Equal(["first", "second", "third"], Database.Tables);
    }

    [DatabaseFact]
    public void Without_a_transaction_every_statement_is_announced_and_reported()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nINSERT INTO t VALUES (1);", header: "Transaction: off");
        Upgrade();
        Assert.Equal(
            ["begun 1", "part-done 1", "begun 2", "part-done 2", "applied "],
            Log().Select(entry => $"{entry.Outcome} {entry.Statement}"));
        Assert.All(Log().Take(4), entry => Assert.Matches("^[0-9a-f]{64}$", entry.StatementHash));
    }

    [DatabaseFact]
    public void A_statement_of_which_nobody_knows_stops_the_next_run()
    {
        CutOffInTheSecondStatement();
        var error = Fails("StatementOutcomeUnknown", () => Upgrade());
        // A line with GO stands between the batches of SQL Server.
        Assert.Equal((Project.PathOf("a1"), IsSqlServer ? 8 : 7, 1), (error.Position!.Path, error.Position.Line, error.Position.Column));
        Assert.Empty(Database.Lines("SELECT i FROM t"));
        Assert.Empty(Database.VersionRows);
        // Being asked is no answer: the question stays.
        Fails("StatementOutcomeUnknown", () => Upgrade());
    }

    [DatabaseFact]
    public void Retry_runs_it_again()
    {
        CutOffInTheSecondStatement();
        Assert.Equal(["a1"], Upgrade(run: new() { Resume = ResumeAction.Retry }));
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM t ORDER BY i"));
    }

    [DatabaseFact]
    public void Skip_takes_it_for_done()
    {
        CutOffInTheSecondStatement();
        Assert.Equal(["a1"], Upgrade(run: new() { Resume = ResumeAction.Skip }));
        Assert.Equal(["2"], Database.Lines("SELECT i FROM t ORDER BY i"));
    }

    [DatabaseFact]
    public void A_statement_that_was_done_may_not_have_changed()
    {
        CutOffInTheSecondStatement();
        Project.Sql("a1", "", "CREATE TABLE t (i bigint);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);", header: "Transaction: off");
        Fails("StatementChanged", () => Upgrade(run: new() { Resume = ResumeAction.Retry }));
        Assert.Empty(Database.Lines("SELECT i FROM t"));
    }

    [DatabaseFact]
    public void Up_and_down_again_begins_anew()
    {
        CutOffInTheSecondStatement();
        Upgrade(run: new() { Resume = ResumeAction.Retry });
        Downgrade();
        Assert.Empty(Database.Tables);
        Assert.Equal(["a1"], Upgrade());
        Assert.Equal(["1", "2"], Database.Lines("SELECT i FROM t ORDER BY i"));
    }

    void CutOffInTheSecondStatement()
    {
        Project.Sql(
            "a1", "", "CREATE TABLE t (i int);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);", "DROP TABLE t;", header: "Transaction: off");
        using var source = new CancellationTokenSource();
        Observer.Then = seen =>
        {
            if (seen is StatementSent { Text: "INSERT INTO t VALUES (1)" })
                source.Cancel();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Upgrade(cancellation: source.Token));
        Observer.Then = null;
        Assert.Equal(["begun", "part-done", "begun"], Log().Select(entry => entry.Outcome));
    }
}

public sealed class SqliteTransaction() : TransactionSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlTransaction() : TransactionSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerTransaction() : TransactionSpecification(DatabaseKind.SqlServer);
