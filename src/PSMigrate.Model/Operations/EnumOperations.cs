using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Makes an enumerated type.</summary>
/// <param name="Enum">The type.</param>
public sealed record CreateEnumType(EnumType Enum) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new DropEnumType(Enum.Name, Enum);
}

/// <summary>Adds a value to an enumerated type. It cannot be taken away again.</summary>
/// <param name="Enum">The type's name.</param>
/// <param name="Value">The value.</param>
public sealed record AddEnumValue(TableName Enum, string Value) : Operation
{
    /// <summary>The value that it stands before.</summary>
    public string? Before { get; init; }

    /// <summary>The value that it stands behind; without either it is the last.</summary>
    public string? After { get; init; }

    /// <summary>Whether a value that is there already is no error.</summary>
    public bool IfNotExists { get; init; }
}

/// <summary>Gives a value of an enumerated type another name.</summary>
/// <param name="Enum">The type's name.</param>
/// <param name="Value">The value.</param>
/// <param name="NewValue">Its new name.</param>
public sealed record RenameEnumValue(TableName Enum, string Value, string NewValue) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new RenameEnumValue(Enum, NewValue, Value);
}

/// <summary>Gives an enumerated type another name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NewName">Its new name, without a schema.</param>
public sealed record RenameEnumType(TableName Name, string NewName) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new RenameEnumType(Name with { Name = NewName }, Name.Name);
}

/// <summary>Drops an enumerated type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What it was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing type is no error.</param>
public sealed record DropEnumType(TableName Name, EnumType? Definition = null, bool IfExists = false) : Operation
{
    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new CreateEnumType(Definition);
}
