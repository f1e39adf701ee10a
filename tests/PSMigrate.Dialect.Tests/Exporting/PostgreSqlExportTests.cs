using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Exporting;

/// <summary>Scripts in psql.</summary>
[NeedsPostgres]
public sealed class PostgreSqlExportTests() : IdempotentExportSpecification(DatabaseKind.PostgreSql)
{
    protected override bool HasPlain => true;

    protected override IdempotentExportSpecification Again() => new PostgreSqlExportTests();

    [DatabaseFact]
    public void What_stands_outside_of_a_transaction_can_be_skipped_in_psql_and_is_refused_by_name_without_it()
    {
        Project.Sql("a1", "", "CREATE TABLE one (id int);")
            .Sql("b2", "a1", "CREATE INDEX CONCURRENTLY ix ON one (id);", header: "Transaction: off");
        var script = Script(new() { To = ["heads"], Idempotent = true });
        Client(script).Succeeds();
        Client(script).Succeeds();
        Assert.Equal("ix", Database.One("SELECT indexname FROM pg_indexes WHERE tablename = 'one'"));
        var error = Fails("NotPossibleInScript", () => Script(new() { To = ["heads"], Idempotent = true, Plain = true }));
        Assert.Contains("b2", error.Message, StringComparison.Ordinal);
        Project.Sql("b2", "a1", "").Repeatable("tidy", "VACUUM one;", "-- Transaction: off");
        error = Fails("NotPossibleInScript", () => Script(new() { To = ["heads"], Idempotent = true, Plain = true }));
        Assert.Contains("Repeatable object 'tidy'", error.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public void A_plain_script_has_no_commands_of_psql()
    {
        Branches();
        foreach (var idempotent in (bool[])[false, true])
            Assert.DoesNotContain('\\', Script(new() { To = ["heads"], Plain = true, Idempotent = idempotent }).Replace("E'PSMigrate\\n'", "").Replace("E'\\n'", ""));
    }

    [DatabaseFact]
    public void A_script_stops_while_a_run_holds_the_lock()
    {
        Project.Sql("a1", "", "CREATE TABLE one (id int);");
        Project.Operations("b2", "a1", (_, _) => Client(Script(new() { To = ["a1"] })).FailsWith("Another run holds the lock"));
        Upgrade();
        Assert.Equal(["b2"], Database.VersionRows);
    }

    [DatabaseFact]
    public void What_a_revision_does_to_its_session_does_not_reach_the_bookkeeping_nor_the_next()
    {
        Project.Sql("a1", "", "SELECT set_config('search_path', '', false);\nSET client_min_messages = error;\nCREATE TABLE public.one (id int);")
            .Sql("b2", "a1", "CREATE TABLE two (id int);");
        foreach (var idempotent in (bool[])[false, true])
        {
            using var test = new PostgreSqlExportTests();
            foreach (var path in Directory.GetFiles(Project.Folder))
                File.Copy(path, Path.Combine(test.Project.Folder, Path.GetFileName(path)));
            test.Client(test.Script(new() { To = ["heads"], Idempotent = idempotent })).Succeeds();
            Assert.Equal(["one", "two"], test.Database.Tables);
            Assert.Equal(["b2"], test.Database.VersionRows);
        }
    }

    [DatabaseFact]
    public void The_schema_of_the_bookkeeping_is_made()
    {
        Settings = Settings with { VersionTableSchema = "my \"schema\"" };
        Project.Sql("a1", "", "CREATE TABLE one (id int);");
        Client(Script()).Succeeds();
        Client(Script(new() { To = ["heads"], Idempotent = true })).Succeeds();
        Assert.Equal("a1", Database.One("SELECT version_num FROM \"my \"\"schema\"\"\".migration_version"));
        Assert.Empty(Upgrade());
        Assert.Single(Log());
    }

    [DatabaseFact]
    public void Slices_of_arrays_are_none_of_psqls_variables()
    {
        Project.Sql("a1", "",
            """
            CREATE TABLE slices AS SELECT (ARRAY['a','b','c'])[1:USER] AS part, ':USER'::text AS text, $$:USER \$$ AS quoted, "USER" AS name, E'\':USER' AS escaped
            FROM (SELECT 2 AS "USER", 2 AS user) AS n; -- :USER
            """.Replace("[1:USER]", "[1:\"USER\"]", StringComparison.Ordinal));
        Client(Script()).Succeeds();
        Assert.Equal("System.String[]|:USER|:USER \\|2|':USER", Database.One("SELECT * FROM slices"));
        Assert.Equal("{a,b}", Database.One("SELECT part::text FROM slices"));
    }

    [DatabaseFact]
    public void Strings_whose_backslashes_would_mean_more_are_refused()
    {
        Project.Sql("a1", "", "SET standard_conforming_strings = off;");
        Assert.NotNull(Fails("NotPossibleInScript", () => Script()).Position);
    }
}
