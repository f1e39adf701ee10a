namespace PSMigrate;

/// <summary>A revision that a run has applied or undone.</summary>
/// <param name="Id">The revision's id.</param>
/// <param name="Direction">Whether it was applied or undone.</param>
public sealed record AppliedRevision(string Id, MigrationDirection Direction)
{
    /// <summary>What the revision does, in a line.</summary>
    public string Message { get; init; } = "";

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Where the database is; never with a password.</summary>
    public string? Database { get; init; }

    /// <summary>The configuration file of the project.</summary>
    public string? Project { get; init; }

    /// <summary>The revision itself.</summary>
    public Revision? Revision { get; init; }

    /// <summary>The direction, the id and the message.</summary>
    public override string ToString() => $"{Direction} {Id} {Message}".TrimEnd();
}
