using System.Management.Automation;
using System.Runtime.ExceptionServices;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>Takes what a body puts out, and remembers the first failure whatever the body makes of it.</summary>
sealed class BodySink(string function, SourcePosition place, Action<Operation> apply, Func<SourcePosition> current)
{
    Exception? failure;

    public OperationLedger Ledger { get; } = new();

    public string Function => function;

    public SourcePosition Place => place;

    public bool IsComplete { get; private set; }

    public void Take(object? value)
    {
        ThrowIfFailed();
        var item = value is PSObject wrapped ? wrapped.BaseObject : value;
        try
        {
            if (item is not Operation operation)
                throw CommandErrors.StrayOutput(function, item, current());
            Ledger.Taken(operation);
            apply(operation);
        }
        catch (Exception cause)
        {
            failure ??= cause;
            throw;
        }
    }

    public void Complete() => IsComplete = true;

    public void Fail(Exception cause) => failure ??= cause;

    public void ThrowIfFailed()
    {
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }
}
