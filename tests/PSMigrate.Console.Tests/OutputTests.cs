namespace PSMigrate.ConsoleHost.Tests;

public sealed class OutputTests : IDisposable
{
    readonly ConsoleProgram console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void Objects_are_formatted_and_notes_are_marked()
    {
        Result result = console.Command("Get-Fake -Verbose; Write-Host done (1, 2) -ForegroundColor Red; 'a', 'b' | Write-Output");

        Assert.Equal(
            """
            VERBOSE: looking
            WARNING: an old file

            Id  Message
            --  -------
            abc créer le compte ✓
            def second

            done 1 2
            a
            b

            """,
            result.Output);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void An_error_has_its_position_and_its_remedy()
    {
        Result result = console.Script("'before'\n\nInvoke-Failing");

        Assert.Equal("before\n", result.Output);
        Assert.Equal(
            $"""
            Invoke-Failing: {console.Folder}/script.ps1:3
            Line |
               3 |  Invoke-Failing
                 |  ~~~~~~~~~~~~~~
                 | Revision abc123 failed.
              Recommendation: Correct the statement and run the upgrade again.

            """,
            result.Error);
    }

    [Fact]
    public void Errors_that_do_not_end_the_script_keep_their_place()
    {
        Result result = console.Script("$ErrorActionPreference = 'Continue'\nInvoke-Failing\n'after'");

        Assert.Equal("after\n", result.Output);
        Assert.Contains("     | Revision abc123 failed.\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 +* 2", "You must provide a value expression following the '+' operator.")]
    [InlineData("if (", "Missing condition in if statement after 'if ('.")]
    public void A_parse_error_is_shown(string command, string message)
    {
        Result result = console.Command(command);

        Assert.Contains($"     | {message}\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gci", true)]
    [InlineData("$ErrorActionPreference = 'Continue'; Get-Date", true)]
    [InlineData("Invoke-MigrationUpgrad", false)]
    public void A_cmdlet_of_PowerShell_that_is_missing_is_explained(string command, bool hint)
    {
        Result result = console.Command(command);

        Assert.Contains("is not recognized as a name of a cmdlet", result.Error, StringComparison.Ordinal);
        Assert.Equal(hint, result.Error.Contains("This console runs without PowerShell's own cmdlets", StringComparison.Ordinal));
    }

    [Fact]
    public void Colours_stay_out_of_files_unless_the_script_insists()
    {
        const string red = "\"`e[31mred`e[0m\"";

        Assert.Equal("red\n", console.Command(red).Output);
        Assert.Equal("\x1b[31mred\x1b[0m\n", console.Command($"$PSStyle.OutputRendering = 'Ansi'; {red}").Output);
        Assert.Equal("PlainText\n", console.Command("[string] $PSStyle.OutputRendering").Output);
    }

    [Fact]
    public void Width_comes_from_COLUMNS()
    {
        const string width = "$Host.UI.RawUI.BufferSize.Width";

        Assert.Equal("120\n", console.Command(width).Output);
        Assert.Equal("64\n", console.Run(["-c", width], prepare: start => start.Environment["COLUMNS"] = "64").Output);
    }

    [Fact]
    public void Programs_write_to_the_streams_themselves()
    {
        if (!OperatingSystem.IsWindows())
        {
            Result result = console.Command("sh -c 'echo out; echo err >&2'");

            Assert.Equal(("out\n", "err\n", 0), (result.Output, result.Error, result.ExitCode));
        }
    }
}
