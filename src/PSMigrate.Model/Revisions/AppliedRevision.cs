namespace PSMigrate;

/// <summary>A revision that a run has applied or undone, or a repeatable object that it has run.</summary>
/// <param name="Id">The revision's id, or the repeatable object's name.</param>
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

    /// <summary>Whether it is a revision or a repeatable object.</summary>
    public AppliedKind Kind => Repeatable is null ? AppliedKind.Revision : AppliedKind.Repeatable;

    /// <summary>The revision itself; null for a repeatable object.</summary>
    public Revision? Revision { get; init; }

    /// <summary>The repeatable object itself; null for a revision.</summary>
    public Repeatable? Repeatable { get; init; }

    /// <summary>The direction, the id and the message.</summary>
    public override string ToString() => $"{(Repeatable is null ? $"{Direction}" : "Repeat")} {Id} {Message}".TrimEnd();
}

/// <summary>What a run has applied.</summary>
public enum AppliedKind
{
    /// <summary>A revision.</summary>
    Revision,

    /// <summary>A repeatable object.</summary>
    Repeatable,
}
