using PSMigrate.Operations;

namespace PSMigrate.Engine.Diffing;

/// <summary>What leads from one schema to another.</summary>
/// <param name="Operations">The operations, in an order in which they can run.</param>
/// <param name="Notes">What differs and no operation can change, as sentences.</param>
sealed record SchemaDifference(IReadOnlyList<Operation> Operations, IReadOnlyList<string> Notes);
