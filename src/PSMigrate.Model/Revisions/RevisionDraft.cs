using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>A revision that is about to be written.</summary>
/// <param name="Id">The id.</param>
/// <param name="Message">What the revision does, in a line.</param>
/// <param name="Created">When; the template writes it in this very offset.</param>
public sealed record RevisionDraft(string Id, string Message, DateTimeOffset Created)
{
    /// <summary>The ids of the parents.</summary>
    public ValueList<string> Revises { get; init; } = [];

    /// <summary>Revisions of other branches, by id or label, that must be applied first.</summary>
    public ValueList<string> DependsOn { get; init; } = [];

    /// <summary>The labels of the branch that begins here.</summary>
    public ValueList<string> BranchLabels { get; init; } = [];

    /// <summary>Whether the revision runs in a transaction.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>What stands in it; null for a revision whose author writes it.</summary>
    public RevisionBody? Body { get; init; }
}
