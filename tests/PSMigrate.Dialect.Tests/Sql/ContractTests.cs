using System.Reflection;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine.Dialects;

namespace PSMigrate.Dialects.Tests.Sql;

/// <summary>The written contract of a dialect names all of its parts and all specifications that a dialect inherits.</summary>
public sealed class ContractTests
{
    static readonly string Contract = File.ReadAllText(Path.Combine(Repository.Root, "src", "PSMigrate.Engine", "Dialects", "README.md"));

    [Fact]
    public void Every_part_is_described()
    {
        var parts = typeof(Dialect).GetProperties().Where(property => property.Name != "EqualityContract").ToList();
        Assert.True(parts.Count >= 15, $"{parts.Count} parts");
        Assert.All(parts, part => Assert.Contains(
            part.PropertyType.IsInterface || part.PropertyType == typeof(SchemaRules) ? $"| `{part.Name}` (`{part.PropertyType.Name}`) |" : $"| `{part.Name}` |",
            Contract, StringComparison.Ordinal));
    }

    // The commands know the names without loading the engine.
    [Fact]
    public void The_commands_name_the_dialects_that_there_are() => Assert.Equal(DialectRegistry.Names, ProviderNames.All);

    [Fact]
    public void Every_specification_is_named_and_every_name_is_a_specification()
    {
        var specifications = typeof(Support.Specification).Assembly.GetTypes().Where(type => type.IsAbstract && HasFacts(type) && IsOfEvery(type)).Select(type => type.Name).ToList();
        Assert.True(specifications.Count > 15, $"{specifications.Count} specifications");
        Assert.All(specifications, name => Assert.Contains($"`{name}`", Contract, StringComparison.Ordinal));
        var named = Contract.Split('`').Where((text, i) => i % 2 == 1 && text.EndsWith("Specification", StringComparison.Ordinal));
        Assert.All(named, name => Assert.Contains(name, specifications));
    }

    [Fact]
    public void What_the_contract_names_is_there()
    {
        var types = typeof(Dialect).Assembly.GetTypes().Concat(typeof(MigrationException).Assembly.GetTypes()).Concat(typeof(ContractTests).Assembly.GetTypes())
            .Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        string[] names =
        [
            "ProviderNames", "UnsupportedException", "SqlGenerator", "Recovery", "SqlLexException", "StatementScan", "BookkeepingSql", "MigrationException",
            "FaultSort", "DatabaseSchema", "SqlPhrases", "RowSql", "RowRules", "ISqlSyntax", "ScriptBookkeeping", "ScriptProgress", "ScriptPage", "DialectRegistry",
            "TypeTopicTests", "DatabaseKind", "TestDatabase", "DatabaseTestCase", "DiffLaws", "TakeOverTests", "ChinookTests", "CompletenessTests", "SchemaOf",
        ];
        Assert.All(names, name => Assert.Contains(name, types));
        Assert.All(names, name => Assert.Contains(name, Contract, StringComparison.Ordinal));
    }

    // What compares schemas and reads real files is named by its folder.
    static bool IsOfEvery(Type type) => type.Namespace!.EndsWith(".Specification", StringComparison.Ordinal) || type.Namespace.EndsWith(".Exporting", StringComparison.Ordinal);

    static bool HasFacts(Type type) => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Any(method => method.IsDefined(typeof(DatabaseFactAttribute)));
}
