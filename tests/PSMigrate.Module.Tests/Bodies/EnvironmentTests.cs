using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

/// <summary>What a body finds around itself.</summary>
public sealed class EnvironmentTests : ModuleTest
{
    [Fact]
    public void Nothing_of_the_callers_session_is_visible()
    {
        Project();
        Revision("a1", """
            foreach ($name in 'mine', 'globally') { if ($ExecutionContext.SessionState.PSVariable.Get($name)) { throw "variable $name" } }
            foreach ($name in 'Get-Mine', 'mineAlias') { if ($ExecutionContext.InvokeCommand.GetCommand($name, 'All')) { throw "command $name" } }
            """);

        Run("$mine = 1; $global:globally = 2; function global:Get-Mine { }; $null = $ExecutionContext.InvokeProvider.Item.Set('Alias:mineAlias', 'Get-Command'); Invoke-MigrationUpgrade").Succeeded();
    }

    [Fact]
    public void Nothing_of_a_body_is_left_in_the_callers_session()
    {
        Upgrade("    $global:left = 1\n    function global:Get-Left { }").Succeeded();

        Assert.Equal(["True", "True"], Run("$null -eq $ExecutionContext.SessionState.PSVariable.Get('left'); -not $ExecutionContext.InvokeCommand.GetCommand('Get-Left', 'All')").Texts);
    }

    [Fact]
    public void Each_file_has_a_scope_of_its_own()
    {
        Project();
        Revision("a1", "    $here = 1; $script:there = 2; Helper", functions: "$top = 3\nfunction Helper { }");
        Revision("a2", """
            foreach ($name in 'here', 'there', 'top') { if ($ExecutionContext.SessionState.PSVariable.Get($name)) { throw "variable $name" } }
            if ($ExecutionContext.InvokeCommand.GetCommand('Helper', 'Function')) { throw 'Helper' }
            """);

        Run("Invoke-MigrationUpgrade").Succeeded();
    }

    [Fact]
    public void PSScriptRoot_and_PSCommandPath_are_those_of_the_file()
    {
        Folder.Write("versions/data.txt", "create table from_file (x int)");
        Upgrade("    if ($PSCommandPath -ne (Own)) { throw $PSCommandPath }\n    Invoke-DbSql ([IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'data.txt')))", "function Own { [IO.Path]::Combine($PSScriptRoot, 'a1.ps1') }").Succeeded();

        Assert.Equal(["from_file"], Database.Tables);
    }

    [Fact]
    public void Migration_says_what_runs_and_where()
    {
        Project("Variables = @{ owner = 'sam' }");
        Revision("a1", """
            $said = "$($Migration.Revision.Id) $($Migration.Direction) $($Migration.Provider) $($Migration.Environment) $($Migration.Variables['owner']) $($Migration.Variables['size']) $($Migration.Tag) $($Migration.IsOffline) $($Migration.ServerVersion.Major)"
            Invoke-DbSql "create table said (x text default '$said')"
            """);

        Run("Invoke-MigrationUpgrade -Variable @{ size = 3 } -Tag build7").Succeeded();

        Assert.Equal(["'a1 Upgrade Sqlite default sam 3 build7 False 3'"], Database.Column("select dflt_value from pragma_table_info('said')"));
    }

    [Fact]
    public void Strict_mode_is_on_whatever_the_caller_has() =>
        Upgrade("    if ($nothing) { }").Fails("RevisionBodyFailed");

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void The_culture_is_invariant_whatever_the_callers_is(string culture)
    {
        Project();
        Revision("a1", """
            $said = "$(1.5) $('{0:N1}' -f 1234.5) $('I'.ToLower()) $([cultureinfo]::CurrentCulture.Name) $PSCulture $([datetime]::new(2026, 11, 22).ToString('d'))"
            Invoke-DbSql "create table said (x text default '$said', y decimal default 0.5)"
            New-DbTable numbers { Column id int -Default 1.5; Column title string(10) }
            """);

        var outcome = Run($"[cultureinfo]::CurrentCulture = '{culture}'; Invoke-MigrationUpgrade; (1.5).ToString()");

        outcome.Succeeded();
        Assert.Equal("1,5", outcome.Texts[^1]);
        Assert.Equal(["'1.5 1,234.5 i   11/22/2026'"], Database.Column("select dflt_value from pragma_table_info('said') where name = 'x'"));
        Assert.Equal(["1.5"], Database.Column("select dflt_value from pragma_table_info('numbers') where name = 'id'"));
    }

    [Fact]
    public void The_configured_modules_are_loaded_and_no_others()
    {
        Folder.Write("tools/Helpers.psm1", "function Get-Name { 'from_module' }");
        Project("Modules = @('tools/Helpers.psm1')");
        Revision("a1", "    New-DbTable (Get-Name) { Column id int }\n    if ((Get-Module).Name -contains 'Other') { throw 'Other' }");

        Run("$null = New-Module -Name Other { } | Import-Module; Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["from_module"], Database.Tables);
    }

    [Fact]
    public void A_configured_module_that_is_missing_is_an_error_before_the_run()
    {
        Project("Modules = @('tools/Missing.psm1')");
        TableRevision("a1");

        var outcome = Run("Invoke-MigrationUpgrade");

        Assert.Contains("Missing.psm1", outcome.Fails("ModuleNotLoaded").ToString(), StringComparison.Ordinal);
        Assert.False(Folder.Has("app.db"));
    }

    [Fact]
    public void A_command_that_this_host_lacks_is_named_before_the_run()
    {
        Project();
        TableRevision("a1");
        Revision("a2", "    $x = 1..3 |\n        Select-Object -First 1");

        var error = Run("Invoke-MigrationUpgrade").Fails("CommandMissing");

        Assert.Contains("'Select-Object'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("a2.ps1:8:", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void Two_environments_have_their_own_databases_and_their_own_bodies()
    {
        Project("Environments = @{ second = @{ ConnectionString = 'Data Source=second.db'; Variables = @{ name = 'two' } } }\n Variables = @{ name = 'one' }");
        Revision("a1", "    New-DbTable $Migration.Variables['name'] { Column id int }");

        var outcome = Run("Invoke-MigrationUpgrade; Invoke-MigrationUpgrade -Environment second").Succeeded();

        Assert.Equal(["default", "second"], outcome.Values("Environment"));
        Assert.Equal(["one"], Database.Tables);
        Assert.Equal(["two"], new SqliteFile(Folder.Of("second.db")).Tables);
    }
}
