using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Commands;

public sealed class ReadingTests : ModuleTest
{
    public ReadingTests()
    {
        Project();
        TableRevision("aaaa1111");
        SqlRevision("bbbb2222", "create table b (x int);", "drop table b;");
        TableRevision("cccc3333");
    }

    [Fact]
    public void History_reads_the_files_and_makes_no_database()
    {
        var outcome = Run("Get-MigrationHistory").Succeeded();

        Assert.Equal(["cccc3333", "bbbb2222", "aaaa1111"], outcome.Values("Id"));
        Assert.Equal(["Unknown", "Unknown", "Unknown"], outcome.Values("State"));
        Assert.Equal(["PowerShell", "Sql", "PowerShell"], outcome.Values("Format"));
        Assert.False(Folder.Has("app.db"));
    }

    [Theory]
    [InlineData("Get-MigrationHistory -First 1", "cccc3333")]
    [InlineData("Get-MigrationHistory -Last 1", "aaaa1111")]
    [InlineData("Get-MigrationHistory -Applied", "bbbb2222 aaaa1111")]
    [InlineData("Get-MigrationHistory -Pending", "cccc3333")]
    [InlineData("Get-MigrationHistory -IncludeStatus | Where-Object IsCurrent", "bbbb2222")]
    [InlineData("Get-MigrationHistory -IncludeStatus | Where-Object State -eq Pending", "cccc3333")]
    [InlineData("Get-MigrationHistory -Applied -First 1", "bbbb2222")]
    [InlineData("Get-MigrationRevision head", "cccc3333")]
    [InlineData("Get-MigrationRevision heads", "cccc3333")]
    [InlineData("Get-MigrationRevision current", "bbbb2222")]
    [InlineData("Get-MigrationRevision bb", "bbbb2222")]
    [InlineData("'bb', 'cccc' | Get-MigrationRevision", "bbbb2222 cccc3333")]
    [InlineData("Get-MigrationRevision base", "")]
    public void Revisions_are_found(string command, string ids)
    {
        Run("$null = Invoke-MigrationUpgrade bbbb2222").Succeeded();

        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), Run(command).Succeeded().Values("Id"));
    }

    [Fact]
    public void Of_several_piped_ids_the_unknown_one_is_an_error_and_the_rest_is_found()
    {
        var outcome = Run("'bb', 'nope', 'cc' | Get-MigrationRevision");

        outcome.Fails("RevisionNotFound");
        Assert.Equal(["bbbb2222", "cccc3333"], outcome.Values("Id"));
    }

    [Fact]
    public void Status_says_where_a_database_stands_and_makes_none()
    {
        var status = Run("Get-MigrationStatus").Succeeded();
        Assert.Equal("", status.Values("Current")[0]);
        Assert.False(Folder.Has("app.db"));

        Run("$null = Invoke-MigrationUpgrade bbbb2222").Succeeded();

        Assert.Equal(["bbbb2222 cccc3333 False cccc3333 revision cccc3333"], Run("Get-MigrationStatus | ForEach-Object { \"$($_.Current) $($_.Heads) $($_.IsUpToDate) $($_.Pending)\" }").Succeeded().Texts);
    }

    [Fact]
    public void Status_knows_changed_files_and_unknown_revisions()
    {
        Run("$null = Invoke-MigrationUpgrade").Succeeded();
        File.AppendAllText(Folder.Of("versions/bbbb2222.sql"), "-- changed");
        Assert.Equal(["bbbb2222"], Run("(Get-MigrationStatus).Changed").Succeeded().Values("Id"));

        Database.Execute("update migration_version set version_num = 'gone9999'");

        Assert.Equal(["gone9999"], Run("(Get-MigrationStatus).Unknown").Succeeded().Texts);
        Run("Invoke-MigrationUpgrade").Fails("UnknownRevisionInDatabase");
    }

    [Fact]
    public void The_log_says_what_happened_in_order()
    {
        Run("$null = Invoke-MigrationUpgrade -Tag build7; $null = Invoke-MigrationDowngrade -1 -Force").Succeeded();

        Assert.Equal(
            ["aaaa1111 upgrade applied build7", "bbbb2222 upgrade applied build7", "cccc3333 upgrade applied build7", "cccc3333 downgrade applied "],
            Run("Get-MigrationLog | ForEach-Object { \"$($_.Id) $($_.Direction) $($_.Outcome) $($_.Tag)\" }").Succeeded().Texts);
        Assert.Equal(["cccc3333"], Run("Get-MigrationLog -Last 1").Succeeded().Values("Id"));
        Assert.Equal(2, Run("Get-MigrationLog cccc").Succeeded().Output.Count);
        Assert.Equal(["bbbb2222"], Run("Get-MigrationRevision bbbb2222 | Get-MigrationLog").Succeeded().Values("Id"));
    }

    [Fact]
    public void A_database_is_made_when_it_is_asked_for_and_once()
    {
        Run("Initialize-MigrationDatabase -CreateDatabase -WhatIf").Succeeded();
        Assert.False(Folder.Has("app.db"));

        var made = Run("(Initialize-MigrationDatabase -CreateDatabase).Created").Succeeded();
        Assert.Equal(3, made.Output.Count);
        Assert.True(Folder.Has("app.db"));
        Assert.Empty(Run("(Initialize-MigrationDatabase -CreateDatabase).Created").Succeeded().Output);
        Assert.Empty(Run("Get-MigrationHistory -Applied").Succeeded().Output);
    }

    [Theory]
    [InlineData("Invoke-MigrationUpgrade bb", "bbbb2222")]
    [InlineData("Invoke-MigrationUpgrade -To cc", "cccc3333")]
    [InlineData("Get-MigrationRevision ", "cccc3333|bbbb2222|aaaa1111|heads|head|base")]
    [InlineData("Invoke-MigrationUpgrade -Environment s", "staging")]
    [InlineData("Invoke-MigrationUpgrade -Provider p", "PostgreSql")]
    [InlineData("Initialize-MigrationProject -Template g", "generic")]
    public void Arguments_are_completed(string line, string texts)
    {
        Project("Environments = @{ staging = @{}; prod = @{} }");

        var found = Session.Complete(line).CompletionMatches.Select(match => match.ListItemText);

        Assert.Equal(texts.Split('|'), found);
    }

    [Fact]
    public void Completion_works_while_a_pipeline_runs_as_at_a_prompt() =>
        Assert.Equal(["bbbb2222"], Run("(TabExpansion2 'Invoke-MigrationUpgrade -To bb' 30).CompletionMatches | ForEach-Object CompletionText").Succeeded().Texts);

    [Fact]
    public void The_tip_of_a_completed_id_is_its_message_and_no_database_is_made()
    {
        Assert.Equal("revision bbbb2222", Session.Complete("Invoke-MigrationDowngrade bb").CompletionMatches[0].ToolTip);

        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void Where_there_is_no_project_there_is_nothing_to_complete_with()
    {
        File.Delete(Folder.Of("migration.psd1"));

        Assert.DoesNotContain(Session.Complete("Invoke-MigrationUpgrade -To b").CompletionMatches, match => match.ListItemText == "bbbb2222");
    }
}
