using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

/// <summary>A body either ends or fails.</summary>
public sealed class FailureTests : ModuleTest
{
    const string Advanced = """

        function Complain {
            [CmdletBinding()] param()
            $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new('complaint'), 'Complaint', 'NotSpecified', $null))
        }
        """;

    [Theory]
    [InlineData("throw 'mine'", "mine")]
    [InlineData("[int]::Parse('x')", "'x'")]
    [InlineData("$missing.Length", "$missing")]
    [InlineData("@{}.missing", "'missing'")]
    [InlineData("1 / 0", "divide by zero")]
    public void An_error_fails_the_step_and_names_the_line(string line, string message)
    {
        var error = Upgrade($"    New-DbTable a {{ Column id int }}\n    {line}").Fails("RevisionBodyFailed");

        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("a1.ps1:8:", error.ToString(), StringComparison.Ordinal);
        NothingIsThere();
    }

    [Theory]
    [InlineData("Complain")]
    [InlineData("Complain -ErrorAction Continue")]
    [InlineData("$ErrorActionPreference = 'Continue'; Complain")]
    [InlineData("$ErrorActionPreference = 'Continue'; 'nothing' | Get-Command")]
    public void A_nonterminating_error_fails_the_step(string line)
    {
        Upgrade($"    New-DbTable a {{ Column id int }}\n    {line}\n    New-DbTable b {{ Column id int }}", Advanced).Fails("RevisionBodyFailed");

        NothingIsThere();
    }

    [Theory]
    [InlineData("try { Complain } catch { }")]
    [InlineData("Complain -ErrorAction Ignore")]
    [InlineData("Complain -ErrorAction SilentlyContinue")]
    [InlineData("try { throw 'mine' } catch { Invoke-DbSql 'select 1' }")]
    public void An_error_that_is_no_operations_and_that_the_body_handles_is_none(string line) =>
        Upgrade($"    {line}", Advanced).Succeeded();

    [Theory]
    [InlineData("Continue")]
    [InlineData("SilentlyContinue")]
    [InlineData("Ignore")]
    [InlineData("Stop")]
    public void The_callers_ErrorActionPreference_does_not_matter(string preference)
    {
        Project();
        Revision("a1", "    Complain\n    New-DbTable a { Column id int }", functions: Advanced);

        Run($"$ErrorActionPreference = '{preference}'; try {{ Invoke-MigrationUpgrade -ErrorVariable failed }} catch {{ }}");

        NothingIsThere();
    }

    [Theory]
    [InlineData("try { Invoke-DbSql 'nonsense'; $null = Read-DbQuery 'select 1' } catch { }")]
    [InlineData("try { Invoke-DbSql 'nonsense'; $null = Read-DbQuery 'select 1' } finally { Invoke-DbSql 'select 1' }")]
    [InlineData("try { 'stray' } catch { }")]
    [InlineData("trap { continue }; Invoke-DbSql 'nonsense'; $null = Read-DbQuery 'select 1'")]
    public void A_failed_operation_that_the_body_catches_still_fails_the_step_and_nothing_more_is_sent(string line)
    {
        var outcome = Upgrade($"    Invoke-DbSql 'create table a (x int)'\n    {line}\n    Invoke-DbSql 'create table b (x int)'\n    try {{ $null = Read-DbQuery 'select 1' }} catch {{ }}");

        var error = Assert.Single(outcome.Errors);
        Assert.Matches("^(SqlFailed|StrayOutput),", error.FullyQualifiedErrorId);
        NothingIsThere();
    }

    [Fact]
    public void Nothing_is_sent_after_a_failure_outside_of_a_transaction_either()
    {
        Project();
        Revision("a1", """
            Invoke-DbSql 'create table a (x int)'
            try { Invoke-DbSql 'nonsense'; $null = Read-DbQuery 'select 1' } catch { }
            Invoke-DbSql 'create table b (x int)'
            """, header: "-NoTransaction");

        Run("Invoke-MigrationUpgrade").Fails("SqlFailed");

        Assert.Equal(["a"], Database.Tables);
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void A_failed_operation_names_its_own_line_though_it_was_sent_later()
    {
        var error = Upgrade("""
            Invoke-DbSql 'create table a (x int)'
            Invoke-DbSql 'nonsense'
            Invoke-DbSql 'create table b (x int)'
            $null = 1
            $null = Read-DbQuery 'select 1'
            """).Fails("SqlFailed");

        Assert.Contains("a1.ps1:8:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Statement: nonsense", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit", "'exit'")]
    [InlineData("exit 3", "'exit'")]
    [InlineData("& { exit 4 }", "'exit'")]
    [InlineData("$Host.SetShouldExit(5)", "'exit'")]
    [InlineData("break", "'break' or 'continue'")]
    [InlineData("continue", "'break' or 'continue'")]
    [InlineData("break outer", "'break' or 'continue'")]
    [InlineData("try { break } catch { }", "'break' or 'continue'")]
    [InlineData("1..3 | ForEach-Object { break }", "'break' or 'continue'")]
    [InlineData("foreach ($i in 1) { Leave }", "'break' or 'continue'")]
    public void A_body_that_is_left_in_its_middle_fails_and_the_host_lives_on(string line, string how)
    {
        var outcome = Upgrade($"    New-DbTable a {{ Column id int }}\n    {line}\n    New-DbTable b {{ Column id int }}", "function Leave { break outermost }");

        var error = outcome.Fails("RevisionBodyLeft");
        Assert.Contains(how, error.ToString(), StringComparison.Ordinal);
        Assert.Null(Host.ExitCode);
        NothingIsThere();
    }

    [Fact]
    public void A_loop_around_the_command_is_not_left_by_a_body()
    {
        Project();
        Revision("a1", "    break");

        var outcome = Run("foreach ($i in 1, 2) { try { Invoke-MigrationUpgrade } catch { }; $i }");

        Assert.Equal(["1", "2"], outcome.Texts);
    }

    [Fact]
    public void Break_and_continue_inside_of_a_loop_are_fine()
    {
        Upgrade("    foreach ($i in 1..5) { if ($i -eq 2) { continue }; if ($i -eq 4) { break }; Invoke-DbSql \"create table t$i (x int)\" }").Succeeded();

        Assert.Equal(["t1", "t3"], Database.Tables);
    }

    [Fact]
    public void A_syntax_error_breaks_only_the_run_of_its_own_file()
    {
        Project();
        TableRevision("a1");
        Revision("a2", "    New-DbTable b {");
        TableRevision("a3");

        Assert.Equal(["a3", "a2", "a1"], Run("Get-MigrationHistory").Succeeded().Values("Id"));
        Run("Invoke-MigrationUpgrade a1").Succeeded();
        var error = Run("Invoke-MigrationUpgrade").Fails("RevisionSyntax");

        Assert.Contains("a2.ps1:", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["a1"], Database.Heads);
    }

    [Fact]
    public void Steps_before_a_failed_one_stay_and_the_failure_is_in_the_log()
    {
        Project();
        TableRevision("a1");
        Revision("a2", "    throw 'mine'");

        var outcome = Run("Invoke-MigrationUpgrade");

        outcome.Fails("RevisionBodyFailed");
        Assert.Equal(["a1"], outcome.Values("Id"));
        Assert.Equal(["a1 applied", "a2 failed"], Run("Get-MigrationLog | ForEach-Object { \"$($_.Id) $($_.Outcome)\" }").Succeeded().Texts);
        Assert.Equal(["RevisionBodyFailed"], Run("Get-MigrationLog a2").Values("ErrorId"));
    }

    void NothingIsThere()
    {
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.Heads);
    }
}
