using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>A script that does offline what a run would do.</summary>
public sealed record ScriptRequest
{
    /// <summary>What the script does.</summary>
    public ScriptKind Kind { get; init; }

    /// <summary>Where the database is that the script is for: ids or words that need no database. Empty means base, for a downgrade heads.</summary>
    public ValueList<string> From { get; init; } = [];

    /// <summary>Where the script goes.</summary>
    public required ValueList<string> To { get; init; }

    /// <summary>Whether the script looks what is applied, runs the rest, and can be run twice.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Whether the script keeps to SQL, without commands of the engine's own client.</summary>
    public bool Plain { get; init; }

    /// <summary>Whether an upgrade that leaves no revision pending applies the repeatable objects, as a run does.</summary>
    public bool Repeatables { get; init; } = true;

    /// <summary>The version of the server; null for the oldest that is supported.</summary>
    public Version? ServerVersion { get; init; }
}

/// <summary>What a script does.</summary>
public enum ScriptKind
{
    /// <summary>It applies revisions.</summary>
    Upgrade,

    /// <summary>It undoes revisions.</summary>
    Downgrade,

    /// <summary>It writes the version table only.</summary>
    Stamp,
}
