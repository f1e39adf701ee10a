using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Commands;

/// <summary>Branches, merges, stamps and plans by the commands that people use.</summary>
public sealed class BranchTests : ModuleTest
{
    public BranchTests()
    {
        Project();
        Run("""
            $null = New-MigrationRevision a -Id aaaa
            $null = New-MigrationRevision b -Id bbbb -BranchLabel left
            $null = New-MigrationRevision c -Id cccc -Head aaaa -Splice -BranchLabel right
            $null = New-MigrationRevision d -Id dddd -Head right@head -Format Sql
            """).Succeeded();
    }

    [Fact]
    public void Several_heads_want_to_be_named()
    {
        Assert.Equal(["bbbb", "dddd"], Run("Get-MigrationHead").Succeeded().Values("Id"));
        Run("New-MigrationRevision x").Fails("MultipleHeads");
        Run("Invoke-MigrationUpgrade head").Fails("MultipleHeads");
        Run("New-MigrationRevision x -Head aaaa").Fails("NotAHead");
    }

    [Fact]
    public void A_branch_is_applied_and_undone_alone()
    {
        Assert.Equal(["aaaa", "bbbb"], Run("Invoke-MigrationUpgrade left@head").Succeeded().Values("Id"));
        Assert.Equal(["cccc"], Run("Invoke-MigrationUpgrade right@+1").Succeeded().Values("Id"));
        Assert.Equal(["bbbb", "cccc"], Database.Heads);
        Assert.Equal(["cccc"], Run("Invoke-MigrationDowngrade right@-1 -Force").Succeeded().Values("Id"));
        Assert.Equal(["bbbb"], Database.Heads);
        Run("Invoke-MigrationUpgrade left@dddd").Fails("WrongBranch");
        Run("Invoke-MigrationUpgrade nolabel@head").Fails("RevisionNotFound");
    }

    [Fact]
    public void A_merge_brings_the_rows_together_and_apart_again()
    {
        var merge = Assert.Single(Run("Get-MigrationHead | Merge-MigrationRevision 'merge'").Succeeded().Values("Id"));
        Assert.Equal(5, Run("Invoke-MigrationUpgrade").Succeeded().Output.Count);
        Assert.Equal([merge], Database.Heads);
        Assert.Equal([merge], Run("Invoke-MigrationDowngrade -Undo current -Force").Succeeded().Values("Id"));
        Assert.Equal(["bbbb", "dddd"], Database.Heads);
    }

    [Fact]
    public void A_stamp_runs_nothing_and_is_logged()
    {
        Run("Set-MigrationStamp left@head").Succeeded();
        Assert.Equal(["bbbb"], Database.Heads);
        Assert.Empty(Database.Tables);
        Run("'bbbb', 'dddd' | Set-MigrationStamp").Succeeded();
        Assert.Equal(["bbbb", "dddd"], Database.Heads);
        Run("Set-MigrationStamp base -WhatIf").Succeeded();
        Assert.Equal(["bbbb", "dddd"], Database.Heads);
        Assert.Equal(["stamped", "stamped"], Database.Column("select outcome from migration_log"));
        Run("Set-MigrationStamp aaaa, bbbb").Fails("OverlappingTargets");
    }

    [Fact]
    public void A_purge_repairs_a_row_that_no_file_knows()
    {
        Run("Set-MigrationStamp aaaa").Succeeded();
        Database.Execute("update migration_version set version_num = 'gone'");
        Run("Invoke-MigrationUpgrade").Fails("UnknownRevisionInDatabase");
        Run("Set-MigrationStamp aaaa").Fails("UnknownRevisionInDatabase");
        Assert.Equal(["gone"], Run("(Get-MigrationStatus).Unknown").Texts);
        Assert.Equal(["False"], Run("Test-MigrationStatus").Texts);
        Run("Set-MigrationStamp aaaa -Purge").Succeeded();
        Assert.Equal(["aaaa"], Database.Heads);
    }

    [Fact]
    public void A_plan_shows_the_rows_after_every_step_without_a_database()
    {
        var plan = Run("(Get-MigrationPlan -Current @()).Steps | ForEach-Object { \"$($_.Revision.Id): $($_.HeadsAfter)\" }").Succeeded();
        Assert.Equal(["aaaa: aaaa", "cccc: cccc", "dddd: dddd", "bbbb: bbbb dddd"], plan.Texts);
        var down = Run("(Get-MigrationPlan right@base -Direction Downgrade -Current bbbb, dddd).Steps | ForEach-Object { $_.Revision.Id }").Succeeded();
        Assert.Equal(["bbbb", "dddd", "cccc", "aaaa"], down.Texts);
        Assert.False(File.Exists(Folder.Of("app.db")));
    }

    [Fact]
    public void The_history_is_drawn_with_a_lane_for_each_branch()
    {
        Run("$null = Get-MigrationHead | Merge-MigrationRevision 'merge'").Succeeded();
        var lines = Run("Get-MigrationHistory -Graph").Succeeded().Texts;
        Assert.EndsWith("(head) merge", lines[0], StringComparison.Ordinal);
        Assert.Equal(["|\\", "* | bbbb (left) b", "| * dddd d", "| * cccc (right) c", "|/", "* aaaa (base) a"], lines[1..]);
    }

    [Fact]
    public void What_is_no_merge_and_no_label_is_refused_before_a_file_is_written()
    {
        Run("New-MigrationRevision x -Id eeee -Head bbbb -BranchLabel eeee").Fails("BranchLabelInvalid");
        Run("New-MigrationRevision x -Head aaaa, bbbb -Splice").Fails("OverlappingTargets");
        Assert.Single(Run("Merge-MigrationRevision m base, bbbb").Succeeded().Warnings);
        Assert.Equal(4, Directory.GetFiles(Folder.Of("versions")).Length);
        Assert.Single(Run("Merge-MigrationRevision m heads").Succeeded().Output);
    }

    [Fact]
    public void A_purge_keeps_where_the_database_is_and_leaves_out_what_no_file_knows()
    {
        Run("Set-MigrationStamp bbbb").Succeeded();
        Database.Execute("insert into migration_version values ('gone')");
        Assert.Equal(["Applied", "Applied", "Pending", "Pending"], Run("Get-MigrationHistory -IncludeStatus").Values("State").Order());
        Run("Get-MigrationHistory -IncludeStatus").Fails("UnknownRevisionInDatabase");
        Run("Set-MigrationStamp current -Purge").Succeeded();
        Assert.Equal(["bbbb"], Database.Heads);
    }

    [Fact]
    public void A_stamp_that_leaves_a_branch_leaves_what_the_branch_depends_on()
    {
        Run("$null = New-MigrationRevision y -Id yyyy -Head base -BranchLabel why -DependsOn aaaa; Set-MigrationStamp yyyy").Succeeded();
        Run("Set-MigrationStamp why@base").Succeeded();
        Assert.Equal(["aaaa"], Database.Heads);
    }

    [Fact]
    public void A_missing_version_location_is_told_and_made_for_the_first_revision()
    {
        Project("VersionLocations = 'versions', 'more'");
        var outcome = Run("Get-MigrationHistory");
        outcome.Fails("VersionLocationMissing");
        Assert.Equal(4, outcome.Output.Count);
        Run("Invoke-MigrationUpgrade").Fails("VersionLocationMissing");
        Run("$null = New-MigrationRevision m -Head base -VersionPath more").Succeeded();
        Assert.Equal(5, Run("Get-MigrationHistory").Succeeded().Output.Count);
    }

    [Fact]
    public void A_range_of_the_history_has_both_ends()
    {
        Assert.Equal(["dddd", "cccc"], Run("Get-MigrationHistory -From cccc -To right@head").Succeeded().Values("Id"));
        Run("Get-MigrationHistory -From bbbb -To dddd").Fails("RangeApart");
    }

    [Fact]
    public void The_graph_is_written_for_documents()
    {
        var mermaid = Assert.Single(Run("ConvertTo-MigrationGraph").Succeeded().Texts);
        Assert.StartsWith("flowchart BT\n", mermaid, StringComparison.Ordinal);
        Assert.Contains("    rdddd --> rcccc\n", mermaid, StringComparison.Ordinal);
        Assert.Contains("\"dddd\" -> \"cccc\";", Assert.Single(Run("ConvertTo-MigrationGraph -As Dot").Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_of_all_files_finds_what_production_would()
    {
        Run("Test-MigrationRevision Sqlite, PostgreSql").Fails("MultipleHeads");
        Assert.Equal(["True"], Run("Test-MigrationRevision Sqlite, PostgreSql -AllowSeveralHeads").Succeeded().Texts);
        Run("$null = Get-MigrationHead | Merge-MigrationRevision 'merge'").Succeeded();
        Assert.Equal(["True"], Run("Test-MigrationRevision Sqlite, PostgreSql").Succeeded().Texts);
        Run("$null = New-MigrationRevision bad -Id eeee").Succeeded();
        var path = Run("(Get-MigrationRevision eeee).Path").Texts[0];
        File.WriteAllText(path, File.ReadAllText(path).Replace("function Upgrade {", "function Upgrade {\n    New-DbTable t { Column id int; Index id -Include id }", StringComparison.Ordinal));
        var outcome = Run("Test-MigrationRevision Sqlite, PostgreSql");
        Assert.Equal(["False"], outcome.Texts);
        Assert.Contains("On Sqlite", outcome.Fails("NotSupportedByProvider").ToString(), StringComparison.Ordinal);
    }
}
