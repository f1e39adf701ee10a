using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>An environment of a project: its merged configuration, and where each value comes from.</summary>
/// <remarks>What is public is safe to show. What may be secret is internal, and read only when a database is needed.</remarks>
public sealed record EnvironmentConfiguration
{
    readonly Func<DatabaseSettings> database;
    readonly Lazy<IReadOnlyDictionary<string, string>> variables;

    internal EnvironmentConfiguration(
        ProjectSettings project, DatabaseSettings offlineDatabase,
        Func<DatabaseSettings> database, Func<IReadOnlyDictionary<string, string>> variables)
    {
        Project = project;
        OfflineDatabase = offlineDatabase;
        this.database = database;
        this.variables = new(variables);
    }

    /// <summary>The environment's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the one that applies when none is named.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>The configuration file.</summary>
    public required string Path { get; init; }

    /// <summary>The provider, for example <c>Sqlite</c>.</summary>
    public string Provider => OfflineDatabase.Provider;

    /// <summary>The connection string with its secrets hidden; null when there is none.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Every value with its origin, secrets hidden, in the order of the documentation.</summary>
    public IReadOnlyList<ConfigurationValue> Values { get; init; } = [];

    /// <summary>What the engine needs to know about the project's files.</summary>
    internal ProjectSettings Project { get; }

    /// <summary>How to run and what the bookkeeping is called, for work without a connection: the connection string is empty.</summary>
    internal DatabaseSettings OfflineDatabase { get; }

    /// <summary>Whether a connection string is there, resolvable or not.</summary>
    internal bool HasDatabase => ConnectionString is not null;

    internal string? ServerVersion { get; init; }

    /// <summary>Names and full paths.</summary>
    internal ValueList<string> Modules { get; init; } = [];

    internal HookSettings Hooks { get; init; } = new();

    internal SchemaSettings Schema { get; init; } = new();

    /// <summary>The variables that revisions see, without regard to case.</summary>
    /// <remarks>The first reading asks for secrets and environment variables, and throws when one is missing.</remarks>
    internal IReadOnlyDictionary<string, string> Variables => variables.Value;

    /// <summary>Everything that a session needs.</summary>
    /// <remarks>Asks for secrets and environment variables, and throws when one, or the connection string, is missing.</remarks>
    internal DatabaseSettings RequireDatabase() => database();

    /// <summary>The environment's name.</summary>
    public override string ToString() => Name;
}

/// <summary>A value of the merged configuration.</summary>
/// <param name="Key">The key, for example <c>Lock.WaitSeconds</c>.</param>
/// <param name="Value">The value as text, secrets hidden.</param>
/// <param name="Origin">Where it was given, for example <c>migration.psd1:12 (environment prod)</c>.</param>
public sealed record ConfigurationValue(string Key, string Value, string Origin);

/// <summary>What runs beside revisions: full paths of scripts, or commands.</summary>
internal sealed record HookSettings
{
    public ValueList<string> PostWrite { get; init; } = [];

    public ValueList<string> BeforeRun { get; init; } = [];

    public ValueList<string> AfterRun { get; init; } = [];
}

/// <summary>The wanted schema for autogenerate, as the configuration describes it.</summary>
internal sealed record SchemaSettings
{
    /// <summary>A text, a list or a dictionary; paths are full.</summary>
    public object? Source { get; init; }

    public ValueList<string> Include { get; init; } = [];

    public ValueList<string> Exclude { get; init; } = [];

    /// <summary>Data as it was written: texts, numbers, truth values, lists and dictionaries.</summary>
    public object? Compare { get; init; }

    /// <summary>Full paths of scripts, or commands.</summary>
    public ValueList<string> Hooks { get; init; } = [];
}
