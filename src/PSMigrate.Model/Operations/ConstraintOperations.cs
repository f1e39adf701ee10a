using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Adds a constraint to a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Constraint">The constraint.</param>
public sealed record AddConstraint(TableName Table, Constraint Constraint) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new DropConstraint(Table, Constraint.Kind, Constraint.Name) { Definition = Constraint };
}

/// <summary>Drops a constraint of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Kind">The sort of constraint.</param>
/// <param name="Name">Its name; null where the definition or the kind tells which one is meant.</param>
public sealed record DropConstraint(TableName Table, ConstraintKind Kind, string? Name) : Operation
{
    /// <summary>What the constraint was, so that the operation can be reversed; null when the author did not say.</summary>
    public Constraint? Definition { get; init; }

    /// <summary>Whether a missing constraint is no error.</summary>
    public bool IfExists { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new AddConstraint(Table, Definition);
}

/// <summary>Gives a constraint another name.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The constraint's name.</param>
/// <param name="NewName">Its new name.</param>
public sealed record RenameConstraint(TableName Table, string Name, string NewName) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new RenameConstraint(Table, NewName, Name);
}

/// <summary>Checks the rows that were there before a constraint was added without looking at them.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The constraint's name.</param>
public sealed record ValidateConstraint(TableName Table, string Name) : Operation;
