using System.Text.RegularExpressions;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>The steps of small scripts, exactly.</summary>
public sealed partial class ScriptTextTests : IDisposable
{
    readonly TestProject project = new();

    public ScriptTextTests() =>
        project.Sql("a1", "", "CREATE TABLE one (id int); -- the end", "DROP TABLE one;").Sql("b2", "a1", "CREATE TABLE two (id int);");

    [Fact]
    public void A_step_for_sqlite3() => AssertStep(
        "Sqlite", new() { To = ["heads"] },
            """
            -- Upgrade b2 message of b2
            BEGIN IMMEDIATE;
            SELECT 'Before b2 the database should be at a1, and it is at ' || coalesce((SELECT group_concat(version_num, ', ') FROM "migration_version"), 'base') || ': nothing of it was done.' WHERE NOT ((SELECT count(*) FROM "migration_version") = 1 AND (SELECT count(*) FROM "migration_version" WHERE version_num IN ('a1')) = 1);
            INSERT INTO temp.psmigrate_check SELECT (SELECT count(*) FROM "migration_version") = 1 AND (SELECT count(*) FROM "migration_version" WHERE version_num IN ('a1')) = 1;
            DELETE FROM temp.psmigrate_known;
            INSERT INTO temp.psmigrate_known SELECT * FROM temp.psmigrate_broken;
            CREATE TABLE two (id int);
            SELECT 'After b2 rows refer to rows that are missing: PRAGMA foreign_key_check lists them.' WHERE NOT (NOT EXISTS (SELECT 1 FROM temp.psmigrate_broken AS b LEFT JOIN temp.psmigrate_known AS k
                ON k.child IS b.child AND k.row IS b.row AND k.parent IS b.parent WHERE b.count > coalesce(k.count, 0)));
            INSERT INTO temp.psmigrate_check SELECT NOT EXISTS (SELECT 1 FROM temp.psmigrate_broken AS b LEFT JOIN temp.psmigrate_known AS k
                ON k.child IS b.child AND k.row IS b.row AND k.parent IS b.parent WHERE b.count > coalesce(k.count, 0));
            UPDATE "migration_version" SET version_num = 'b2' WHERE version_num = 'a1';
            INSERT INTO temp.psmigrate_check SELECT changes() = 1;
            INSERT INTO "migration_log" ("revision", "direction", "outcome", "run_id", "at", "checksum", "tag", "tool_version", "format_version")
            VALUES ('b2', 'upgrade', 'applied', (SELECT run_id FROM temp.psmigrate_run), strftime('%Y-%m-%d %H:%M:%f+00:00', 'now'), '<checksum>', 'it''s 7', '0.1.0', 1);
            COMMIT;
            PRAGMA foreign_keys = OFF; PRAGMA defer_foreign_keys = OFF; PRAGMA legacy_alter_table = OFF; PRAGMA recursive_triggers = OFF; PRAGMA ignore_check_constraints = OFF; PRAGMA writable_schema = OFF; PRAGMA query_only = OFF; PRAGMA case_sensitive_like = OFF;
            """);

    [Fact]
    public void A_step_for_psql() => AssertStep(
        "PostgreSql", new() { To = ["heads"] },
            """
            -- Upgrade b2 message of b2
            BEGIN;
            CALL pg_temp.psmigrate_expect('b2', ARRAY['a1']::text[]);
            CREATE TABLE two (id int);
            CALL pg_temp.psmigrate_change('UPDATE pg_temp.psmigrate_version SET version_num = ''b2'' WHERE version_num = ''a1''');
            INSERT INTO pg_temp.psmigrate_log ("revision", "direction", "outcome", "run_id", "at", "os_user", "host", "checksum", "tag", "tool_version", "format_version")
            VALUES ('b2', 'upgrade', 'applied', (SELECT run_id FROM pg_temp.psmigrate_run), clock_timestamp(), session_user, host(inet_client_addr()), '<checksum>', 'it''s 7', '0.1.0', 1);
            COMMIT;
            RESET ALL;
            SET client_encoding = 'UTF8';

            DO $psmigrate$
            BEGIN
                PERFORM pg_catalog.pg_advisory_unlock(key) FROM pg_temp.psmigrate_run;
            END;
            $psmigrate$;
            """);

    [Fact]
    public void A_step_that_psql_can_skip() => AssertStep(
        "PostgreSql", new() { To = ["heads"], Idempotent = true },
            """
            -- Upgrade b2 message of b2
            SELECT NOT EXISTS (SELECT FROM pg_temp.psmigrate_applied WHERE id = 'b2') AS psmigrate_needed \gset
            \if :psmigrate_needed
            BEGIN;
            CALL pg_temp.psmigrate_expect('b2');
            CREATE TABLE two (id int);
            CALL pg_temp.psmigrate_apply('b2');
            INSERT INTO pg_temp.psmigrate_log ("revision", "direction", "outcome", "run_id", "at", "os_user", "host", "checksum", "tag", "tool_version", "format_version")
            VALUES ('b2', 'upgrade', 'applied', (SELECT run_id FROM pg_temp.psmigrate_run), clock_timestamp(), session_user, host(inet_client_addr()), '<checksum>', 'it''s 7', '0.1.0', 1);
            COMMIT;
            RESET ALL;
            SET client_encoding = 'UTF8';
            \endif

            DO $psmigrate$
            BEGIN
                PERFORM pg_catalog.pg_advisory_unlock(key) FROM pg_temp.psmigrate_run;
            END;
            $psmigrate$;
            """);

    [Fact]
    public void A_step_that_any_client_of_PostgreSQL_can_skip() => AssertStep(
        "PostgreSql", new() { To = ["heads"], Idempotent = true, Plain = true },
            """
            -- Upgrade b2 message of b2
            DO $psmigrate1$
            BEGIN
            IF NOT EXISTS (SELECT FROM pg_temp.psmigrate_applied WHERE id = 'b2') THEN
            CALL pg_temp.psmigrate_expect('b2');
            EXECUTE $psmigrate$CREATE TABLE two (id int)$psmigrate$;
            CALL pg_temp.psmigrate_apply('b2');
            INSERT INTO pg_temp.psmigrate_log ("revision", "direction", "outcome", "run_id", "at", "os_user", "host", "checksum", "tag", "tool_version", "format_version")
            VALUES ('b2', 'upgrade', 'applied', (SELECT run_id FROM pg_temp.psmigrate_run), clock_timestamp(), session_user, host(inet_client_addr()), '<checksum>', 'it''s 7', '0.1.0', 1);
            END IF;
            END;
            $psmigrate1$;
            RESET ALL;
            SET client_encoding = 'UTF8';

            DO $psmigrate$
            BEGIN
                PERFORM pg_catalog.pg_advisory_unlock(key) FROM pg_temp.psmigrate_run;
            END;
            $psmigrate$;
            """);

    [Fact]
    public void A_step_that_SQL_Server_can_skip() => AssertStep(
        "SqlServer", new() { To = ["heads"], Idempotent = true },
            """
            -- Upgrade b2 message of b2
            IF NOT EXISTS (SELECT 1 FROM #psmigrate_applied WHERE id = N'b2')
            BEGIN
            BEGIN TRY
            BEGIN TRANSACTION;
            IF EXISTS (SELECT version_num FROM [migration_version] EXCEPT SELECT a.id FROM #psmigrate_applied AS a WHERE NOT EXISTS (SELECT 1 FROM #psmigrate_edge AS e JOIN #psmigrate_applied AS c ON c.id = e.child WHERE e.parent = a.id))
                OR EXISTS (SELECT a.id FROM #psmigrate_applied AS a WHERE NOT EXISTS (SELECT 1 FROM #psmigrate_edge AS e JOIN #psmigrate_applied AS c ON c.id = e.child WHERE e.parent = a.id) EXCEPT SELECT version_num FROM [migration_version])
                THROW 50000, N'At b2 the rows of migration_version are not what the script has found and made: nothing of it was kept.', 127;
            EXEC (N'CREATE TABLE two (id int);');
            IF DB_ID() <> CONVERT(int, SESSION_CONTEXT(N'psmigrate_database'))
                THROW 50000, N'b2 has left the session in another database: let it go back with USE.', 127;
            DELETE FROM [migration_version] WHERE version_num IN (SELECT parent FROM #psmigrate_edge WHERE child = N'b2');
            INSERT INTO [migration_version] (version_num) VALUES (N'b2');
            INSERT INTO #psmigrate_applied VALUES (N'b2');
            IF EXISTS (SELECT version_num FROM [migration_version] EXCEPT SELECT a.id FROM #psmigrate_applied AS a WHERE NOT EXISTS (SELECT 1 FROM #psmigrate_edge AS e JOIN #psmigrate_applied AS c ON c.id = e.child WHERE e.parent = a.id))
                OR EXISTS (SELECT a.id FROM #psmigrate_applied AS a WHERE NOT EXISTS (SELECT 1 FROM #psmigrate_edge AS e JOIN #psmigrate_applied AS c ON c.id = e.child WHERE e.parent = a.id) EXCEPT SELECT version_num FROM [migration_version])
                THROW 50000, N'At b2 the rows of migration_version are not what the script has found and made: nothing of it was kept.', 127;
            INSERT INTO [migration_log] ([revision], [direction], [outcome], [run_id], [at], [os_user], [host], [checksum], [tag], [tool_version], [format_version])
            VALUES (N'b2', N'upgrade', N'applied', CONVERT(nvarchar(32), SESSION_CONTEXT(N'psmigrate_run')), SYSDATETIMEOFFSET(), ORIGINAL_LOGIN(), HOST_NAME(), N'<checksum>', N'it''s 7', N'0.1.0', 1);
            COMMIT TRANSACTION;
            END TRY
            BEGIN CATCH
            IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
            THROW;
            END CATCH;
            END;
            GO
            IF @@ERROR <> 0 OR @@TRANCOUNT <> 0 BEGIN IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; RAISERROR(N'The script stops: b2 failed, and nothing of what was under way is kept.', 16, 127); SET NOEXEC ON; END;
            GO
            SET XACT_ABORT, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ANSI_NULL_DFLT_ON, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER, NOCOUNT ON;
            SET NUMERIC_ROUNDABORT, IMPLICIT_TRANSACTIONS, CURSOR_CLOSE_ON_COMMIT, FORCEPLAN OFF; SET ROWCOUNT 0; SET TEXTSIZE 2147483647;
            SET DEADLOCK_PRIORITY NORMAL; SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
            SET LOCK_TIMEOUT -1;
            GO
            """);

    [Fact]
    public void A_stamp_for_each_client()
    {
        const string Log = "'b2', 'stamp', 'stamped'";
        foreach (var provider in (string[])["Sqlite", "PostgreSql", "SqlServer"])
        {
            var script = Export(provider, new() { Kind = ScriptKind.Stamp, From = ["a1"], To = ["b2"] });
            Assert.StartsWith($"-- Stamp from a1 to b2 on {provider} ", script, StringComparison.Ordinal);
            Assert.Contains(Log, script.Replace("N'", "'", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("'from a1'", script, StringComparison.Ordinal);
            Assert.DoesNotContain("CREATE TABLE two", script, StringComparison.Ordinal);
        }
    }

    public void Dispose() => project.Dispose();

    // From the second step to the end, or to the end of the stop behind the last step.
    void AssertStep(string provider, ScriptRequest request, string expected)
    {
        var script = Export(provider, request);
        var step = script[script.IndexOf("-- Upgrade b2", StringComparison.Ordinal)..];
        var end = step.IndexOf("SET NOEXEC OFF", StringComparison.Ordinal);
        Assert.Equal(expected, (end < 0 ? step : step[..end]).TrimEnd('\n'));
    }

    string Export(string provider, ScriptRequest request)
    {
        using var writer = new StringWriter();
        var settings = new DatabaseSettings { Provider = provider, ConnectionString = "" };
        new MigrationEngine().Export(project.Read(), settings, request, new() { Tag = "it's 7" }, writer, new RecordingObserver(), default);
        return Checksum().Replace(writer.ToString(), "<checksum>");
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Checksum();
}
