using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Pipeline;

public sealed class DowngradePipeTests : ModuleTest
{
    public DowngradePipeTests()
    {
        Project("Environments = @{ second = @{ ConnectionString = 'Data Source=second.db' } }");
        foreach (var id in new[] { "a1", "b2", "c3", "d4" })
            TableRevision(id);
        Run("$null = Invoke-MigrationUpgrade").Succeeded();
    }

    [Fact]
    public void The_newest_applied_revision_is_undone()
    {
        var outcome = Run("Get-MigrationHistory -Applied -First 1 | Invoke-MigrationDowngrade -Force").Succeeded();

        Assert.Equal(["d4"], outcome.Values("Id"));
        Assert.Equal(["Downgrade"], outcome.Values("Direction"));
        Assert.Equal(["c3"], Database.Heads);
    }

    [Fact]
    public void Applied_revisions_that_are_built_on_a_piped_one_are_undone_with_it()
    {
        var outcome = Run("Get-MigrationHistory | Where-Object Message -Like '*c3' | Invoke-MigrationDowngrade -Force").Succeeded();

        Assert.Equal(["d4", "c3"], outcome.Values("Id"));
    }

    [Fact]
    public void What_is_piped_is_undone_in_the_graphs_order_whatever_order_it_comes_in() =>
        Assert.Equal(["d4", "c3", "b2"], Run("'b2', 'd4', 'c3', 'b2' | Invoke-MigrationDowngrade -Force").Succeeded().Values("Id"));

    [Theory]
    [InlineData("'c3' | Invoke-MigrationDowngrade -Force")]
    [InlineData("[pscustomobject]@{ Id = 'c3' } | Invoke-MigrationDowngrade -Force")]
    [InlineData("[pscustomobject]@{ Id = 'c3'; To = 'base'; Environment = ''; Tag = 'x' } | Invoke-MigrationDowngrade -Force")]
    [InlineData("Get-MigrationRevision c3 | Invoke-MigrationDowngrade -Force")]
    [InlineData("Get-MigrationLog c3 | Invoke-MigrationDowngrade -Force")]
    [InlineData("Invoke-MigrationDowngrade -Undo c3 -Force")]
    [InlineData("Invoke-MigrationDowngrade -Undo (Get-MigrationRevision c3) -Force")]
    [InlineData("$x = Get-MigrationHistory -Applied; $x | Where-Object { $_.Id -eq 'c3' } | Invoke-MigrationDowngrade -Force")]
    public void Ids_rows_and_objects_are_taken(string command)
    {
        Assert.Equal(["d4", "c3"], Run(command).Succeeded().Values("Id"));
    }

    [Fact]
    public void What_an_upgrade_has_put_out_can_be_undone()
    {
        Run("Invoke-MigrationDowngrade b2 -Force").Succeeded();

        Run("Invoke-MigrationUpgrade | Invoke-MigrationDowngrade -Force").Succeeded();

        Assert.Equal(["b2"], Database.Heads);
    }

    [Theory]
    [InlineData("@() | Invoke-MigrationDowngrade -Force")]
    [InlineData("Get-MigrationHistory | Where-Object Message -eq 'nothing' | Invoke-MigrationDowngrade")]
    [InlineData("Get-MigrationHistory -Pending | Invoke-MigrationDowngrade")]
    public void An_empty_pipe_does_nothing_and_warns(string command)
    {
        var outcome = Run(command).Succeeded();

        Assert.Single(outcome.Warnings);
        Assert.Empty(outcome.Output);
        Assert.Equal(["d4"], Database.Heads);
    }

    [Fact]
    public void A_revision_that_is_not_applied_is_an_error_and_the_rest_runs()
    {
        Run("Invoke-MigrationDowngrade c3 -Force").Succeeded();

        var outcome = Run("'d4', 'c3' | Invoke-MigrationDowngrade -Force");

        Assert.Contains("'d4'", outcome.Fails("RevisionNotApplied").ToString(), StringComparison.Ordinal);
        Assert.Equal(["c3"], outcome.Values("Id"));
    }

    [Fact]
    public void Nothing_runs_and_nobody_is_asked_when_nothing_is_left()
    {
        Run("Invoke-MigrationDowngrade b2 -Force").Succeeded();

        Assert.Equal(2, Run("'d4', 'c3' | Invoke-MigrationDowngrade").Errors.Count);
        Assert.Empty(Host.Questions);
        Assert.Equal(["b2"], Database.Heads);
    }

    [Fact]
    public void An_unknown_id_is_an_error_and_the_rest_runs()
    {
        var outcome = Run("'nope', 'd4' | Invoke-MigrationDowngrade -Force");

        outcome.Fails("RevisionNotFound");
        Assert.Equal(["d4"], outcome.Values("Id"));
    }

    [Theory]
    [InlineData("1e5 | Invoke-MigrationDowngrade -Force")]
    [InlineData("007, 'd4' | Invoke-MigrationDowngrade -Force")]
    [InlineData("[pscustomobject]@{ Id = 12 } | Invoke-MigrationDowngrade -Force")]
    [InlineData("Invoke-MigrationDowngrade -Undo 7 -Force")]
    [InlineData("Invoke-MigrationDowngrade -Undo d4, 12 -Force")]
    [InlineData("5 | Get-MigrationRevision")]
    [InlineData("Get-MigrationRevision 7, a1")]
    [InlineData("Invoke-MigrationUpgrade 1e5")]
    [InlineData("1e5 | Invoke-MigrationUpgrade")]
    [InlineData("1e5 | Edit-MigrationRevision")]
    [InlineData("New-MigrationRevision x -Head 12")]
    [InlineData("Get-MigrationLog 12")]
    public void A_number_in_place_of_an_id_is_an_error(string command)
    {
        var outcome = Run(command);

        Assert.NotEmpty(outcome.Errors);
        Assert.All(outcome.Errors, error => Assert.StartsWith("RevisionIdIsNumber,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(["d4"], Database.Heads);
    }

    [Theory]
    [InlineData("[datetime]::Now | Invoke-MigrationDowngrade -Force", "NotARevision")]
    [InlineData("$null | Invoke-MigrationDowngrade -Force", "NotARevision")]
    [InlineData("[pscustomobject]@{ Name = 'a1' } | Invoke-MigrationDowngrade -Force", "NotARevision")]
    [InlineData("Invoke-MigrationDowngrade -Force", "TargetMissing")]
    [InlineData("Invoke-MigrationDowngrade base -Undo c3 -Force", "TargetOrUndo")]
    [InlineData("'c3' | Invoke-MigrationDowngrade base -Force", "TargetOrUndo")]
    [InlineData("@() | Invoke-MigrationDowngrade -To base -Force", "TargetOrUndo")]
    public void Input_that_makes_no_sense_is_an_error_before_anything_runs(string command, string errorId)
    {
        Run(command).Fails(errorId);

        Assert.Equal(["d4"], Database.Heads);
    }

    [Fact]
    public void A_piped_object_goes_back_to_the_database_that_it_came_from()
    {
        Run("$null = Invoke-MigrationUpgrade -Environment second").Succeeded();

        var outcome = Run("Get-MigrationHistory -Applied -First 1 -Environment second | Invoke-MigrationDowngrade -Force").Succeeded();

        Assert.Equal(["second"], outcome.Values("Environment"));
        Assert.Equal(["d4"], Database.Heads);
        Assert.Equal(["c3"], new SqliteFile(Folder.Of("second.db")).Heads);
    }

    [Theory]
    [InlineData("Get-MigrationHistory -Applied -First 1 | Invoke-MigrationDowngrade -Environment second -Force")]
    [InlineData("[pscustomobject]@{ Id = 'd4'; Environment = 'default' } | Invoke-MigrationDowngrade -Environment second -Force")]
    [InlineData("@([pscustomobject]@{ Id = 'd4'; Environment = 'default' }, [pscustomobject]@{ Id = 'd4'; Environment = 'second' }) | Invoke-MigrationDowngrade -Force")]
    public void Another_environment_than_the_one_that_was_read_is_an_error_before_anything_runs(string command)
    {
        Run("$null = Invoke-MigrationUpgrade -Environment second").Succeeded();

        Run(command).Fails("OtherEnvironment");

        Assert.Equal(["d4"], Database.Heads);
        Assert.Equal(["d4"], new SqliteFile(Folder.Of("second.db")).Heads);
    }

    [Fact]
    public void The_same_environment_may_be_named_again() =>
        Run("Get-MigrationHistory -Applied -First 1 | Invoke-MigrationDowngrade -Environment DEFAULT -Force").Succeeded();

    [Fact]
    public void Revisions_of_two_projects_are_an_error_before_anything_runs()
    {
        Folder.Write("other/migration.psd1", "@{ Provider = 'Sqlite'; ConnectionString = 'Data Source=other.db' }");
        Folder.Write("other/versions/z9.ps1", "Revision 'z9'\nfunction Upgrade { }\nfunction Downgrade { }");

        Run("@(Get-MigrationHistory; Get-MigrationHistory -ProjectPath other) | Invoke-MigrationDowngrade -Force").Fails("OtherProject");
        Run("Get-MigrationHistory -Applied | Invoke-MigrationDowngrade -ProjectPath other -Force").Fails("OtherProject");

        Assert.Equal(["d4"], Database.Heads);
    }

    [Fact]
    public void A_piped_object_finds_its_project_from_any_folder()
    {
        var outcome = Run("$found = Get-MigrationHistory -Applied -First 1; $ExecutionContext.SessionState.Path.SetLocation([IO.Path]::GetTempPath()) | Out-Null; $found | Invoke-MigrationDowngrade -Force");

        Assert.Equal(["d4"], outcome.Succeeded().Values("Id"));
    }
}
