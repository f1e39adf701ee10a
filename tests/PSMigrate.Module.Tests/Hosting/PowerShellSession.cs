using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace PSMigrate.Module.Tests.Hosting;

/// <summary>A runspace with the built module, as a user of a host has it.</summary>
public sealed class PowerShellSession : IDisposable
{
    static PowerShellSession()
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
        // Otherwise the tests would see other modules when they are started from pwsh than elsewhere.
        Environment.SetEnvironmentVariable("PSModulePath", Path.Combine(Path.GetTempPath(), "psmigrate-no-modules"));
    }

    readonly Runspace runspace;

    public PowerShellSession(RecordingHost? host, string folder, bool import = true)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        state.ThrowOnRunspaceOpenError = true;
        if (import)
            state.ImportPSModule([Repository.Manifest]);
        runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(folder));
    }

    public Outcome Run(string script)
    {
        using var shell = Create(script);
        return Collect(shell, shell.Invoke);
    }

    /// <summary>Runs a script, stops it when something has happened, and waits for its end.</summary>
    public Outcome RunAndStop(string script, Func<bool> happened)
    {
        using var shell = Create(script);
        var running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => happened() || running.IsCompleted, TimeSpan.FromSeconds(20)), "Nothing has happened.");
        shell.Stop();
        return Collect(shell, () =>
        {
            try
            {
                return shell.EndInvoke(running);
            }
            catch (PipelineStoppedException)
            {
                return [];
            }
        });
    }

    public CommandCompletion Complete(string line)
    {
        using var shell = PowerShell.Create(runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, shell);
    }

    public void SetLocation(string folder) => runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(folder));

    public void SetVariable(string name, object? value) => runspace.SessionStateProxy.SetVariable(name, value);

    public void Dispose() => runspace.Dispose();

    PowerShell Create(string script) => PowerShell.Create(runspace).AddScript(script);

    static Outcome Collect(PowerShell shell, Func<IList<PSObject>> invoke)
    {
        var errors = new List<ErrorRecord>();
        IList<PSObject> output = [];
        try
        {
            output = invoke();
        }
        catch (RuntimeException cause)
        {
            errors.Add(cause.ErrorRecord);
        }
        return new(
            [.. output], [.. shell.Streams.Error, .. errors], [.. shell.Streams.Warning.Select(record => record.Message)], [.. shell.Streams.Information],
            [.. shell.Streams.Verbose.Select(record => record.Message)], [.. shell.Streams.Progress]);
    }
}
