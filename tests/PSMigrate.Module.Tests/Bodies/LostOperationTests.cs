using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Bodies;

/// <summary>What the syntax tree cannot show is counted: an operation that was made and never put out fails the step.</summary>
public sealed class LostOperationTests : ModuleTest
{
    const string Helper = "\nfunction Make { Invoke-DbSql 'create table lost (x int)' }\n";

    [Theory]
    [InlineData("$null = Make")]
    [InlineData("$l = [Collections.Generic.List[object]]::new(); $l.Add((Make))")]
    [InlineData("Invoke-DbSql 'create table lost (x int)' | Where-Object { $false }")]
    [InlineData("Make | ForEach-Object { }")]
    public void It_fails_the_step(string line)
    {
        var error = Upgrade($"    New-DbTable a {{ Column id int }}\n    {line}", Helper).Fails("OperationLost");

        Assert.Contains("a1.ps1:", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.Heads);
    }

    [Fact]
    public void What_a_helper_puts_out_is_run()
    {
        Upgrade("    Make", Helper).Succeeded();

        Assert.Equal(["lost"], Database.Tables);
    }

    [Fact]
    public void A_query_that_fails_fails_the_step_even_if_it_is_caught()
    {
        Upgrade("    New-DbTable a { Column id int }\n    try { Read-DbQuery 'selec' } catch { }\n    New-DbTable b { Column id int }").Fails("SqlFailed");

        Assert.Empty(Database.Tables);
    }

    [Fact]
    public void A_program_that_writes_to_its_error_stream_and_ends_well_is_no_failure()
    {
        Upgrade("    sh -c 'echo progress >&2'\n    New-DbTable a { Column id int }").Succeeded();

        Assert.Equal(["a"], Database.Tables);
    }

    [Fact]
    public void Two_functions_of_one_name_are_refused_before_the_run()
    {
        Upgrade("    New-DbTable a { Column id int }", "\nfunction Upgrade { New-DbTable b { Column id int } }\n").Fails("FunctionTwice");

        Assert.False(File.Exists(Folder.Of("app.db")));
    }

    [Fact]
    public void A_filter_is_a_function()
    {
        Project();
        Folder.Write("versions/a1.ps1", "Revision 'a1'\nfilter Upgrade { New-DbTable a { Column id int } }\n");

        Run("Invoke-MigrationUpgrade").Succeeded();

        Assert.Equal(["a"], Database.Tables);
    }
}
