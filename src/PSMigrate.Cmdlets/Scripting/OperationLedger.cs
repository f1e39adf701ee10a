using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Scripting;

/// <summary>The operations that a body has made and not put out yet: at its end there must be none.</summary>
sealed class OperationLedger
{
    /// <summary>The variable of the body's runspace that the operation commands find it by.</summary>
    public const string Variable = "__PSMigrateOperations";

    readonly HashSet<Operation> open = new(ReferenceEqualityComparer.Instance);

    /// <summary>An operation that was made and never put out; null when there is none.</summary>
    public Operation? Lost => open.FirstOrDefault();

    /// <summary>Those that are open now; a copy.</summary>
    public IReadOnlySet<Operation> Open => new HashSet<Operation>(open, ReferenceEqualityComparer.Instance);

    public void Made(Operation operation) => open.Add(operation);

    public void Taken(Operation operation) => open.Remove(operation);
}
