using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PSMigrate.ConsoleHost.Hosting;

namespace PSMigrate.ConsoleHost.Running;

/// <summary>One run: a runspace with the module loaded, one script or command in it, and the exit code.</summary>
sealed class Session : IDisposable
{
    readonly StopSignals signals = new();
    readonly ScriptHost host;
    Runspace? runspace;

    Session(bool nonInteractive) => host = new ScriptHost(nonInteractive, signals.Token);

    public static int Run(CommandLine line)
    {
        using var session = new Session(line.NonInteractive);
        return session.Start(line);
    }

    public void Dispose()
    {
        runspace?.Dispose();
        signals.Dispose();
    }

    int Start(CommandLine line)
    {
        Job job = Job.From(line);
        if (job.Path is { } path && !File.Exists(path))
        {
            return Fail($"There is no script {path}. A relative path is looked for in the current directory.");
        }
        return Open(out Runspace? opened) ? Execute(job, opened) : ExitCode.Failure;
    }

    bool Open([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Runspace? opened)
    {
        opened = null;
        try
        {
            string module = ModuleLocator.Find(Environment.GetEnvironmentVariable(ModuleLocator.Variable), AppContext.BaseDirectory);
            opened = runspace = RunspaceFactory.CreateRunspace(host, SessionStateBuilder.Build(module));
            runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
            runspace.Open();
            Runspace.DefaultRunspace = runspace;
            // Not in the initial state: the import of the module goes by PowerShell's own default.
            runspace.SessionStateProxy.SetVariable("ErrorActionPreference", ActionPreference.Stop);
            return true;
        }
        catch (FileNotFoundException missing)
        {
            Fail(missing.Message);
        }
        catch (RuntimeException problem)
        {
            Fail(ModuleLocator.Explain(problem));
        }
        return false;
    }

    int Execute(Job job, Runspace opened)
    {
        try
        {
            using PowerShell pipeline = PowerShell.Create(opened);
            job.AddTo(pipeline, opened);
            signals.Watch(pipeline);
            // Only a pipeline that goes into the history leaves its $? behind.
            pipeline.HistoryString = job.Text;
            pipeline.Invoke(input: null, new PSInvocationSettings { AddToHistory = true });
            bool succeeded = job.Path is not null || opened.SessionStateProxy.GetVariable("?") is true;
            return signals.ExitCode ?? host.ExitCode ?? (succeeded ? ExitCode.Success : ExitCode.Failure);
        }
        catch (RuntimeException problem)
        {
            if (signals.ExitCode is int code)
            {
                return code;
            }
            Report(problem is IncompleteParseException ? job.ParseError() : problem.ErrorRecord);
            return host.ExitCode ?? ExitCode.Failure;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Fail(unreadable.Message);
        }
        finally
        {
            signals.Watch(null);
            host.Streams.EndProgress();
        }
    }

    void Report(ErrorRecord record)
    {
        using PowerShell pipeline = PowerShell.Create(runspace);
        pipeline.AddCommand(OutDefaultWithHints.Command).AddParameter("InputObject", record);
        host.Streams.SendOutputToError();
        pipeline.Invoke();
    }

    int Fail(string message)
    {
        host.Streams.WriteErrorLine($"psmigrate: {message}");
        return ExitCode.Failure;
    }
}
