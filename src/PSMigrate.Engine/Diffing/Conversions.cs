using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Says how the values of a column become those of its new type, where the server does not find that by itself.</summary>
/// <param name="enums">The enumerated types.</param>
/// <param name="rules">What the database system asks for.</param>
sealed class Conversions(IReadOnlyList<EnumType> enums, SchemaRules rules)
{
    public SchemaDifference Say(SchemaDifference difference) => difference with { Operations = [.. difference.Operations.Select(Say)] };

    Operation Say(Operation operation) => operation is AlterColumn { Type: not null, Using: null, Before: { } before } alter && alter.After(before) is var after
        ? alter with { Using = rules.Conversion(before, after, IsEnumerated), UsingBack = rules.Conversion(after, before, IsEnumerated) }
        : operation;

    bool IsEnumerated(DialectText type) =>
        type.Default?.Replace("\"", "", StringComparison.Ordinal) is { } text && enums.Any(item => rules.Names.Equals($"{item.Name}", text));
}
