using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.SqlServer;

[NeedsSqlServer]
public sealed class SessionTests() : Support.Specification(DatabaseKind.SqlServer)
{
    // What is here one text is one batch: nothing is cut at the ends of lines.
    const string Changes =
        """
        SET NOCOUNT ON
        SET XACT_ABORT OFF
        SET ANSI_NULLS, ANSI_WARNINGS, QUOTED_IDENTIFIER, CONCAT_NULL_YIELDS_NULL OFF
        SET ROWCOUNT 1
        SET LOCK_TIMEOUT 1
        SET DATEFORMAT dmy
        SET LANGUAGE Nederlands
        SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
        """;

    [DatabaseFact]
    public void Settings_do_not_leak_into_the_next_revision()
    {
        Project.Sql("a1", "", Changes).Sql("b2", "a1", Changes, header: "Transaction: off").Sql(
            "c3", "b2",
            """
            CREATE TABLE "plain" (n int, language_name nvarchar(50), options_set int, isolation int);
            INSERT INTO "plain" SELECT n, @@LANGUAGE, @@OPTIONS & 512, transaction_isolation_level
            FROM (VALUES (1), (2)) AS two (n) CROSS JOIN sys.dm_exec_sessions WHERE session_id = @@SPID;
            """);
        Assert.Equal(["a1", "b2", "c3"], Upgrade());
        var language = Database.One("SELECT @@LANGUAGE");
        Assert.Equal([$"1|{language}|0|2", $"2|{language}|0|2"], Database.Lines("SELECT * FROM [plain] ORDER BY n"));
        Assert.Equal("3", Database.One("SELECT count(*) FROM migration_log WHERE outcome = 'applied'"));
    }

    [DatabaseFact]
    public void Settings_and_temporary_tables_last_for_the_statements_of_a_revision()
    {
        Project.Sql("a1", "", "SET NOCOUNT ON;\nCREATE TABLE #rows (i int);\nINSERT INTO #rows VALUES (1), (2);\nSELECT i, @@OPTIONS & 512 AS nocount INTO t FROM #rows;");
        Upgrade();
        Assert.Equal(["1|512", "2|512"], Database.Lines("SELECT i, nocount FROM t ORDER BY i"));
    }

    [DatabaseFact]
    public void What_keeps_statements_from_running_ends_with_its_revision()
    {
        Project.Sql("a1", "", "SET NOEXEC ON").Sql("b2", "a1", "SET PARSEONLY ON").Sql("c3", "b2", "CREATE TABLE t (i int);");
        Assert.Equal(["a1", "b2", "c3"], Upgrade());
        Assert.Equal(["t"], Database.Tables);
    }

    [DatabaseFact]
    public void Another_database_at_the_end_is_an_error()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nUSE tempdb;");
        Assert.Contains("tempdb", Fails("SessionChanged", () => Upgrade()).Message, StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
        Assert.Equal(["a1 upgrade failed"], LogLines());
    }

    [DatabaseFact]
    public void Another_user_at_the_end_is_an_error()
    {
        Database.Execute("CREATE USER other WITHOUT LOGIN");
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nEXECUTE AS USER = 'other';");
        Assert.Contains("REVERT", Fails("SessionChanged", () => Upgrade()).Remedy, StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
        Project.Sql("a1", "", "EXECUTE AS USER = 'other';\nREVERT;\nCREATE TABLE t (i int);");
        Assert.Equal(["a1"], Upgrade());
    }

    [DatabaseFact]
    public void A_transaction_that_is_left_open_is_an_error()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nIF 1 = 1 BEGIN TRANSACTION;");
        Fails("SessionChanged", () => Upgrade());
        Assert.Empty(Database.Tables);
        Project.Sql("a1", "", "SET IMPLICIT_TRANSACTIONS ON;\nCREATE TABLE t (i int);", header: "Transaction: off");
        Fails("SessionChanged", () => Upgrade());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_rollback_inside_of_a_batch_is_an_error()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nIF 1 = 1 ROLLBACK;");
        Assert.ThrowsAny<MigrationException>(() => Upgrade());
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    [DatabaseFact]
    public void Behind_a_rollback_that_a_batch_keeps_to_itself_nothing_happens()
    {
        Project.Sql(
            "a1", "",
            "CREATE TABLE t (i int);\nBEGIN TRY RAISERROR('no', 16, 1); END TRY BEGIN CATCH IF @@TRANCOUNT > 0 ROLLBACK; PRINT 'caught'; END CATCH;\nCREATE TABLE alone (i int);");
        Fails("SessionChanged", () => Upgrade());
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
        Assert.Equal(["a1 upgrade failed"], LogLines());
    }

    [DatabaseFact]
    public void An_error_that_a_batch_catches_cannot_half_succeed()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int PRIMARY KEY);\nBEGIN TRY INSERT INTO t VALUES (1); INSERT INTO t VALUES (1); END TRY BEGIN CATCH PRINT 'caught'; END CATCH;");
        Fails("SqlFailed", () => Upgrade());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void The_configured_time_out_ends_a_statement()
    {
        Settings = Settings with { StatementTimeout = TimeSpan.FromSeconds(1) };
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nWAITFOR DELAY '00:01:00';");
        Fails("StatementTimeout", () => Upgrade());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_lock_in_the_database_is_waited_for_as_long_as_configured_and_retried()
    {
        Database.Execute("CREATE TABLE busy (i int)");
        Settings = Settings with { LockTimeout = TimeSpan.FromMilliseconds(200), RetryCount = 2, RetryDelay = TimeSpan.FromMilliseconds(50) };
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nALTER TABLE busy ADD j int;");
        using (var other = Database.Open())
        {
            using var transaction = other.BeginTransaction();
            using var command = other.CreateCommand();
            (command.CommandText, command.Transaction) = ("INSERT INTO busy VALUES (1)", transaction);
            command.ExecuteNonQuery();
            var error = Assert.IsType<SqlExecutionException>(Fails("LockNotAvailable", () => Upgrade()));
            Assert.Equal((true, 1222), (error.IsTransient, error.Number));
            Assert.Equal([2, 3], Observer.Events.OfType<StepRetried>().Select(retried => retried.Attempt));
            Observer.Then = seen =>
            {
                if (seen is StepRetried)
                    transaction.Rollback();
            };
            Assert.Equal(["a1"], Upgrade());
        }
        Assert.Equal(["busy", "t"], Database.Tables);
    }

    [DatabaseFact]
    public void What_the_server_says_arrives_as_events_in_the_thread_of_the_run()
    {
        var threads = new HashSet<int>();
        Observer.Then = seen =>
        {
            if (seen is ServerMessage)
                threads.Add(Environment.CurrentManagedThreadId);
        };
        Project.Sql("a1", "", "PRINT 'hello; 1';\nRAISERROR('beware', 10, 1);\nUSE master;");
        Fails("SessionChanged", () => Upgrade());
        Assert.Equal(["PRINT hello; 1", "INFO beware"], Observer.Events.OfType<ServerMessage>().Select(message => $"{message.Severity} {message.Text}"));
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [DatabaseFact]
    public void Modules_are_made_batch_by_batch_and_an_error_in_one_is_at_its_line()
    {
        Project.File("a1", "-- Revision: a1\n-- >>> upgrade\nCREATE TABLE t (i int)\nGO\nCREATE PROCEDURE p AS\nBEGIN\n  INSERT INTO t VALUES (42);\nEND\nGO\nEXEC p\nGO\n");
        Upgrade();
        Assert.Equal("42", Database.One("SELECT i FROM t"));
        Project.File("b2", "-- Revision: b2\n-- Revises: a1\n-- >>> upgrade\nSELECT 1\nGO\nCREATE PROCEDURE q AS\nBEGIN\n  SELECT nonsense FROM FROM t;\nEND\n");
        var error = Fails("SqlFailed", () => Upgrade());
        Assert.Equal((8, 3), (error.Position!.Line, error.Position.Column));
    }

    [DatabaseFact]
    public void What_a_transaction_cannot_hold_is_told_by_name_also_in_the_middle_of_a_batch()
    {
        Project.Sql("a1", "", "SELECT 1 AS one ALTER DATABASE CURRENT SET ANSI_NULL_DEFAULT ON");
        Assert.Contains("-NoTransaction", Fails("NeedsNoTransaction", () => Upgrade()).Remedy, StringComparison.Ordinal);
    }
}
