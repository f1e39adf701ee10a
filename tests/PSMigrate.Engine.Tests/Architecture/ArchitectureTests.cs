using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace PSMigrate.Engine.Tests.Architecture;

/// <summary>What the layout promises (and a compiler cannot prove).</summary>
public sealed partial class ArchitectureTests
{
    static readonly string Source = Path.Combine(Root(), "src");

    [Fact]
    public void The_model_references_the_framework_only() =>
        Assert.All(References(typeof(Revision).Assembly), name => Assert.True(IsFramework(name), name));

    [Fact]
    public void The_engine_references_the_model_and_the_drivers_only()
    {
        var others = References(typeof(MigrationEngine).Assembly).Where(name => !IsFramework(name)).Order(StringComparer.Ordinal).ToList();
        var partsOfDrivers = others.Where(name => name.StartsWith("SQLitePCL", StringComparison.Ordinal) || name.StartsWith("Microsoft.Data.SqlClient.", StringComparison.Ordinal));
        Assert.Equal(["Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite", "Npgsql", "PSMigrate.Model"], others.Except(partsOfDrivers));
        Assert.DoesNotContain("System.Management.Automation", others);
    }

    [Fact]
    public void No_dialects_name_stands_outside_of_its_folder()
    {
        string[] dialects = ["Sqlite", "PostgreSql", "SqlServer"];
        foreach (var (path, code) in EngineCode().Where(file => !file.Path.EndsWith("DialectRegistry.cs", StringComparison.Ordinal)))
        {
            foreach (var dialect in dialects.Where(dialect => !path.Contains($"/Dialects/{dialect}/", StringComparison.Ordinal)))
                Assert.False(code.Contains(dialect, StringComparison.OrdinalIgnoreCase), $"{path} names {dialect}");
            if (!path.Contains("/Dialects/PostgreSql/", StringComparison.Ordinal))
                Assert.False(code.Contains("Npgsql", StringComparison.Ordinal), $"{path} uses Npgsql");
            if (!path.Contains("/Dialects/SqlServer/", StringComparison.Ordinal))
                Assert.False(code.Contains("SqlClient", StringComparison.Ordinal), $"{path} uses SqlClient");
        }
    }

    [Fact]
    public void No_sql_stands_outside_of_the_dialects()
    {
        foreach (var (path, code) in EngineCode().Where(file => !file.Path.Contains("/Dialects/", StringComparison.Ordinal)))
            Assert.False(Sql().IsMatch(code), $"{path}: {Sql().Match(code).Value}");
    }

    [Fact]
    public void Files_are_small()
    {
        var lengths = Files(Source).Select(path => (path, lines: File.ReadLines(path).Count())).ToList();
        Assert.All(lengths, file => Assert.True(file.lines <= 400, $"{file.path} has {file.lines} lines"));
        Assert.InRange(lengths.Select(file => file.lines).Order().ElementAt(lengths.Count / 2), 20, 80);
    }

    [Fact]
    public void The_engine_shows_its_front_door_only() =>
        Assert.Equal([typeof(MigrationEngine)], typeof(MigrationEngine).Assembly.GetExportedTypes());

    [Fact]
    public void Classes_of_the_engine_are_sealed() => Assert.Empty(
        typeof(MigrationEngine).Assembly.GetTypes().Where(type => type is { IsClass: true, IsSealed: false } && !IsGenerated(type)).Select(type => type.FullName));

    [Fact]
    public void No_static_of_the_engine_can_be_assigned() => Assert.Empty(
        typeof(MigrationEngine).Assembly.GetTypes().Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    // The code of each file: comments and the lines that bring namespaces in left out.
    static IEnumerable<(string Path, string Code)> EngineCode() =>
        Files(Path.Combine(Source, "PSMigrate.Engine")).Select(path => (path.Replace('\\', '/'), Comment().Replace(File.ReadAllText(path), "")));

    static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(path => !BuildFolder().IsMatch(path));

    static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    static bool IsFramework(string name) =>
        (name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib") && name != "System.Management.Automation";

    static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace?.StartsWith("PSMigrate", StringComparison.Ordinal) != true;

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PSMigrate.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(SELECT|INSERT INTO|DELETE FROM|UPDATE \S+ SET|(CREATE|ALTER|DROP) (TABLE|INDEX|SCHEMA|VIEW|DATABASE)|PRAGMA|VACUUM|COMMIT|ROLLBACK)\b")]
    private static partial Regex Sql();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex BuildFolder();
}
