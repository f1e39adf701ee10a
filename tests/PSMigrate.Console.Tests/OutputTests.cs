namespace PSMigrate.ConsoleHost.Tests;

public sealed class OutputTests : IDisposable
{
    readonly ConsoleProgram console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void Objects_are_formatted_and_notes_are_marked()
    {
        Result result = console.Command("Write-Host done (1, 2) -ForegroundColor Red; 'a', 'b' | Write-Output; Get-Fake -Verbose");

        Assert.Equal(
            """
            done 1 2
            a
            b
            VERBOSE: looking
            WARNING: an old file

            Id  Message
            --  -------
            abc créer le compte ✓
            def second


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

        Assert.Equal(("after\n", 0), (result.Output, result.ExitCode));
        Assert.Contains("     | Revision abc123 failed.\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 +* 2", "You must provide a value expression following the '+' operator.")]
    [InlineData("if (", "Missing condition in if statement after 'if ('.")]
    public void A_parse_error_is_shown(string command, string message)
    {
        Result result = console.Command(command);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"     | {message}\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gci", 1)]
    [InlineData("$ErrorActionPreference = 'Continue'; Get-Date; Invoke-MigrationUpgrad; Sort-Object", 2)]
    public void A_cmdlet_of_PowerShell_that_is_missing_is_explained(string command, int hints)
    {
        Result result = console.Command(command);

        Assert.Contains("is not recognized as a name of a cmdlet", result.Error, StringComparison.Ordinal);
        Assert.Equal(hints, result.Error.Split("  Recommendation: This console runs without PowerShell's own cmdlets").Length - 1);
    }

    [Fact]
    public void Colours_stay_out_of_files_unless_the_script_insists()
    {
        Result result = console.Command(
            "\"`e[31mred`e[0m\"; [string] $PSStyle.OutputRendering; $PSStyle.OutputRendering = 'Ansi'; \"`e[31mred`e[0m\"");

        Assert.Equal("red\nPlainText\n\x1b[31mred\x1b[0m\n", result.Output);
    }

    [Theory]
    [InlineData(null, 120)]
    [InlineData("64", 64)]
    public void Width_comes_from_COLUMNS(string? columns, int expected)
    {
        Result result = console.Run(["-c", "$Host.UI.RawUI.BufferSize.Width"], prepare: start => start.Environment["COLUMNS"] = columns);

        Assert.Equal($"{expected}\n", result.Output);
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
