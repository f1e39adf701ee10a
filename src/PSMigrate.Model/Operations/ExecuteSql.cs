using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Runs SQL text of one or more statements.</summary>
/// <param name="Text">The text; per provider where it differs.</param>
/// <param name="ExpandVariables">Whether <c>${name}</c> outside of literals and comments is replaced by the variable's value.</param>
public sealed record ExecuteSql(DialectText Text, bool ExpandVariables = false) : Operation
{
    /// <summary>Where the text itself begins, so that an error names the place within it; null when only <see cref="Operation.Origin"/> is known.</summary>
    public SourcePosition? TextStart { get; init; }

    /// <summary>The text that undoes it; null where nobody has said.</summary>
    public DialectText? Undo { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() => Undo is null ? null : new ExecuteSql(Undo) { Undo = Text };

    /// <inheritdoc/>
    public bool Equals(ExecuteSql? other) => base.Equals(other) && Text == other!.Text && ExpandVariables == other.ExpandVariables;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Text, ExpandVariables);
}
