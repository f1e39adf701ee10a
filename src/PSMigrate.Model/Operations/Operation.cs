using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>One change to a database: what authors write, what a comparison yields, what is applied and reversed.</summary>
public abstract record Operation
{
    /// <summary>Where the operation was written. It is no part of the operation's value: two operations from different lines are equal.</summary>
    public SourcePosition? Origin { get; init; }

    /// <summary>Whether rows or columns of rows are lost for good.</summary>
    public virtual bool IsDestructive => false;

    /// <summary>The operation that undoes this one, or null when this one does not know enough for it.</summary>
    public virtual Operation? Reverse() => null;

    /// <summary>Whether both are the same change, wherever they were written.</summary>
    /// <param name="other">The operation to compare with.</param>
    public virtual bool Equals(Operation? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A place in a text.</summary>
/// <param name="Path">The file; null for text that does not come from a file.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column in characters, counted from 1.</param>
public sealed record SourcePosition(string? Path, int Line, int Column)
{
    /// <summary>The place as compilers write it, for example <c>file.sql:3:7</c>.</summary>
    public override string ToString() => Path is null ? $"line {Line}, column {Column}" : $"{Path}:{Line}:{Column}";
}
