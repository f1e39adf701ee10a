using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Running;

/// <summary>Changes that are accepted on purpose.</summary>
public sealed class LogRepairTests : ModuleTest
{
    public LogRepairTests()
    {
        Project("OnChangedRevision = 'Fail'");
        TableRevision("a1");
        SqlRevision("b2", "create table b2 (i int);", "drop table b2;");
        TableRevision("c3");
        Run("$null = Invoke-MigrationUpgrade b2").Succeeded();
        File.AppendAllText(Folder.Of("versions/b2.sql"), "-- more\n");
    }

    [Fact]
    public void What_a_status_finds_changed_is_accepted_through_the_pipe()
    {
        Run("Invoke-MigrationUpgrade").Fails("RevisionChanged");

        var outcome = Run("(Get-MigrationStatus).Changed | Repair-MigrationLog -Reason 'typo in a comment' -Tag b7").Succeeded();

        Assert.Equal(["b2"], outcome.Values("Id"));
        Assert.Equal(["repaired"], outcome.Values("Outcome"));
        Assert.Equal(["typo in a comment b7"], Run("Get-MigrationLog -Last 1 | ForEach-Object { \"$($_.Reason) $($_.Tag)\" }").Succeeded().Texts);
        Assert.Equal(["c3"], Run("Invoke-MigrationUpgrade").Succeeded().Values("Id"));
    }

    [Fact]
    public void The_pipe_leads_back_to_the_database_that_was_asked()
    {
        Project("Environments = @{ other = @{ ConnectionString = 'Data Source=other.db' } }");
        Run("$null = Invoke-MigrationUpgrade b2 -Environment other").Succeeded();
        File.AppendAllText(Folder.Of("versions/b2.sql"), "-- still more\n");

        Assert.Equal(["other"], Run("(Get-MigrationStatus -Environment other).Changed | Repair-MigrationLog -Reason why").Succeeded().Values("Environment"));
        Assert.Equal(["1", "0"], Run("'default', 'other' | ForEach-Object { (Get-MigrationStatus -Environment $_).Changed.Count }").Succeeded().Texts);
        Run("(Get-MigrationStatus).Changed | Repair-MigrationLog -Reason why -Environment other").Fails("OtherEnvironment");
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Run("Repair-MigrationLog b2 -Reason why -WhatIf").Succeeded();

        Assert.Contains("Accept the changed file of revision b2 revision b2", Assert.Single(Host.Lines), StringComparison.Ordinal);
        Assert.Equal(["b2"], Run("(Get-MigrationStatus).Changed").Succeeded().Values("Id"));
    }

    [Fact]
    public void What_is_unchanged_is_a_warning_and_what_is_not_applied_an_error_and_the_rest_is_accepted()
    {
        var outcome = Run("'a1', 'b', 'c3' | Repair-MigrationLog -Reason why");

        outcome.Fails("RevisionNotApplied");
        Assert.Contains("'a1'", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(["b2"], outcome.Values("Id"));
    }

    [Theory]
    [InlineData("Repair-MigrationLog b2 -Reason ' '", "ReasonMissing")]
    [InlineData("Repair-MigrationLog nosuch -Reason why", "RevisionNotFound")]
    [InlineData("Repair-MigrationLog 5 -Reason why", "RevisionIdIsNumber")]
    public void Wrong_input_has_a_name(string command, string errorId)
    {
        Run(command).Fails(errorId);
        Assert.Equal(["b2"], Run("(Get-MigrationStatus).Changed").Succeeded().Values("Id"));
    }

    [Fact]
    public void Without_a_log_there_is_nothing_to_accept()
    {
        Project("LogTable = ''");
        Run("Repair-MigrationLog b2 -Reason why").Fails("LogTableMissing");
        Project("LogTable = 'another_log'");
        Run("Repair-MigrationLog b2 -Reason why").Fails("LogTableMissing");
    }

    [Fact]
    public void An_empty_pipe_does_nothing_and_says_so() =>
        Assert.Single(Run("@() | Repair-MigrationLog -Reason why").Succeeded().Warnings);
}
