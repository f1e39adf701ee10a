namespace PSMigrate;

/// <summary>What one run is told beside its plan.</summary>
public sealed record RunSettings
{
    /// <summary>The variables that revisions see, by name without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>A text that the log keeps with every row of the run.</summary>
    public string? Tag { get; init; }

    /// <summary>What to do about a statement of an earlier run of which nobody knows whether it was done; null to stop there.</summary>
    public ResumeAction? Resume { get; init; }
}

/// <summary>What to do about a statement of which nobody knows whether it was done.</summary>
public enum ResumeAction
{
    /// <summary>Run it again.</summary>
    Retry,

    /// <summary>Take it for done.</summary>
    Skip,
}
