using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Commands;

/// <summary>What a person sees at a prompt.</summary>
public sealed class FormattingTests : ModuleTest
{
    public FormattingTests()
    {
        Project();
        TableRevision("aaaa1111");
        TableRevision("bbbb2222");
    }

    [Fact]
    public void History_is_a_table()
    {
        Run("Get-MigrationHistory | Out-Default").Succeeded();

        Assert.Equal(
            ["", "Id             Revises        State     Mark         Message", "--             -------        -----     ----         -------",
             "bbbb2222       aaaa1111                 head         revision bbbb2222", "aaaa1111       (base)                                revision aaaa1111", ""],
            Lines());
    }

    [Fact]
    public void History_with_states_is_a_table()
    {
        Run("$null = Invoke-MigrationUpgrade +1; Get-MigrationHistory -IncludeStatus | Out-Default").Succeeded();

        Assert.Equal(
            ["bbbb2222       aaaa1111       Pending   head         revision bbbb2222", "aaaa1111       (base)         Applied   current      revision aaaa1111"],
            Lines()[3..5]);
    }

    [Fact]
    public void Status_is_a_list()
    {
        Run("$null = Invoke-MigrationUpgrade +1; Get-MigrationStatus | Out-Default").Succeeded();

        Assert.Equal(
            ["", "Environment : default", $"Database    : Sqlite {Folder.Of("app.db")}", "Current     : aaaa1111", "Heads       : bbbb2222", "IsUpToDate  : False",
             "Pending     : 1", "              bbbb2222 revision bbbb2222", ""],
            Lines());
    }

    [Fact]
    public void What_a_run_has_done_is_a_table()
    {
        Run("Invoke-MigrationUpgrade | Out-Default").Succeeded();

        Assert.Equal("Direction  Id               Duration Message", Lines()[1]);
        Assert.Matches(@"^Upgrade    aaaa1111          \d\.\d\d\d s revision aaaa1111$", Lines()[3]);
    }

    [Fact]
    public void The_log_is_a_table()
    {
        Run("$null = Invoke-MigrationUpgrade; Get-MigrationLog | Out-Default").Succeeded();

        Assert.Equal("At                   Id             Direction  Outcome      By", Lines()[1]);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  aaaa1111       upgrade    applied      .+@.+$", Lines()[3]);
    }

    [Fact]
    public void An_environment_is_a_table()
    {
        Run("Get-MigrationEnvironment | Out-Default").Succeeded();

        Assert.Equal("Name         Default  Provider     ConnectionString", Lines()[1]);
    }

    // The end of a group is one blank line or two, depending on the version of the formatter.
    List<string> Lines()
    {
        var lines = Host.Lines.Select(line => line.TrimEnd()).ToList();
        while (lines is [.., "", ""])
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }
}
