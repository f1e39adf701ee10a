using System.Diagnostics;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>A process of its own that upgrades a database: see <see cref="Program"/>.</summary>
public sealed class SecondProcess : IDisposable
{
    readonly Process process;
    bool goesOn;

    public SecondProcess(TestProject project, DatabaseSettings settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = ["exec", typeof(SecondProcess).Assembly.Location, project.Folder, settings.Provider, settings.ConnectionString];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
    }

    public int Id => process.Id;

    public string? ReadLine() => process.StandardOutput.ReadLine();

    /// <summary>Lets it go on where it has paused; once is enough.</summary>
    public void GoOn()
    {
        if (!goesOn)
            process.StandardInput.WriteLine();
        goesOn = true;
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}
