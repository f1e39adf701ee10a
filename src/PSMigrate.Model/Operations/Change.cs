namespace PSMigrate.Operations;

/// <summary>What becomes of an attribute; an operation that has none leaves the attribute as it is.</summary>
/// <typeparam name="T">The attribute's type.</typeparam>
/// <param name="To">The new value; null where the attribute goes.</param>
public sealed record Change<T>(T? To) where T : class;
