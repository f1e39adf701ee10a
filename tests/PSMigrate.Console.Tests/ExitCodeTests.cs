namespace PSMigrate.ConsoleHost.Tests;

public sealed class ExitCodeTests : IDisposable
{
    readonly ConsoleProgram console = new();

    public void Dispose() => console.Dispose();

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("function Leave { exit 4 }\nLeave", 4)]
    [InlineData("& ./inner.ps1\n'goes on'", 0)]
    public void Of_a_script(string script, int expected)
    {
        console.Write("inner.ps1", "exit 6");

        Assert.Equal(expected, console.Script(script).ExitCode);
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("$ErrorActionPreference = 'Continue'; Invoke-Failing", 1)]
    [InlineData("$ErrorActionPreference = 'Continue'; Invoke-Failing; 'fine'", 0)]
    public void Of_a_command(string command, int expected) => Assert.Equal(expected, console.Command(command).ExitCode);

    [Fact]
    public void A_failed_command_ends_the_script()
    {
        Result result = console.Script("Invoke-Failing\n'never'");

        Assert.Equal(("", 1), (result.Output, result.ExitCode));
    }
}
