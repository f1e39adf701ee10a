namespace PSMigrate;

/// <summary>What stands in a new revision beside its header, as text of the revision's format.</summary>
/// <param name="Upgrade">How to apply it; empty for nothing.</param>
/// <param name="Downgrade">How to undo it; null where it cannot be undone.</param>
public sealed record RevisionBody(string Upgrade, string? Downgrade)
{
    /// <summary>Why it cannot be undone, in a line; null where it can.</summary>
    public string? Irreversible { get; init; }
}
