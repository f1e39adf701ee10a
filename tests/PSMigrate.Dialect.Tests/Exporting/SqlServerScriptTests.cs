using Microsoft.SqlServer.TransactSql.ScriptDom;
using PSMigrate.Dialects.Tests.SqlServer;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>Scripts for SQL Server as Microsoft's own parser reads them, without a server.</summary>
public sealed class SqlServerScriptTests : IDisposable
{
    const string Odd = "it's $(x) ${no} \\\n$(\nGO\n go 5\n:r file\nexit\n!!dir\nQUIT -- no comment\n😀";

    readonly TestProject project = new();

    DatabaseSettings Settings { get; set; } = new() { Provider = "SqlServer", ConnectionString = "" };

    [Fact]
    public void A_small_script_is_exactly_this()
    {
        project.Sql("a1", "", "CREATE TABLE one (id int);\nGO\nCREATE VIEW v AS SELECT id FROM one");
        var script = Export(new() { To = ["heads"] });
        var step = script[script.IndexOf("-- Upgrade a1", StringComparison.Ordinal)..script.IndexOf("SET NOEXEC OFF", StringComparison.Ordinal)];
        var checksum = System.Text.RegularExpressions.Regex.Match(step, "[0-9a-f]{64}").Value;
        const string Stop = "BEGIN IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; RAISERROR(N'The script stops: a1 failed, and nothing of what was under way is kept.', 16, 127); SET NOEXEC ON; END;";
        Assert.Equal(
            $"""
            -- Upgrade a1 message of a1
            BEGIN TRANSACTION;
            IF NOT ((SELECT count(*) FROM [migration_version]) = 0)
                THROW 50000, N'Before a1 the database should be at base, and migration_version says otherwise: nothing of it was done.', 127;
            GO
            IF @@ERROR <> 0 OR @@TRANCOUNT <> 1 {Stop}
            GO
            CREATE TABLE one (id int);
            GO
            IF @@ERROR <> 0 OR @@TRANCOUNT <> 1 {Stop}
            GO
            CREATE VIEW v AS SELECT id FROM one
            GO
            IF @@ERROR <> 0 OR @@TRANCOUNT <> 1 {Stop}
            GO
            {Options}
            IF DB_ID() <> CONVERT(int, SESSION_CONTEXT(N'psmigrate_database'))
                THROW 50000, N'a1 has left the session in another database: let it go back with USE.', 127;
            INSERT INTO [migration_version] (version_num) VALUES (N'a1');
            IF @@ROWCOUNT <> 1
                THROW 50000, N'A change to the version table should hit 1 row, and did not: somebody else has changed it.', 127;
            INSERT INTO [migration_log] ([revision], [direction], [outcome], [run_id], [at], [os_user], [host], [checksum], [tag], [tool_version], [format_version])
            VALUES (N'a1', N'upgrade', N'applied', CONVERT(nvarchar(32), SESSION_CONTEXT(N'psmigrate_run')), SYSDATETIMEOFFSET(), ORIGINAL_LOGIN(), HOST_NAME(), N'{checksum}', N'tagged', N'0.1.0', 1);
            COMMIT TRANSACTION;
            GO
            IF @@ERROR <> 0 OR @@TRANCOUNT <> 0 {Stop}
            GO


            """, step);
    }

    [Theory]
    [InlineData(TransactionMode.PerRevision, false)]
    [InlineData(TransactionMode.All, false)]
    [InlineData(TransactionMode.None, false)]
    [InlineData(TransactionMode.PerRevision, true)]
    [InlineData(TransactionMode.All, true)]
    [InlineData(TransactionMode.None, true)]
    public void Every_batch_is_read_by_the_oldest_and_the_newest_parser_and_so_is_what_it_executes(TransactionMode mode, bool idempotent)
    {
        Settings = Settings with { TransactionMode = mode, VersionTableSchema = "my [schema]", VersionTable = "it's ]", LockTimeout = TimeSpan.FromSeconds(3) };
        project.Sql("a1", "", $"CREATE TABLE [odd ]] name] (text nvarchar(max));\nINSERT INTO [odd ]] name] VALUES (N'{Odd.Replace("'", "''", StringComparison.Ordinal)}');", "DROP TABLE [odd ]] name];")
            .Sql("b2", "a1", "CREATE PROCEDURE p AS RAISERROR(N'no %s', 16, 1, N'it''s');\nGO\nCREATE TRIGGER t ON [odd ]] name] AFTER INSERT AS SELECT 1 -- end", "DROP PROCEDURE p;")
            .Sql("c3", "b2", "SELECT 1;\nGO 3\n", "", mode == TransactionMode.All ? "" : "Transaction: off");
        project.Repeatable("odd $(name) ]'", "GO\nCREATE OR ALTER VIEW v AS SELECT text FROM [odd ]] name];\nGO\n")
            .Repeatable("p2", "GO\nCREATE OR ALTER PROCEDURE p2 AS SELECT N'$(x)', count(*) FROM v;", "-- Depends-On: odd $(name) ]'");
        ScriptRequest[] requests =
        [
            new() { To = ["heads"], Idempotent = idempotent },
            new() { From = ["a1"], To = ["c3"], Idempotent = idempotent },
            new() { Kind = ScriptKind.Downgrade, To = ["base"], Idempotent = idempotent },
            new() { Kind = ScriptKind.Stamp, To = ["b2"], Idempotent = idempotent },
        ];
        foreach (var script in requests.Select(Export))
        {
            Assert.Equal(script, script.Replace("\r", "", StringComparison.Ordinal));
            Assert.DoesNotContain("$(", script, StringComparison.Ordinal);
            foreach (var batch in SqlServerClient.Batches(script))
                Read(batch);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_text_that_a_client_would_change_arrives_as_it_is(bool idempotent)
    {
        var sql = $"INSERT INTO t VALUES (N'{Odd.Replace("'", "''", StringComparison.Ordinal)}') /* $(y)\nGO\n*/";
        project.Operations("a1", "", (_, apply) => apply(new ExecuteSql(new(sql))));
        var executed = SqlServerClient.Batches(Export(new() { To = ["heads"], Idempotent = idempotent })).SelectMany(Read);
        // The comment stands behind the last token of the statement, and is not sent.
        Assert.Contains(sql[..sql.IndexOf(" /*", StringComparison.Ordinal)], executed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_autocommit_block_is_read_by_the_parsers_too(bool idempotent)
    {
        project.Operations("a1", "", (_, apply) =>
        {
            apply(new ExecuteSql(new("CREATE TABLE one (id int)")));
            apply(new AutocommitBlock([new ExecuteSql(new("ALTER DATABASE CURRENT SET ANSI_NULL_DEFAULT ON"))]));
            apply(new ExecuteSql(new("INSERT INTO one VALUES (1)")));
        });
        var script = Export(new() { To = ["heads"], Idempotent = idempotent });
        foreach (var batch in SqlServerClient.Batches(script))
            Read(batch);
        var marks = script.Split('\n').Select(line => line.Trim().TrimEnd(';')).Where(line => line is "BEGIN TRANSACTION" or "COMMIT TRANSACTION");
        Assert.Equal(["BEGIN TRANSACTION", "COMMIT TRANSACTION", "BEGIN TRANSACTION", "COMMIT TRANSACTION"], marks);
    }

    [Fact]
    public void Skipped_statements_are_texts_only()
    {
        project.Sql("a1", "", "ALTER TABLE gone ADD x int;\nGO\nUPDATE gone SET x = 1;");
        var script = Export(new() { To = ["heads"], Idempotent = true });
        Assert.Contains("EXEC (N'ALTER TABLE gone ADD x int;');", script, StringComparison.Ordinal);
        Assert.Contains("EXEC (N'UPDATE gone SET x = 1;');", script, StringComparison.Ordinal);
        Assert.Contains("IF NOT EXISTS (SELECT 1 FROM #psmigrate_applied WHERE id = N'a1')\nBEGIN\nBEGIN TRY\nBEGIN TRANSACTION;", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_table_whose_name_sqlcmd_would_change_is_refused()
    {
        Settings = Settings with { VersionTable = "$(x)" };
        project.Sql("a1", "", "");
        Assert.Equal("NotPossibleInScript", Assert.Throws<MigrationException>(() => Export(new() { To = ["heads"] })).ErrorId);
    }

    [Fact]
    public void Nothing_lets_a_script_that_has_stopped_go_on()
    {
        project.Sql("a1", "", "SET NOEXEC OFF;");
        Assert.Equal("NotPossibleInScript", Assert.Throws<MigrationException>(() => Export(new() { To = ["heads"] })).ErrorId);
    }

    [Fact]
    public void A_temporary_table_across_batches_is_refused_in_an_idempotent_script_only()
    {
        project.Sql("a1", "", "CREATE TABLE #t (id int);\nGO\nINSERT INTO #t VALUES (1);");
        Assert.Contains("CREATE TABLE #t (id int);\nGO", Export(new() { To = ["heads"] }), StringComparison.Ordinal);
        var error = Assert.Throws<MigrationException>(() => Export(new() { To = ["heads"], Idempotent = true }));
        Assert.Equal(("NotPossibleInScript", 5), (error.ErrorId, error.Position!.Line));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Five_hundred_revisions_make_a_script_of_linear_size(bool idempotent)
    {
        project.Sql("r0", "", "CREATE TABLE numbers (n int);");
        for (var i = 1; i < 500; i++)
            project.Sql($"r{i}", $"r{i - 1}", $"INSERT INTO numbers VALUES ({i});");
        var half = Export(new() { To = ["r249"], Idempotent = idempotent });
        Assert.InRange(Export(new() { To = ["heads"], Idempotent = idempotent }).Length, half.Length, 2.1 * half.Length);
    }

    public void Dispose() => project.Dispose();

    static string Options
    {
        get
        {
            var folder = new TestProject();
            using (folder)
            {
                using var writer = new StringWriter();
                folder.Sql("x", "", "");
                new MigrationEngine().Export(folder.Read(), new() { Provider = "SqlServer", ConnectionString = "" }, new() { To = ["heads"] }, new(), writer, new RecordingObserver(), default);
                var script = writer.ToString();
                return script[script.IndexOf("SET XACT_ABORT", StringComparison.Ordinal)..(script.IndexOf("\nGO\n", StringComparison.Ordinal) + 3)];
            }
        }
    }

    // Parses a batch, and every text that it executes; returns those.
    static List<string> Read(string batch)
    {
        if (batch.Trim().Length == 0)
            return [];
        TSql.AssertParses(batch);
        using var reader = new StringReader(batch);
        var found = new Executed();
        new TSql130Parser(initialQuotedIdentifiers: true).Parse(reader, out _).Accept(found);
        Assert.All(found.Texts, TSql.AssertParses);
        return [.. found.Texts, .. found.Texts.SelectMany(Read)];
    }

    string Export(ScriptRequest request)
    {
        using var writer = new StringWriter();
        new MigrationEngine().Export(project.Read(), Settings, request, new() { Tag = "tagged" }, writer, new RecordingObserver(), default);
        return writer.ToString();
    }

    sealed class Executed : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node)
        {
            if (node.Strings.All(part => part is StringLiteral))
                Texts.Add(string.Concat(node.Strings.Cast<StringLiteral>().Select(part => part.Value)));
        }
    }
}
