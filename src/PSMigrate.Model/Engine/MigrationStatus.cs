using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>Where a database stands, compared with its project.</summary>
public sealed record MigrationStatus
{
    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Where the database is; never with a password.</summary>
    public required string Database { get; init; }

    /// <summary>The rows of the version table.</summary>
    public ValueList<string> Current { get; init; } = [];

    /// <summary>The project's heads.</summary>
    public ValueList<string> Heads { get; init; } = [];

    /// <summary>The revisions that an upgrade would apply, in its order.</summary>
    public ValueList<Revision> Pending { get; init; } = [];

    /// <summary>Rows that no file of the project stands for.</summary>
    public ValueList<string> Unknown { get; init; } = [];

    /// <summary>Applied revisions whose file is no longer what was applied.</summary>
    public ValueList<Revision> Changed { get; init; } = [];

    /// <summary>The repeatable objects that an upgrade to the heads would run, in its order.</summary>
    public ValueList<Repeatable> Repeatables { get; init; } = [];

    /// <summary>Whether every revision and every repeatable object is applied as it is now, and every row is known.</summary>
    public bool IsUpToDate => Pending.Count == 0 && Unknown.Count == 0 && Repeatables.Count == 0;

    /// <summary>The configuration file of the project.</summary>
    public string? Project { get; init; }
}
