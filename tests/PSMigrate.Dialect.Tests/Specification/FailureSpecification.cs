using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class FailureSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    const string Body = "-- Revision: a1\n\n-- >>> upgrade\nCREATE TABLE t (i int);\nINSERT INTO t (i)\n  VALUES (1), (nosuch);\n-- >>> downgrade\n";

    [DatabaseFact]
    public void A_statements_error_names_file_line_and_column()
    {
        Project.File("a1", Body);
        AssertPlace(Assert.IsType<SqlExecutionException>(Fails("SqlFailed", () => Upgrade())));
    }

    [DatabaseFact]
    public void Lines_that_end_with_carriage_returns_count_the_same()
    {
        Project.File("a1", "\uFEFF" + Body.Replace("\n", "\r\n"));
        AssertPlace(Assert.IsType<SqlExecutionException>(Fails("SqlFailed", () => Upgrade())));
    }

    [DatabaseFact]
    public void A_failure_rolls_its_revision_back_and_keeps_the_ones_before()
    {
        Project.Sql("a1", "", "CREATE TABLE kept (i int);").Sql("b2", "a1", "CREATE TABLE gone (i int);\nINSERT INTO kept VALUES (1);\nSELECT * FROM nosuch;");
        var error = Fails("SqlFailed", () => Upgrade());
        Assert.Equal("b2", error.RevisionId);
        Assert.Equal(["kept"], Database.Tables);
        Assert.Empty(Database.Lines("SELECT * FROM kept"));
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void A_failure_stands_in_the_log_and_a_second_try_succeeds()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nSELECT * FROM nosuch;");
        Fails("SqlFailed", () => Upgrade(run: new() { Tag = "release 7" }));
        var failed = Assert.Single(Log());
        Assert.Equal(("a1", "upgrade", "failed", "SqlFailed", "release 7"), (failed.Id, failed.Direction, failed.Outcome, failed.ErrorId, failed.Tag));
        Assert.Contains("nosuch", failed.Reason, StringComparison.Ordinal);
        Project.Sql("a1", "", "CREATE TABLE t (i int);");
        Assert.Equal(["a1"], Upgrade());
        Assert.Equal(["a1 upgrade failed", "a1 upgrade applied"], LogLines());
    }

    [DatabaseFact]
    public void A_failed_downgrade_leaves_everything()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nINSERT INTO t VALUES (5);", "DROP TABLE t;\nDROP TABLE nosuch;");
        Upgrade();
        Fails("SqlFailed", () => Downgrade());
        Assert.Equal("5", Database.One("SELECT i FROM t"));
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Equal(["a1 upgrade applied", "a1 downgrade failed"], LogLines());
    }

    [DatabaseFact]
    public void What_cannot_be_cut_is_found_before_anything_runs()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);").File("b2", "-- Revision: b2\n-- Revises: a1\n-- >>> upgrade\nSELECT 1;\nSELECT 'open;\n");
        var error = Fails("UnclosedString", () => Upgrade());
        Assert.Equal((Project.PathOf("b2"), 5, 8), (error.Position!.Path, error.Position.Line, error.Position.Column));
        Assert.Empty(Database.Tables);
        Assert.Empty(Log());
    }

    [DatabaseFact]
    public void A_revision_may_not_begin_or_end_transactions()
    {
        foreach (var statement in IsSqlServer ? new[] { "BEGIN TRANSACTION", "COMMIT", "ROLLBACK" } : ["BEGIN", "COMMIT", "ROLLBACK", "END"])
        {
            Project.File("a1", $"-- Revision: a1\n-- >>> upgrade\nCREATE TABLE t (i int);{(IsSqlServer ? "\nGO" : "")}\n  {statement};\n");
            var error = Fails("TransactionControl", () => Upgrade());
            Assert.Equal((IsSqlServer ? 5 : 4, 3), (error.Position!.Line, error.Position.Column));
            Assert.Empty(Database.Tables);
        }
        Assert.Empty(Database.VersionRows);
    }

    [DatabaseFact]
    public void Savepoints_are_the_authors_own()
    {
        Project.Sql("a1", "", IsSqlServer
            ? "CREATE TABLE t (i int);\nSAVE TRANSACTION s; INSERT INTO t VALUES (1); ROLLBACK TRANSACTION s; INSERT INTO t VALUES (2);"
            : "CREATE TABLE t (i int);\nSAVEPOINT s;\nINSERT INTO t VALUES (1);\nROLLBACK TO s;\nINSERT INTO t VALUES (2);\nRELEASE s;");
        Upgrade();
        Assert.Equal(["2"], Database.Lines("SELECT i FROM t"));
    }

    [DatabaseFact]
    public void What_a_transaction_cannot_hold_is_refused_there_and_works_outside()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);").Sql("b2", "a1", $"{Database.OutsideStatement};");
        var error = Fails("NeedsNoTransaction", () => Upgrade());
        Assert.Equal(Project.PathOf("b2"), error.Position!.Path);
        Assert.Equal(["a1"], Database.VersionRows);
        Project.Sql("b2", "a1", $"{Database.OutsideStatement};", header: "Transaction: off");
        Assert.Equal(["b2"], Upgrade());
    }

    [DatabaseFact]
    public void A_revision_that_the_database_has_and_no_file_is_named()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);").Sql("b2", "a1", "CREATE TABLE u (i int);");
        Upgrade();
        Project.Remove("b2");
        Project.Sql("c2", "a1", "CREATE TABLE v (i int);");
        Assert.Equal("b2", Fails("UnknownRevisionInDatabase", () => Upgrade()).Subject);
        Fails("UnknownRevisionInDatabase", () => Downgrade());
        var status = Status();
        Assert.Equal(["b2"], status.Unknown);
        Assert.Equal(["b2"], status.Current);
        Assert.False(status.IsUpToDate);
        Assert.Equal(["t", "u"], Database.Tables);
    }

    [DatabaseFact]
    public void A_project_with_a_broken_file_does_not_run()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);").File("b2", "-- just words\n");
        Fails("HeaderMissing", () => Upgrade());
        Assert.Empty(Database.Tables);
    }

    void AssertPlace(SqlExecutionException error)
    {
        Assert.Equal(Project.PathOf("a1"), error.Position!.Path);
        if (IsSqlServer)
        {
            // The server names the line, of the name or of the statement that it stands in; the batch begins where the body does.
            Assert.InRange(error.Position.Line, 5, 6);
            Assert.StartsWith("CREATE TABLE t (i int);", error.Statement, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal((6, 16), (error.Position.Line, error.Position.Column));
            Assert.StartsWith("INSERT INTO t (i)", error.Statement, StringComparison.Ordinal);
        }
        Assert.Contains($"{error.Position}", error.Message, StringComparison.Ordinal);
        Assert.Contains("nosuch", error.Message, StringComparison.Ordinal);
        Assert.True(IsSqlite || IsSqlServer ? error.Number is not null : error.SqlState is not null);
        Assert.Equal("a1", error.RevisionId);
        Assert.Empty(Database.Tables);
    }
}

public sealed class SqliteFailure() : FailureSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlFailure() : FailureSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerFailure() : FailureSpecification(DatabaseKind.SqlServer);
