using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.PostgreSql;

public sealed class SessionTests() : Support.Specification(DatabaseKind.PostgreSql)
{
    [PostgresFact]
    public void Settings_do_not_leak_into_the_next_revision()
    {
        const string Changes =
            """
            SELECT pg_catalog.set_config('search_path', '', false);
            SET standard_conforming_strings = off;
            SET statement_timeout = 100;
            SET lock_timeout = 1;
            SET check_function_bodies = off;
            SET row_security = off;
            SET client_min_messages = error;
            SET default_tablespace = '';
            SET session_replication_role = replica;
            SET TIME ZONE 'Asia/Tokyo';
            """;
        Project.Sql("a1", "", Changes).Sql("b2", "a1", Changes, header: "Transaction: off").Sql(
            "c3", "b2",
            """
            CREATE TABLE plain (a text, b text, c text);
            INSERT INTO plain SELECT 'back\slash', current_setting('session_replication_role'), current_setting('search_path') FROM pg_sleep(0.3);
            """);
        Assert.Equal(["a1", "b2", "c3"], Upgrade());
        Assert.Equal("""back\slash|origin|"$user", public""", Database.One("SELECT * FROM public.plain"));
        Assert.Equal("3", Database.One("SELECT count(*) FROM migration_log WHERE outcome = 'applied'"));
    }

    [PostgresFact]
    public void Settings_do_not_leak_inside_of_one_transaction_for_all()
    {
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Project.Sql("a1", "", "SET search_path = '';\nSET LOCAL statement_timeout = 100;").Sql("b2", "a1", "CREATE TABLE t (i int);\nSELECT pg_sleep(0.3);");
        Assert.Equal(["a1", "b2"], Upgrade());
        Assert.Equal(["t"], Database.Tables);
    }

    [PostgresFact]
    public void Settings_of_the_connection_string_stay()
    {
        Database.Execute("CREATE SCHEMA own");
        Settings = Settings with { ConnectionString = Settings.ConnectionString + ";Search Path=own" };
        Project.Sql("a1", "", "SET search_path = public;").Sql("b2", "a1", "CREATE TABLE t (i int);");
        Upgrade();
        Assert.Equal("0", Database.One("SELECT count(*) FROM own.t"));
        Assert.Equal("b2", Database.One("SELECT version_num FROM own.migration_version"));
    }

    [PostgresFact]
    public void Another_role_at_the_end_is_an_error()
    {
        foreach (var statement in new[] { "SET ROLE pg_monitor;", "SET SESSION AUTHORIZATION pg_monitor;" })
        {
            Project.Sql("a1", "", $"CREATE TABLE t (i int);\n{statement}");
            Fails("SessionChanged", () => Upgrade());
            Assert.Empty(Database.Tables);
        }
        Assert.All(Log(), entry => Assert.Equal("SessionChanged", entry.ErrorId));
        Project.Sql("a1", "", "SET ROLE pg_monitor;\nRESET ROLE;\nCREATE TABLE t (i int);");
        Assert.Equal(["a1"], Upgrade());
    }

    [PostgresFact]
    public void A_role_that_lasts_for_the_transaction_only_is_an_error_too_since_it_would_own_the_record()
    {
        Project.Sql("a1", "", "SET LOCAL ROLE pg_monitor;");
        Fails("SessionChanged", () => Upgrade());
    }

    [PostgresFact]
    public void The_configured_time_outs_hold_in_every_revision()
    {
        Settings = Settings with { StatementTimeout = TimeSpan.FromMilliseconds(250) };
        Project.Sql("a1", "", "SET statement_timeout = 0;\nSELECT pg_sleep(0.5);").Sql("b2", "a1", "CREATE TABLE t (i int);\nSELECT pg_sleep(20);");
        Fails("StatementTimeout", () => Upgrade());
        Assert.Equal(["a1"], Database.VersionRows);
        Assert.Empty(Database.Tables);
    }

    [PostgresFact]
    public void A_lock_in_the_database_is_waited_for_as_long_as_configured_and_retried()
    {
        Database.Execute("CREATE TABLE busy (i int)");
        Settings = Settings with { LockTimeout = TimeSpan.FromMilliseconds(200), RetryCount = 2, RetryDelay = TimeSpan.FromMilliseconds(50) };
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nALTER TABLE busy ADD COLUMN j int;");
        using (var other = Database.Open())
        {
            using var transaction = other.BeginTransaction();
            using var command = other.CreateCommand();
            command.CommandText = "SELECT * FROM busy";
            command.ExecuteNonQuery();
            var error = Assert.IsType<SqlExecutionException>(Fails("LockNotAvailable", () => Upgrade()));
            Assert.True(error.IsTransient);
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

    [PostgresFact]
    public void Notices_arrive_as_events_in_the_thread_of_the_run()
    {
        var threads = new HashSet<int>();
        Observer.Then = seen =>
        {
            if (seen is ServerMessage)
                threads.Add(Environment.CurrentManagedThreadId);
        };
        Project.Sql("a1", "", "DO $$ BEGIN RAISE NOTICE 'hello; %', 1; RAISE WARNING 'beware'; END $$;\nDROP TABLE IF EXISTS nosuch;");
        Upgrade();
        Assert.Equal(
            ["NOTICE hello; 1", "WARNING beware", "NOTICE table \"nosuch\" does not exist, skipping"],
            Observer.Events.OfType<ServerMessage>().Select(message => $"{message.Severity} {message.Text}"));
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [PostgresFact]
    public void Bodies_of_functions_stay_whole()
    {
        Project.Sql(
            "a1", "",
            """
            CREATE TABLE seen (i int);
            CREATE FUNCTION one() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;
            CREATE PROCEDURE note(x int) LANGUAGE plpgsql AS $body$ BEGIN INSERT INTO seen VALUES (x); PERFORM $q$;'$q$; END; $body$;
            CALL note(one() + 40);
            INSERT INTO seen VALUES (length($$a;b'c$$));
            """);
        Upgrade();
        Assert.Equal(["42", "5"], Database.Lines("SELECT i FROM seen ORDER BY i DESC"));
    }

    [PostgresFact]
    public void Question_marks_colons_and_parameters_of_the_driver_are_plain_text()
    {
        Project.Sql("a1", "", "CREATE TABLE t (a jsonb, b text);\nINSERT INTO t VALUES ('{\"k\": 1}', ':name @name $1 ?');\nCREATE INDEX i ON t ((a ? 'k'));\nUPDATE t SET b = b || (a @> '{}'::jsonb)::text;");
        Upgrade();
        Assert.Equal(":name @name $1 ?true", Database.One("SELECT b FROM t"));
    }

    [PostgresFact]
    public void An_index_is_built_concurrently_while_the_lock_is_held()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nINSERT INTO t SELECT generate_series(1, 1000);")
            .Sql("b2", "a1", "CREATE INDEX CONCURRENTLY ix ON t (i);\nCREATE INDEX CONCURRENTLY iy ON t (i);", "DROP INDEX CONCURRENTLY ix;\nDROP INDEX iy;", header: "Transaction: off");
        Upgrade("a1");
        // Others that wait must not be in its way.
        using var second = new SecondProcess(Project, Settings);
        Upgrade();
        Assert.Contains(second.ReadLine(), new[] { "done", "done b2", "failed PlanChanged" });
        Assert.Equal(["ix|True", "iy|True"], Database.Lines("SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname IN ('ix', 'iy') ORDER BY 1"));
        Assert.Equal(["b2"], Downgrade("a1"));
    }

    [PostgresFact]
    public void Copy_through_the_client_is_refused_by_name()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i int);\nCOPY t FROM stdin;\n1\n\\.\n");
        Assert.Contains("COPY", Fails("ClientCommand", () => Upgrade()).Message, StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
    }
}
