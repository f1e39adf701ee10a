using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>A revision that several others are built on.</summary>
/// <param name="Id">The revision's id.</param>
/// <param name="Children">The revisions that are built on it.</param>
public sealed record RevisionBranch(string Id, ValueList<Revision> Children)
{
    /// <summary>What the revision does, in a line.</summary>
    public string Message { get; init; } = "";

    /// <summary>The configuration file of the project.</summary>
    public string? Project { get; init; }
}
