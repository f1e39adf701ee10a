using PSMigrate.Dialects.Tests.SqlServer;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;

namespace PSMigrate.Dialects.Tests.Sql;

/// <summary>Every dialect has an answer to every operation with every option: statements, a rewrite of the table, or a refusal that helps.</summary>
public sealed class CompletenessTests
{
    // The runner carries these out by itself.
    static readonly Type[] OfTheRunner = [typeof(AutocommitBlock), typeof(ExecuteSql)];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var provider in DialectRegistry.Names)
        {
            foreach (var type in OperationVariants.Types.Except(OfTheRunner))
                cases.Add(provider, type.Name);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_option_is_said_or_refused(string provider, string operation)
    {
        var dialect = DialectRegistry.Get(provider);
        var type = OperationVariants.Types.Single(type => type.Name == operation);
        var failures = OperationVariants.Of(type).Select(variant => Fault(dialect, variant)).OfType<string>().ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void The_runners_own_operations_are_the_only_ones_that_are_left_out() =>
        Assert.Equal(["AutocommitBlock", "ExecuteSql"], OfTheRunner.Select(type => type.Name));

    [Fact]
    public void Options_within_options_are_reached()
    {
        var texts = OperationVariants.Of(typeof(CreateTable)).Select(variant => variant.ToString()).ToList();
        Assert.Contains(texts, text => text.Contains("Deferral = InitiallyDeferred", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("Cycle = True", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("OnUpdate = Restrict", StringComparison.Ordinal));
        Assert.True(texts.Count > 100, $"{texts.Count} variants of a table");
    }

    static string? Fault(Dialect dialect, Operation operation)
    {
        try
        {
            var statements = dialect.Generator.Generate(operation);
            if (statements is null)
                return dialect.Rewriter?.Subject(operation) is null ? $"no statements, and no table to rewrite: {operation}" : null;
            if (statements.Count == 0)
                return ChangesNothing(operation) ? null : $"no statement: {operation}";
            return statements.Select(statement => Fault(dialect.Name, statement.Text)).OfType<string>().FirstOrDefault() is { } fault
                ? $"{fault}: {operation}"
                : null;
        }
        catch (MigrationException error) when (error.ErrorId == "NotSupportedByProvider")
        {
            return string.IsNullOrEmpty(error.Remedy) || error.Message.Length == 0 ? $"no remedy: {operation}" : null;
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name} '{error.Message}': {operation}";
        }
    }

    static string? Fault(string provider, string text) =>
        string.IsNullOrWhiteSpace(text) ? "an empty statement"
        : provider == "SqlServer" && TSql.Errors(text) is [var error, ..] ? $"{error} in {text}"
        : null;

    // An operation that names nothing to change has nothing to say; the commands refuse to make one.
    static bool ChangesNothing(Operation operation) => operation switch
    {
        AlterColumn { Type: null, Nullable: null, Default: null, Identity: null, Computed: null, Collation: null, Comment: null } => true,
        AlterSequence { RestartWith: null, Sequence: { Increment: null, Minimum: null, Maximum: null, Start: null, Cache: null, Type: null, Cycle: false } } => true,
        _ => false,
    };
}
