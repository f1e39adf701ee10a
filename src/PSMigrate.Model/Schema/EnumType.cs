namespace PSMigrate.Schema;

/// <summary>A type whose values are named one by one.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Values">Its values, in order.</param>
public sealed record EnumType(TableName Name, ValueList<string> Values);
