namespace PSMigrate.ConsoleHost.Tests;

public sealed class ModuleTests : IDisposable
{
    readonly ConsoleProgram console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void A_manifest_that_is_not_there_is_named()
    {
        Result result = console.Run(["-c", "1"], prepare: start => start.Environment["PSMIGRATE_MODULE"] = "elsewhere.psd1");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        string expected = $"psmigrate: PSMIGRATE_MODULE names {Path.Combine(console.Folder, "elsewhere.psd1")}, and there is no such file.";
        Assert.StartsWith(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_that_does_not_load_says_why()
    {
        console.Write("module/PSMigrate.psm1", "throw 'the engine is missing'");

        Result result = console.Command("1");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal("psmigrate: The module PSMigrate could not be loaded. the engine is missing\n", result.Error);
    }
}
