using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>What a new revision should be.</summary>
/// <param name="Message">What it does, in a line.</param>
public sealed record RevisionRequest(string Message)
{
    /// <summary>The id; null to have one made.</summary>
    public string? Id { get; init; }

    /// <summary>The revisions to build on; empty for the one head.</summary>
    public ValueList<string> Heads { get; init; } = [];

    /// <summary>Whether it may build on a revision that others are built on already.</summary>
    public bool Splice { get; init; }

    /// <summary>Labels of the branch that begins with it.</summary>
    public ValueList<string> BranchLabels { get; init; } = [];

    /// <summary>Revisions of other branches that must be applied first.</summary>
    public ValueList<string> DependsOn { get; init; } = [];

    /// <summary>The folder of the file, one of the project's; null for the one of the first parent.</summary>
    public string? Folder { get; init; }

    /// <summary>The format; null for the project's.</summary>
    public RevisionFormat? Format { get; init; }

    /// <summary>Whether it runs in a transaction.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>What stands in it; null for a revision whose author writes it.</summary>
    public RevisionBody? Body { get; init; }
}
