namespace PSMigrate.ConsoleHost.Tests;

public sealed class ArgumentTests : IDisposable
{
    readonly ConsoleProgram console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void Arguments_bind_by_name_as_switches_and_by_position()
    {
        Result result = console.Script(
            """
            param([string] $Name, [switch] $Force, [switch] $Quiet, [int] $Count, [string] $Last)
            "$Name|$Force|$Quiet|$Count|$Last"
            """,
            "-Name", "it's \"here\" now", "-Force", "-Quiet:$false", "-Count:3", "a b");

        Assert.Equal(("it's \"here\" now|True|False|3|a b\n", "", 0), (result.Output, result.Error, result.ExitCode));
    }

    [Fact]
    public void What_no_parameter_takes_is_left_in_args()
    {
        Result result = console.Script("$args.Count; $args -join '|'", "-5", "--", "", "-Unknown", "$x; exit 9");

        Assert.Equal("5\n-5|--||-Unknown|$x; exit 9\n", result.Output);
    }

    [Fact]
    public void A_script_knows_its_folder_and_runs_in_the_current_one()
    {
        string path = console.Write("sub/where.ps1", "$PSScriptRoot; $PWD.Path; $MyInvocation.MyCommand.Path");

        Result result = console.Run(["-NoProfile", "-File", "sub/where.ps1"]);

        Assert.Equal($"{Path.GetDirectoryName(path)}\n{console.Folder}\n{path}\n", result.Output);
    }

    [Fact]
    public void A_script_comes_from_standard_input()
    {
        Assert.Equal("2 a\n", console.Run(["-", "a"], "\"$(1 +\n1) $args\"").Output);
        Assert.Equal("3\n", console.Run([], "1 + 2").Output);
    }

    [Fact]
    public void A_missing_script_is_one_clear_error()
    {
        Result result = console.Run(["nowhere.ps1"]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            $"psmigrate: There is no script {Path.Combine(console.Folder, "nowhere.ps1")}."
            + " A relative path is looked for in the current directory.\n", result.Error);
    }

    [Theory]
    [InlineData("-Unknown", "there is no option -Unknown")]
    [InlineData("-Command", "-Command needs a command")]
    [InlineData("-File", "-File needs the path of a script")]
    public void A_wrong_option_is_a_usage_error(string option, string message)
    {
        Result result = console.Run([option]);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_printed()
    {
        Result result = console.Run(["--help"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("$ErrorActionPreference is 'Stop'", result.Output, StringComparison.Ordinal);
        Assert.Equal(64, console.Run([]).ExitCode);
    }
}
