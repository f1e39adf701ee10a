using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>How a stamp changes the version table. No revision runs.</summary>
/// <param name="HeadsBefore">The rows before.</param>
/// <param name="HeadsAfter">The rows after.</param>
public sealed record StampPlan(ValueList<string> HeadsBefore, ValueList<string> HeadsAfter)
{
    /// <summary>Whether the rows stay as they are.</summary>
    public bool IsEmpty => HeadsBefore.Equals(HeadsAfter);

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Where the database is; never with a password.</summary>
    public string? Database { get; init; }
}
