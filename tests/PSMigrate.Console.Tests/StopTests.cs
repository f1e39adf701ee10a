using System.Diagnostics;

namespace PSMigrate.ConsoleHost.Tests;

public sealed class StopTests : IDisposable
{
    readonly ConsoleProgram console = new();

    public void Dispose() => console.Dispose();

    [UnixTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_stops_the_run_cleanly(string signal, int expected)
    {
        console.Write("slow.ps1", "try { Invoke-Slow } finally { Write-Host 'script cleaned up' }\n'never'");
        using Process process = console.Start(["slow.ps1"]);
        string? begun = process.StandardOutput.ReadLine();

        Send(signal, process);
        Result result = ConsoleProgram.Finish(process);

        Assert.Equal("begun", begun);
        Assert.Equal((expected, "rolled back\nscript cleaned up\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [UnixFact]
    public void A_question_can_be_left()
    {
        using Process process = console.Start(["-c", "Invoke-Fake"]);
        while (process.StandardOutput.ReadLine()?.StartsWith("Performing", StringComparison.Ordinal) == false)
        {
        }

        Send("INT", process);
        Result result = ConsoleProgram.Finish(process);

        Assert.Equal((130, ""), (result.ExitCode, result.Error));
        Assert.DoesNotContain("account", result.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_second_signal_ends_what_does_not_stop()
    {
        using Process process = console.Start(["-c", "'begun'; [Threading.Thread]::Sleep(50000)"]);
        process.StandardOutput.ReadLine();
        var watch = Stopwatch.StartNew();

        Send("INT", process);
        Thread.Sleep(200);
        Send("INT", process);
        process.WaitForExit(10000);

        Assert.Equal(130, process.ExitCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    static void Send(string signal, Process process)
    {
        using Process kill = Process.Start("kill", ["-s", signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}

public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no signals to send." : null;
}

public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no signals to send." : null;
}
