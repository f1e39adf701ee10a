using System.Text;
using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Running;

public sealed class RunRulesTests : ModuleTest
{
    [Theory]
    [InlineData("versions/a1.sql", "-- Revision: a1\n-- >>> upgrade\ncreate table a (t text);\ninsert into a values ('ü');\n")]
    [InlineData("versions/a1.ps1", "Revision 'a1'\nfunction Upgrade { Invoke-DbSql \"create table a as select 'ü'\" }\n")]
    public void A_file_in_another_encoding_is_refused(string path, string text)
    {
        Project();
        File.WriteAllBytes(Folder.Of(path), Encoding.Latin1.GetBytes(text));

        Run("Invoke-MigrationUpgrade").Fails("FileEncoding");

        Assert.False(File.Exists(Folder.Of("app.db")));
    }

    [Fact]
    public void A_file_in_UTF_16_with_its_mark_is_read()
    {
        Project();
        File.WriteAllText(Folder.Of("versions/a1.sql"), "-- Revision: a1\n-- >>> upgrade\ncreate table a as select 'ü' as t;\n", Encoding.Unicode);

        Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["ü"], Database.Column("select t from a"));
    }

    [Fact]
    public void A_run_that_was_stopped_says_so_in_the_log()
    {
        Project();
        Revision("a1", "    $Host.UI.WriteLine('begun')\n    while ($true) { }");

        Session.RunAndStop("Invoke-MigrationUpgrade", () => Host.Lines.Contains("begun"));

        Assert.Equal(["rolled-back"], Database.Column("select outcome from migration_log"));
    }

    [Theory]
    [InlineData("Fail", 1, 0)]
    [InlineData("Warn", 0, 1)]
    [InlineData("Ignore", 0, 0)]
    public void A_changed_file_is_told_also_when_nothing_is_pending(string policy, int errors, int warnings)
    {
        Project($"OnChangedRevision = '{policy}'");
        var path = SqlRevision("a1", "create table a (i int);");
        Run("Invoke-MigrationUpgrade").Succeeded();
        File.AppendAllText(path, "-- changed\n");

        var outcome = Run("Invoke-MigrationUpgrade");

        Assert.Equal((errors, warnings), (outcome.Errors.Count, outcome.Warnings.Count));
        if (errors > 0)
            outcome.Fails("RevisionChanged");
    }

    [Fact]
    public void The_value_of_a_secret_variable_stands_in_no_message_and_no_log()
    {
        Project("Variables = @{ api_token = 'hush-hush-1' }");
        SqlRevision("a1", "selec ${api_token}xx;");

        var error = Run("Invoke-MigrationUpgrade -Verbose").Fails("SqlFailed");

        Assert.DoesNotContain("hush-hush-1", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hush-hush-1", error.Exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hush-hush-1", string.Concat(Database.Column("select reason from migration_log")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_log_hides_a_secret_that_a_body_throws()
    {
        Project("Variables = @{ api_token = 'hush-hush-1' }");
        Revision("a1", "    throw \"no $($Migration.Variables['api_token'])\"");

        Run("Invoke-MigrationUpgrade").Fails("RevisionBodyFailed");

        Assert.Contains("no ***", Assert.Single(Database.Column("select reason from migration_log")), StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_run_before_and_after_a_run_and_not_without_one()
    {
        Project("Hooks = @{ BeforeRun = 'sh -c \"echo before >> hooks.txt\"'; AfterRun = 'sh -c \"echo after >> hooks.txt\"' }");
        TableRevision("a1");

        Run("Invoke-MigrationUpgrade -WhatIf").Succeeded();
        Assert.False(File.Exists(Folder.Of("hooks.txt")));
        Run("Invoke-MigrationUpgrade").Succeeded();
        Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["before", "after"], File.ReadAllLines(Folder.Of("hooks.txt")));
    }

    [Fact]
    public void A_hook_that_fails_before_a_run_keeps_it_from_beginning()
    {
        Project("Hooks = @{ BeforeRun = 'sh -c \"exit 3\"' }");
        TableRevision("a1");

        Assert.Contains("exit code 3", Run("Invoke-MigrationUpgrade").Fails("HookFailed").ToString(), StringComparison.Ordinal);

        Assert.False(File.Exists(Folder.Of("app.db")));
    }

    [Theory]
    [InlineData("Skip", "1")]
    [InlineData("Retry", "1 2")]
    public void Of_a_statement_with_an_unknown_outcome_the_user_decides(string answer, string rows)
    {
        Project();
        SqlRevision("a1", "create table t (i int);\ninsert into t values (1);\ninsert into t values (2);", header: "-- Transaction: off\n");
        Run("Invoke-MigrationUpgrade").Succeeded();
        // As a process leaves it that was killed while the third statement ran.
        Database.Execute("delete from t where i = 2; delete from migration_version; delete from migration_log where number > 5");

        Run("Invoke-MigrationUpgrade").Fails("StatementOutcomeUnknown");
        Assert.Equal(["a1"], Run($"Invoke-MigrationUpgrade -Resume {answer}").Succeeded().Values("Id"));
        Assert.Equal(rows.Split(' '), Database.Column("select i from t"));
    }

    [Fact]
    public void A_revision_may_have_foreign_keys_enforced()
    {
        Project();
        Revision("a1", "    Invoke-DbSql 'create table parent (id integer primary key, n int); create table child (id int references parent on delete cascade); insert into parent values (1, 1), (2, 2); insert into child values (1), (2)'");
        Revision("b2", "    Remove-DbRow parent -Where @{ id = 1 }", header: "-EnforceForeignKeys");
        Revision("c3", "    Remove-DbRow parent -Where @{ id = 2 }\n    Add-DbRow parent @{ id = 2; n = 3 }");
        Run("Invoke-MigrationUpgrade").Succeeded();
        Assert.Equal(["2"], Database.Column("select id from child"));

        var path = Revision("d4", "    Remove-DbColumn parent n", header: "-EnforceForeignKeys");
        Assert.Contains($"{path}:7:", $"{Run("Invoke-MigrationUpgrade").Fails("RewriteNeedsNoForeignKeys")}", StringComparison.Ordinal);
        Assert.Equal(["2"], Database.Column("select id from child"));
    }

    [Fact]
    public void One_name_for_both_tables_is_refused()
    {
        Project("VersionTable = 'migration_log'");
        TableRevision("a1");

        Run("Invoke-MigrationUpgrade").Fails("OneTableTwice");
    }

    [Theory]
    [InlineData("Data Source=nowhere/app.db")]
    [InlineData("Data Source=versions")]
    public void A_wrong_path_is_no_empty_database(string connectionString)
    {
        Project();
        TableRevision("a1");

        Run($"Get-MigrationStatus -ConnectionString '{connectionString}'").Fails("DatabaseUnopenable");
    }

    [Fact]
    public void A_password_that_the_driver_cannot_use_is_an_error_of_ours()
    {
        Project();
        TableRevision("a1");

        Run("Invoke-MigrationUpgrade -ConnectionString 'Data Source=app.db;Password=x'").Fails("ConnectionStringInvalid");
    }

    [Fact]
    public void Locations_within_each_other_count_a_file_once()
    {
        Project("VersionLocations = 'versions', '.'");
        TableRevision("a1");

        Assert.Equal(["a1"], Run("Invoke-MigrationUpgrade").Succeeded().Values("Id"));
    }
}
