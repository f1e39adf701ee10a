using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>What all commands share: they can be stopped, and their errors carry a stable id and a recommendation.</summary>
public abstract class GuardedCommand : PSCmdlet, IDisposable
{
    readonly CancellationTokenSource stopping = new();

    private protected CancellationToken Cancellation => stopping.Token;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(End);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => stopping.Cancel();

    private protected virtual void Begin() { }

    private protected virtual void Process() { }

    private protected virtual void End() { }

    private protected void WriteError(MigrationException error) => WriteError(ErrorRecords.Of(error));

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the command holds.</summary>
    /// <param name="disposing">Whether the caller is <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing) => stopping.Dispose();

    void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (MigrationException error)
        {
            ThrowTerminatingError(ErrorRecords.Of(error));
        }
    }
}
