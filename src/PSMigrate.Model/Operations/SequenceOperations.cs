using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Makes a sequence.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="IfNotExists">Whether a sequence of that name is left as it is.</param>
public sealed record CreateSequence(Sequence Sequence, bool IfNotExists = false) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new DropSequence(Sequence.Name, Sequence);
}

/// <summary>Changes a sequence; attributes that are null stay as they are.</summary>
/// <param name="Sequence">The sequence with its new attributes.</param>
/// <param name="Before">What it was, so that the operation can be reversed; null when the author did not say.</param>
public sealed record AlterSequence(Sequence Sequence, Sequence? Before = null) : Operation
{
    /// <summary>The next number; null leaves it as it is.</summary>
    public long? RestartWith { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() => Before is null || RestartWith is not null ? null : new AlterSequence(Before, Sequence);
}

/// <summary>Drops a sequence.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What it was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing sequence is no error.</param>
public sealed record DropSequence(TableName Name, Sequence? Definition = null, bool IfExists = false) : Operation
{
    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new CreateSequence(Definition);
}

/// <summary>Gives a sequence another name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NewName">Its new name, without a schema.</param>
public sealed record RenameSequence(TableName Name, string NewName) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new RenameSequence(Name with { Name = NewName }, Name.Name);
}
