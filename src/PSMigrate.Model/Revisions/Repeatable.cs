using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>A repeatable object, such as a view or a function: a SQL file that runs again whenever it has changed.</summary>
/// <param name="Name">The name: unique in the project, as far as providers overlap.</param>
/// <param name="Path">The file's full path.</param>
public sealed record Repeatable(string Name, string Path)
{
    /// <summary>What it is, in a line.</summary>
    public string Message { get; init; } = "";

    /// <summary>The names of others that must be there first, and whose change makes this one run again.</summary>
    public ValueList<string> DependsOn { get; init; } = [];

    /// <summary>The providers that it is for; empty for all.</summary>
    public ValueList<string> Providers { get; init; } = [];

    /// <summary>Whether it runs in a transaction.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>Whether <c>${name}</c> variables are replaced.</summary>
    public bool ExpandVariables { get; init; } = true;

    /// <summary>SHA-256 of the file, line endings and byte order mark normalised; null where nobody has asked for it.</summary>
    public string? Checksum { get; init; }

    /// <summary>The configuration file of the project that it belongs to.</summary>
    public string? Project { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
