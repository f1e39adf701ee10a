using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>Writes the body of a revision: operations, and what undoes them in the opposite order.</summary>
static class BodyText
{
    public static RevisionBody Write(IReadOnlyList<Operation> operations)
    {
        var upgrade = Lines(operations);
        var reversed = operations.Reverse().Select(operation => (operation, Reverse: operation.Reverse())).ToList();
        if (reversed.Find(pair => pair.Reverse is null) is { operation: { } last })
            return new(upgrade, null) { Irreversible = $"nothing undoes {OperationText.Line(last)}" };
        return new(upgrade, Lines(reversed.ConvertAll(pair => pair.Reverse!)));
    }

    static string Lines(IReadOnlyList<Operation> operations) => string.Join('\n', operations.Select(operation =>
        operation.IsDestructive ? $"# Data is lost here: what is dropped cannot be brought back.\n{OperationText.Write(operation)}" : OperationText.Write(operation)));
}
