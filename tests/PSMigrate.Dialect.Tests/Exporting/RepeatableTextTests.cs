using System.Text.RegularExpressions;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>The steps of repeatable objects in small scripts, exactly.</summary>
public sealed partial class RepeatableTextTests : IDisposable
{
    readonly TestProject project = new TestProject()
        .Sql("a1", "", "CREATE TABLE one (id int);")
        .Repeatable("v", "CREATE VIEW v AS SELECT id FROM one;")
        .Repeatable("w", "CREATE VIEW w AS SELECT id FROM v;", "-- Depends-On: V");

    [Fact]
    public void For_sqlite3() => AssertStep("Sqlite", idempotent: false, plain: false,
        """
        -- Repeat w
        BEGIN IMMEDIATE;
        SELECT 'Before w the database should be at a1, and it is at ' || coalesce((SELECT group_concat(version_num, ', ') FROM "migration_version"), 'base') || ': nothing of it was done.' WHERE NOT ((SELECT count(*) FROM "migration_version") = 1 AND (SELECT count(*) FROM "migration_version" WHERE version_num IN ('a1')) = 1);
        INSERT INTO temp.psmigrate_check SELECT (SELECT count(*) FROM "migration_version") = 1 AND (SELECT count(*) FROM "migration_version" WHERE version_num IN ('a1')) = 1;
        DELETE FROM temp.psmigrate_known;
        INSERT INTO temp.psmigrate_known SELECT * FROM temp.psmigrate_broken;
        CREATE VIEW w AS SELECT id FROM v;
        SELECT 'After w rows refer to rows that are missing: PRAGMA foreign_key_check lists them.' WHERE NOT (NOT EXISTS (SELECT 1 FROM temp.psmigrate_broken AS b LEFT JOIN temp.psmigrate_known AS k
            ON k.child IS b.child AND k.row IS b.row AND k.parent IS b.parent WHERE b.count > coalesce(k.count, 0)));
        INSERT INTO temp.psmigrate_check SELECT NOT EXISTS (SELECT 1 FROM temp.psmigrate_broken AS b LEFT JOIN temp.psmigrate_known AS k
            ON k.child IS b.child AND k.row IS b.row AND k.parent IS b.parent WHERE b.count > coalesce(k.count, 0));
        INSERT INTO "migration_log" ("revision", "direction", "outcome", "run_id", "at", "checksum", "tool_version", "format_version")
        VALUES ('w', 'repeat', 'applied', (SELECT run_id FROM temp.psmigrate_run), strftime('%Y-%m-%d %H:%M:%f+00:00', 'now'), '<checksum>', '0.1.0', 1);
        COMMIT;
        """);

    [Fact]
    public void For_psql() => AssertStep("PostgreSql", idempotent: false, plain: false,
        """
        -- Repeat w
        BEGIN;
        CALL pg_temp.psmigrate_expect('w', ARRAY['a1']::text[]);
        CREATE VIEW w AS SELECT id FROM v;
        INSERT INTO pg_temp.psmigrate_log ("revision", "direction", "outcome", "run_id", "at", "os_user", "host", "checksum", "tool_version", "format_version")
        VALUES ('w', 'repeat', 'applied', (SELECT run_id FROM pg_temp.psmigrate_run), clock_timestamp(), session_user, host(inet_client_addr()), '<checksum>', '0.1.0', 1);
        COMMIT;
        """);

    [Fact]
    public void For_psql_that_can_skip_it() => AssertStep("PostgreSql", idempotent: true, plain: false,
        """
        -- Repeat w
        SELECT NOT EXISTS (SELECT 1 FROM pg_temp.psmigrate_log AS done WHERE done.revision = 'w' AND done.direction = 'repeat' AND done.outcome = 'applied' AND done.checksum = '<checksum>'
            AND NOT EXISTS (SELECT 1 FROM pg_temp.psmigrate_log AS later WHERE later."number" > done."number" AND later.outcome = 'applied'
                AND (later.direction = 'downgrade' OR later.direction = 'repeat' AND later.revision IN ('w', 'v')))) AS psmigrate_needed \gset
        \if :psmigrate_needed
        BEGIN;
        CALL pg_temp.psmigrate_expect('w');
        CREATE VIEW w AS SELECT id FROM v;
        INSERT INTO pg_temp.psmigrate_log ("revision", "direction", "outcome", "run_id", "at", "os_user", "host", "checksum", "tool_version", "format_version")
        VALUES ('w', 'repeat', 'applied', (SELECT run_id FROM pg_temp.psmigrate_run), clock_timestamp(), session_user, host(inet_client_addr()), '<checksum>', '0.1.0', 1);
        COMMIT;
        """);

    [Fact]
    public void For_any_client_of_PostgreSQL_that_can_skip_it() => AssertStep("PostgreSql", idempotent: true, plain: true,
        """
        -- Repeat w
        DO $psmigrate1$
        BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_temp.psmigrate_log AS done WHERE done.revision = 'w' AND done.direction = 'repeat' AND done.outcome = 'applied' AND done.checksum = '<checksum>'
            AND NOT EXISTS (SELECT 1 FROM pg_temp.psmigrate_log AS later WHERE later."number" > done."number" AND later.outcome = 'applied'
                AND (later.direction = 'downgrade' OR later.direction = 'repeat' AND later.revision IN ('w', 'v')))) THEN
        CALL pg_temp.psmigrate_expect('w');
        EXECUTE $psmigrate$CREATE VIEW w AS SELECT id FROM v$psmigrate$;
        INSERT INTO pg_temp.psmigrate_log ("revision", "direction", "outcome", "run_id", "at", "os_user", "host", "checksum", "tool_version", "format_version")
        VALUES ('w', 'repeat', 'applied', (SELECT run_id FROM pg_temp.psmigrate_run), clock_timestamp(), session_user, host(inet_client_addr()), '<checksum>', '0.1.0', 1);
        END IF;
        END;
        $psmigrate1$;
        """);

    [Fact]
    public void For_sqlcmd() => AssertStep("SqlServer", idempotent: false, plain: false,
        """
        -- Repeat w
        BEGIN TRANSACTION;
        IF NOT ((SELECT count(*) FROM [migration_version]) = 1 AND (SELECT count(*) FROM [migration_version] WHERE version_num IN (N'a1')) = 1)
            THROW 50000, N'Before w the database should be at a1, and migration_version says otherwise: nothing of it was done.', 127;
        GO
        IF @@ERROR <> 0 OR @@TRANCOUNT <> 1 BEGIN IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; RAISERROR(N'The script stops: w failed, and nothing of what was under way is kept.', 16, 127); SET NOEXEC ON; END;
        GO
        CREATE VIEW w AS SELECT id FROM v;
        GO
        IF @@ERROR <> 0 OR @@TRANCOUNT <> 1 BEGIN IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; RAISERROR(N'The script stops: w failed, and nothing of what was under way is kept.', 16, 127); SET NOEXEC ON; END;
        GO
        """);

    [Fact]
    public void For_sqlcmd_that_can_skip_it() => AssertStep("SqlServer", idempotent: true, plain: false,
        """
        -- Repeat w
        IF NOT EXISTS (SELECT 1 FROM [migration_log] AS done WHERE done.revision = N'w' AND done.direction = N'repeat' AND done.outcome = N'applied' AND done.checksum = N'<checksum>'
            AND NOT EXISTS (SELECT 1 FROM [migration_log] AS later WHERE later.[number] > done.[number] AND later.outcome = N'applied'
                AND (later.direction = N'downgrade' OR later.direction = N'repeat' AND later.revision IN (N'w', N'v'))))
        BEGIN
        BEGIN TRY
        BEGIN TRANSACTION;
        IF EXISTS (SELECT version_num FROM [migration_version] EXCEPT SELECT a.id FROM #psmigrate_applied AS a WHERE NOT EXISTS (SELECT 1 FROM #psmigrate_edge AS e JOIN #psmigrate_applied AS c ON c.id = e.child WHERE e.parent = a.id))
            OR EXISTS (SELECT a.id FROM #psmigrate_applied AS a WHERE NOT EXISTS (SELECT 1 FROM #psmigrate_edge AS e JOIN #psmigrate_applied AS c ON c.id = e.child WHERE e.parent = a.id) EXCEPT SELECT version_num FROM [migration_version])
            THROW 50000, N'At w the rows of migration_version are not what the script has found and made: nothing of it was kept.', 127;
        EXEC (N'CREATE VIEW w AS SELECT id FROM v;');
        IF DB_ID() <> CONVERT(int, SESSION_CONTEXT(N'psmigrate_database'))
            THROW 50000, N'w has left the session in another database: let it go back with USE.', 127;
        INSERT INTO [migration_log] ([revision], [direction], [outcome], [run_id], [at], [os_user], [host], [checksum], [tool_version], [format_version])
        VALUES (N'w', N'repeat', N'applied', CONVERT(nvarchar(32), SESSION_CONTEXT(N'psmigrate_run')), SYSDATETIMEOFFSET(), ORIGINAL_LOGIN(), HOST_NAME(), N'<checksum>', N'0.1.0', 1);
        COMMIT TRANSACTION;
        END TRY
        BEGIN CATCH
        IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
        THROW;
        END CATCH;
        END;
        GO
        IF @@ERROR <> 0 OR @@TRANCOUNT <> 0 BEGIN IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; RAISERROR(N'The script stops: w failed, and nothing of what was under way is kept.', 16, 127); SET NOEXEC ON; END;
        GO
        """);

    public void Dispose() => project.Dispose();

    // The step of the second, up to the settings behind it.
    void AssertStep(string provider, bool idempotent, bool plain, string expected)
    {
        using var writer = new StringWriter();
        var request = new ScriptRequest { To = ["heads"], Idempotent = idempotent, Plain = plain };
        new MigrationEngine().Export(project.Read(), new() { Provider = provider, ConnectionString = "" }, request, new(), writer, new RecordingObserver(), default);
        var script = writer.ToString();
        Assert.Contains("1 revision and 2 repeatable objects, each in a transaction of its own", script, StringComparison.Ordinal);
        var step = script[script.IndexOf("-- Repeat w", StringComparison.Ordinal)..];
        Assert.Equal(expected, Checksum().Replace(Rest().Replace(step, "", 1), "<checksum>").TrimEnd('\n'));
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Checksum();

    [GeneratedRegex(@"\n(?:RESET ALL|PRAGMA foreign_keys|SET NOEXEC OFF|(?<=GO\n)SET XACT_ABORT)[\s\S]*")]
    private static partial Regex Rest();
}
