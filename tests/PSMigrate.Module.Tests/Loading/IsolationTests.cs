using System.Diagnostics;
using PSMigrate.Module.Tests.Hosting;

namespace PSMigrate.Module.Tests.Loading;

/// <summary>Each in a process of its own: what is loaded belongs to the process.</summary>
public sealed class IsolationTests : ModuleTest
{
    const string UpgradeAndAsk = "Invoke-MigrationUpgrade | ForEach-Object Id; Get-MigrationHistory | ForEach-Object Message";

    public IsolationTests()
    {
        Project();
        Revision("a1", "    $version = (Read-DbQuery 'select sqlite_version() as v').v\n    Invoke-DbSql \"create table made_by (version text default '$version')\"");
    }

    [Fact]
    public void The_import_loads_neither_the_engine_nor_a_driver()
    {
        var lines = Start("nothing", "1");

        Assert.Equal(
            ["PSMigrate.Cmdlets in Default", "PSMigrate.Model in Default"],
            lines.Where(line => line.StartsWith("after import", StringComparison.Ordinal)).Select(WithoutVersion).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_command_that_asks_no_database_loads_no_driver()
    {
        var lines = Start("nothing", "Get-MigrationHistory | ForEach-Object Id");

        Assert.Contains("output a1", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Sqlite", StringComparison.Ordinal) || line.Contains("SqlClient", StringComparison.Ordinal) || line.Contains("Npgsql", StringComparison.Ordinal));
    }

    [Fact]
    public void An_upgrade_loads_the_driver_into_the_engines_context_only()
    {
        var lines = Start("nothing", UpgradeAndAsk);

        Assert.Contains("output a1", lines);
        Assert.Equal(
            ["Microsoft.Data.Sqlite in PSMigrate.Engine", "PSMigrate.Cmdlets in Default", "PSMigrate.Engine in PSMigrate.Engine", "PSMigrate.Model in Default", "SQLitePCLRaw.core in PSMigrate.Engine"],
            lines.Where(line => line.StartsWith("after use", StringComparison.Ordinal)).Select(WithoutVersion).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_foreign_SQLite_driver_and_the_modules_own_work_side_by_side()
    {
        var lines = Start("sqlite", UpgradeAndAsk);

        var foreign = lines.Where(line => line.StartsWith("foreign", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("foreign before: 9.0.23.0 with SQLite ", foreign[0], StringComparison.Ordinal);
        Assert.Equal(foreign[0].Replace("before", "after", StringComparison.Ordinal), foreign[1]);
        Assert.Equal(["output a1", "output revision a1"], lines.Where(line => line.StartsWith("output", StringComparison.Ordinal)));
        Assert.Contains("after use: Microsoft.Data.Sqlite 9.0.23.0 in Default", lines);
        Assert.Contains(lines, line => line.StartsWith("after use: Microsoft.Data.Sqlite 10.", StringComparison.Ordinal) && line.EndsWith("in PSMigrate.Engine", StringComparison.Ordinal));
        var own = Database.Column("select dflt_value from pragma_table_info('made_by')")[0].Trim('\'');
        Assert.Matches(@"^3\.\d+\.\d+$", own);
        Assert.DoesNotContain($"SQLite {own}", foreign[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_Npgsql_and_the_modules_own_work_side_by_side()
    {
        var lines = Start("npgsql", "Get-MigrationStatus -Provider PostgreSql -ConnectionString 'Host=localhost;Port=1;Database=a;Username=b'");

        Assert.Equal(
            ["foreign before: 9.0.3.0 for a", "foreign after: 9.0.3.0 for a"], lines.Where(line => line.StartsWith("foreign", StringComparison.Ordinal)));
        // Nobody listens there: that the module says so is that its driver has tried.
        Assert.Contains(lines, line => line.StartsWith("error ConnectionFailed,", StringComparison.Ordinal));
        Assert.Contains("after use: Npgsql 9.0.3.0 in Default", lines);
        Assert.Contains(lines, line => line.StartsWith("after use: Npgsql 10.", StringComparison.Ordinal) && line.EndsWith("in PSMigrate.Engine", StringComparison.Ordinal));
    }

    // The file beside the engine is a stub that only throws; each platform has its own below runtimes.
    [Fact]
    public void The_SQL_Server_driver_of_the_platform_is_loaded_and_tries()
    {
        var lines = Start("nothing", "Get-MigrationStatus -Provider SqlServer -ConnectionString 'Server=127.0.0.1,1;Database=a;User ID=b;Password=c;Connect Timeout=1'");

        Assert.Contains(lines, line => line.StartsWith("error ConnectionFailed,", StringComparison.Ordinal) && line.Contains("127.0.0.1,1/a cannot be reached", StringComparison.Ordinal));
        Assert.Contains("after use: Microsoft.Data.SqlClient in PSMigrate.Engine", lines.Select(line => line.StartsWith("after use", StringComparison.Ordinal) ? "after use: " + WithoutVersion(line) : line));
    }

    List<string> Start(string first, string script)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ForeignDriver, Repository.Manifest, Folder.Path, first, script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    static string WithoutVersion(string line) => string.Join(' ', line.Split(": ")[1].Split(' ') is [var name, _, .. var rest] ? [name, .. rest] : Array.Empty<string>());
}
