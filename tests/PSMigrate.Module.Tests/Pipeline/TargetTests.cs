using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Pipeline;

/// <summary>Targets as people type them.</summary>
public sealed class TargetTests : ModuleTest
{
    public TargetTests()
    {
        Project();
        foreach (var id in new[] { "aa11", "ab22", "bc33" })
            TableRevision(id);
    }

    [Theory]
    [InlineData("Invoke-MigrationUpgrade", "aa11 ab22 bc33")]
    [InlineData("Invoke-MigrationUpgrade heads", "aa11 ab22 bc33")]
    [InlineData("Invoke-MigrationUpgrade head", "aa11 ab22 bc33")]
    [InlineData("Invoke-MigrationUpgrade +1", "aa11")]
    [InlineData("Invoke-MigrationUpgrade '+2'", "aa11 ab22")]
    [InlineData("Invoke-MigrationUpgrade -To +2", "aa11 ab22")]
    [InlineData("Invoke-MigrationUpgrade ab22", "aa11 ab22")]
    [InlineData("Invoke-MigrationUpgrade ab", "aa11 ab22")]
    [InlineData("'bc33', 'aa11' | Invoke-MigrationUpgrade", "aa11 ab22 bc33")]
    [InlineData("'ab22' | Invoke-MigrationUpgrade", "aa11 ab22")]
    [InlineData("Get-MigrationRevision ab | Invoke-MigrationUpgrade", "aa11 ab22")]
    [InlineData("Get-MigrationHistory -Pending | Invoke-MigrationUpgrade", "aa11 ab22 bc33")]
    [InlineData("[pscustomobject]@{ Id = 'aa11' } | Invoke-MigrationUpgrade", "aa11")]
    public void An_upgrade_goes_there(string command, string applied) =>
        Assert.Equal(applied.Split(' '), Run(command).Succeeded().Values("Id"));

    [Theory]
    [InlineData("Invoke-MigrationDowngrade -1 -Force", "bc33")]
    [InlineData("Invoke-MigrationDowngrade -To -1 -Force", "bc33")]
    [InlineData("Invoke-MigrationDowngrade '-2' -Force", "bc33 ab22")]
    [InlineData("Invoke-MigrationDowngrade base -Force", "bc33 ab22 aa11")]
    [InlineData("Invoke-MigrationDowngrade aa11 -Force", "bc33 ab22")]
    [InlineData("Invoke-MigrationDowngrade ab -Force", "bc33")]
    [InlineData("Invoke-MigrationDowngrade -Undo ab -Force", "bc33 ab22")]
    [InlineData("Invoke-MigrationDowngrade -Undo current -Force", "bc33")]
    public void A_downgrade_goes_there(string command, string undone)
    {
        Run("$null = Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(undone.Split(' '), Run(command).Succeeded().Values("Id"));
    }

    [Theory]
    [InlineData("Invoke-MigrationUpgrade aa11, ab22", "OverlappingTargets")]
    [InlineData("Invoke-MigrationUpgrade nope", "RevisionNotFound")]
    [InlineData("Invoke-MigrationUpgrade a", "RevisionAmbiguous")]
    [InlineData("Invoke-MigrationUpgrade +4", "RelativeOutOfRange")]
    [InlineData("Invoke-MigrationUpgrade -To -1", "RelativeTarget")]
    [InlineData("Invoke-MigrationDowngrade nope -Force", "RevisionNotFound")]
    [InlineData("Invoke-MigrationDowngrade a -Force", "RevisionAmbiguous")]
    [InlineData("Invoke-MigrationDowngrade ab -Force", "RevisionNotApplied")]
    [InlineData("Get-MigrationRevision nope", "RevisionNotFound")]
    [InlineData("Get-MigrationRevision a", "RevisionAmbiguous")]
    public void A_target_that_is_none_is_an_error_and_makes_no_database(string command, string errorId)
    {
        Run(command).Fails(errorId);

        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void A_second_upgrade_has_nothing_to_do_and_says_nothing()
    {
        Run("Invoke-MigrationUpgrade").Succeeded();

        var outcome = Run("Invoke-MigrationUpgrade -Verbose").Succeeded();

        Assert.Empty(outcome.Output);
        Assert.Empty(outcome.Warnings);
        Assert.Contains(outcome.Verbose, line => line.Contains("nothing to do", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_pipe_applies_nothing_and_warns()
    {
        var outcome = Run("Get-MigrationHistory -Applied | Invoke-MigrationUpgrade").Succeeded();

        Assert.Single(outcome.Warnings);
        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void Objects_are_put_out_as_soon_as_their_revision_is_recorded()
    {
        Run("Invoke-MigrationUpgrade | ForEach-Object { $_.Id; $Host.UI.WriteLine(\"$($_.Id) $((Get-MigrationStatus).Current)\") }").Succeeded();

        Assert.Equal(["aa11 aa11", "ab22 ab22", "bc33 bc33"], Host.Lines);
    }

    [Fact]
    public void What_is_put_out_says_what_was_done()
    {
        var outcome = Run("Invoke-MigrationUpgrade +1").Succeeded();

        Assert.Equal(["PSMigrate.AppliedRevision"], outcome.Output.Select(item => item.BaseObject.GetType().FullName));
        Assert.Equal(["revision aa11"], outcome.Values("Message"));
        Assert.Equal(["default"], outcome.Values("Environment"));
        Assert.Equal([Folder.Of("migration.psd1")], outcome.Values("Project"));
    }
}
