using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Tests.Configuration;

public class PathTests
{
    static string In(params string[] parts) => Path.GetFullPath(Path.Combine([Sample.Folder, .. parts]));

    [Fact]
    public void Locations_start_at_the_script_location_and_that_at_the_file()
    {
        var project = Sample.Select("@{ ScriptLocation = '../scripts/'; VersionLocations = 'v', './w/', '..\\x', '/abs' }").Project;
        Assert.Equal(
            [In("..", "scripts", "v"), In("..", "scripts", "w"), In("..", "x"), Path.GetFullPath("/abs")], project.VersionLocations);
        Assert.Equal(Sample.File, project.ConfigurationPath);
        var moved = Sample.Select("@{}", null, new() { ["PSMIGRATE_SCRIPTLOCATION"] = "s" });
        Assert.Equal([In("s", "versions")], moved.Project.VersionLocations);
        Assert.Equal([In("versions")], Sample.Select("@{ VersionLocations = @() }").Project.VersionLocations);
    }

    [Fact]
    public void A_list_may_expand()
    {
        var project = Sample.Select("@{ VersionLocations = 'a', '${env:V}' }", null, new() { ["V"] = "b [1] ü" }).Project;
        Assert.Equal([In("a"), In("b [1] ü")], project.VersionLocations);
        var listed = Sample.Select("@{ VersionLocations = 'a', 'b [1] ü' }").Row("VersionLocations");
        Assert.Equal($"{In("a")}, {In("b [1] ü")}", listed.Value);
    }

    [Theory]
    [InlineData("SqlServer", false)]
    [InlineData("./mod", true)]
    [InlineData("mods\\Mine", true)]
    [InlineData("Mine.psm1", true)]
    [InlineData("My.Module", false)]
    public void A_module_is_a_name_or_a_path(string module, bool isPath)
    {
        var modules = Sample.Select($"@{{ Modules = '{module}' }}").Modules;
        Assert.Equal(isPath ? In(module.Replace('\\', Path.DirectorySeparatorChar)) : module, Assert.Single(modules));
    }

    [Theory]
    [InlineData("format.ps1", true)]
    [InlineData("hooks/Format.PS1", true)]
    [InlineData("git add {path}", false)]
    [InlineData("pwsh -File hooks/format.ps1", false)]
    [InlineData("Invoke-Formatter", false)]
    public void A_hook_is_a_script_or_a_command(string hook, bool isPath)
    {
        var hooks = Sample.Select($"@{{ Hooks = @{{ PostWrite = '{hook}'; BeforeRun = @('{hook}', 'x') }} }}").Hooks;
        var expected = isPath ? In(hook) : hook;
        Assert.Equal([expected], hooks.PostWrite);
        Assert.Equal([expected, "x"], hooks.BeforeRun);
        Assert.Empty(hooks.AfterRun);
    }

    [Fact]
    public void A_script_with_a_blank_in_its_name_is_one_when_it_exists()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("", "my hooks", "a b.ps1");
        folder.Write("@{ Hooks = @{ AfterRun = 'my hooks/a b.ps1' } }", "migration.psd1");
        var environment = ProjectConfiguration.Find(folder.Root).Select(ConfigurationOverrides.None, _ => null, null);
        Assert.Equal([script], environment.Hooks.AfterRun);
    }

    [Fact]
    public void The_schema_is_data_with_full_paths()
    {
        var environment = Sample.Select("""
            @{ Schema = @{
                Source = 'schema.ps1', 'sql/more', @{ Environment = 'ref' }
                Include = 'a*'
                Exclude = 'b', 'c'
                Compare = @{ Types = $true; Names = @('x') }
                Hooks = 'hook.ps1'
            }; NamingConvention = @{ PrimaryKey = '{table}_key'; Check = ''; Unique = $null } }
            """);
        var source = Assert.IsType<List<object?>>(environment.Schema.Source);
        Assert.Equal([In("schema.ps1"), In("sql", "more")], source.Take(2));
        Assert.Equal("ref", Assert.IsType<Dictionary<string, object?>>(source[2])["environment"]);
        Assert.Equal(["a*"], environment.Schema.Include);
        Assert.Equal(["b", "c"], environment.Schema.Exclude);
        Assert.Equal(true, Assert.IsType<Dictionary<string, object?>>(environment.Schema.Compare)["types"]);
        Assert.Equal([In("hook.ps1")], environment.Schema.Hooks);
        var naming = environment.OfflineDatabase.Naming;
        Assert.Equal(("{table}_key", "", new NamingConvention().Unique), (naming.PrimaryKey, naming.Check, naming.Unique));
        Assert.Equal("True", environment.Row("Schema.Compare.Types").Value);
    }
}
