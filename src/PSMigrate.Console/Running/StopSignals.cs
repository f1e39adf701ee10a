using System.Management.Automation;
using System.Runtime.InteropServices;

namespace PSMigrate.ConsoleHost.Running;

/// <summary>Ctrl+C and SIGTERM stop the running pipeline; a second one, or one while nothing runs, ends the process as usual.</summary>
sealed class StopSignals : IDisposable
{
    readonly CancellationTokenSource stopped = new();
    readonly PosixSignalRegistration interrupt;
    readonly PosixSignalRegistration terminate;
    volatile PowerShell? running;
    int exitCode;

    public StopSignals()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Handle(signal, ConsoleHost.ExitCode.Interrupted));
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Handle(signal, ConsoleHost.ExitCode.Terminated));
    }

    /// <summary>Cancelled with the first signal: a prompt that waits for an answer gives up.</summary>
    public CancellationToken Token => stopped.Token;

    /// <summary>What the process ends with if a signal stopped it, otherwise null.</summary>
    public int? ExitCode => Volatile.Read(ref exitCode) is int code and not 0 ? code : null;

    public void Watch(PowerShell? pipeline) => running = pipeline;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        stopped.Dispose();
    }

    void Handle(PosixSignalContext signal, int code)
    {
        if (running is not { } pipeline || Interlocked.CompareExchange(ref exitCode, code, 0) != 0)
        {
            return;
        }
        signal.Cancel = true;
        stopped.Cancel();
        try
        {
            // Waits for the pipeline, so not here: the handler must return for a second signal to be the default one.
            pipeline.BeginStop(null, null);
        }
        catch (ObjectDisposedException)
        {
            // The run ended between the signal and here.
        }
    }
}
