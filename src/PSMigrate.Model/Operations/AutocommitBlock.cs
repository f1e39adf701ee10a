using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>
/// Operations that stand outside of the revision's transaction, each for itself. What the revision did before is committed first,
/// and a new transaction begins after it.
/// </summary>
/// <param name="Operations">The operations.</param>
public sealed record AutocommitBlock(ValueList<Operation> Operations) : Operation
{
    /// <inheritdoc/>
    public override bool IsDestructive => Operations.Any(operation => operation.IsDestructive);

    /// <inheritdoc/>
    public override Operation? Reverse()
    {
        var reversed = Operations.Reverse().Select(operation => operation.Reverse()).ToList();
        return reversed.Contains(null) ? null : new AutocommitBlock(reversed.ToValueList()!);
    }
}
