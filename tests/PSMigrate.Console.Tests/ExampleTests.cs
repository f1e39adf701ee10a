namespace PSMigrate.ConsoleHost.Tests;

/// <summary>The examples as the README starts them, with the module itself.</summary>
public sealed class ExampleTests : IDisposable
{
    readonly ConsoleProgram console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void The_first_project_runs_from_beginning_to_end()
    {
        Result result = Run("quickstart.ps1", "-Path", "first");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.EndsWith("The project is in first.\n", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(console.Folder, "first", "app.db")));
    }

    [Fact]
    public void The_shop_runs_by_itself_on_SQLite_and_writes_the_script_for_SQL_Server()
    {
        string folder = Path.Combine(console.Folder, "it's a shop");

        Result result = Run("shop.ps1", "-Path", folder);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(2, result.Output.Split("Upgrade    5b1f0c2a9d06").Length - 1);
        Assert.Contains("postgres: left out", result.Output, StringComparison.Ordinal);
        Assert.EndsWith($"The databases and scripts are in {folder}.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE [stock]", File.ReadAllText(Path.Combine(folder, "shop.sqlserver.sql")), StringComparison.Ordinal);
    }

    Result Run(string example, params string[] arguments) => console.Run(
        [Path.Combine(ConsoleProgram.Root, "module", "examples", example), .. arguments],
        prepare: start =>
        {
            start.Environment["PSMIGRATE_MODULE"] = Path.Combine(ConsoleProgram.Root, "PSMigrate.psd1");
            start.Environment.Remove("PSMIGRATE_TEST_POSTGRES");
        });
}
