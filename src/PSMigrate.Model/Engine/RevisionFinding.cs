using PSMigrate.Operations;

namespace PSMigrate;

/// <summary>Something that is wrong with a revision, found without a database.</summary>
/// <param name="Id">The revision; empty where the file does not say.</param>
/// <param name="ErrorId">The id of the error that a run would end with.</param>
/// <param name="Message">What is wrong.</param>
public sealed record RevisionFinding(string Id, string ErrorId, string Message)
{
    /// <summary>The provider that it concerns; null for all.</summary>
    public string? Provider { get; init; }

    /// <summary>The direction that it concerns; null for the whole file.</summary>
    public MigrationDirection? Direction { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>Where it stands.</summary>
    public SourcePosition? Position { get; init; }

    /// <summary>Whether a run would fail; otherwise only this check cannot see further.</summary>
    public bool IsError { get; init; } = true;
}
