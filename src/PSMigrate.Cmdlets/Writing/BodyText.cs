using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>Writes the body of a revision: operations, and what undoes them in the opposite order.</summary>
static class BodyText
{
    public static RevisionBody Write(IReadOnlyList<Operation> operations)
    {
        var (reversed, irreversible) = Reverse(operations);
        return new(Lines(operations), reversed is null ? null : Lines(reversed)) { Irreversible = irreversible };
    }

    /// <summary>What undoes operations; null, with the reason, where one of them cannot be undone.</summary>
    public static (IReadOnlyList<Operation>? Operations, string? Irreversible) Reverse(IReadOnlyList<Operation> operations)
    {
        var reversed = new List<Operation>(operations.Count);
        foreach (var operation in operations.Reverse())
        {
            if (operation.Reverse() is not { } reverse)
                return (null, $"nothing undoes {OperationText.Line(operation)}");
            reversed.Add(reverse);
        }
        return (reversed, null);
    }

    // One warning stands above operations that follow each other.
    static string Lines(IReadOnlyList<Operation> operations) => string.Join('\n', operations.Select((operation, i) =>
        operation.IsDestructive && (i == 0 || !operations[i - 1].IsDestructive)
            ? $"# Data is lost here: what is dropped cannot be brought back.\n{OperationText.Write(operation)}"
            : OperationText.Write(operation)));
}
