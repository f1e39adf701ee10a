using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Running;

public sealed class StopTests : ModuleTest
{
    [Theory]
    [InlineData("while ($true) { }")]
    [InlineData("[Threading.Thread]::Sleep(500); while ($true) { $null = Read-DbQuery 'select 1' }")]
    [InlineData("$null = Read-DbQuery 'with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n'")]
    public void A_stopped_upgrade_leaves_whole_revisions_only(string line)
    {
        Project();
        TableRevision("a1");
        Revision("b2", $"    New-DbTable b2 {{ Column id int }}\n    $null = Read-DbQuery 'select 1'\n    $Host.UI.WriteLine('begun')\n    {line}");

        Session.RunAndStop("Invoke-MigrationUpgrade", () => Host.Lines.Contains("begun"));

        Assert.Equal(["a1"], Database.Tables);
        Assert.Equal(["a1"], Database.Heads);
        Assert.Equal(["a1"], Run("Invoke-MigrationDowngrade base -Force").Succeeded().Values("Id"));
    }

    [Fact]
    public void A_stopped_upgrade_lets_go_of_its_lock()
    {
        Project("Lock = @{ WaitSeconds = 5 }");
        var path = Revision("a1", "    $Host.UI.WriteLine('begun')\n    while ($true) { }");
        Session.RunAndStop("Invoke-MigrationUpgrade", () => Host.Lines.Contains("begun"));

        File.WriteAllText(path, File.ReadAllText(path).Replace("while ($true) { }", "", StringComparison.Ordinal));

        Assert.Equal(["a1"], Run("Invoke-MigrationUpgrade").Succeeded().Values("Id"));
    }
}
