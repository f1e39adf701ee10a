using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>The steps that lead a database from where it is to a target.</summary>
/// <param name="Direction">Whether the plan applies or undoes.</param>
/// <param name="HeadsBefore">The rows of the version table that the plan starts from.</param>
/// <param name="HeadsAfter">The rows that it ends with.</param>
/// <param name="Steps">The steps, in the order in which they run.</param>
public sealed record MigrationPlan(
    MigrationDirection Direction, ValueList<string> HeadsBefore, ValueList<string> HeadsAfter, ValueList<MigrationStep> Steps)
{
    /// <summary>Something that somebody should read before the plan runs.</summary>
    public string? Warning { get; init; }

    /// <summary>The repeatable objects that run after the steps, in order; none unless the steps leave no revision pending.</summary>
    public ValueList<Repeatable> Repeatables { get; init; } = [];

    /// <summary>The targets that the plan leads to, as they were written.</summary>
    public ValueList<string> Targets { get; init; } = [];

    /// <summary>The environment that it was made for; null where no database was asked.</summary>
    public string? Environment { get; init; }

    /// <summary>The provider; null where no database was asked.</summary>
    public string? Provider { get; init; }

    /// <summary>Where the database is, never with a password; null where none was asked.</summary>
    public string? Database { get; init; }

    /// <summary>The configuration file of the project; null where the plan was read from a file.</summary>
    public string? Project { get; init; }

    /// <summary>The version of the tool that made it.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Steps.Count == 0 && Repeatables.Count == 0;
}

/// <summary>One revision that is applied or undone.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Direction">Whether it is applied or undone.</param>
/// <param name="HeadsBefore">The rows of the version table before the step.</param>
/// <param name="HeadsAfter">The rows after it.</param>
/// <param name="Change">How the rows change.</param>
public sealed record MigrationStep(
    Revision Revision, MigrationDirection Direction, ValueList<string> HeadsBefore, ValueList<string> HeadsAfter, VersionChange Change)
{
    /// <summary>SHA-256 of the revision's file when the plan was made, line endings and byte order mark normalised; null where nobody has asked for it.</summary>
    public string? Checksum { get; init; }

    /// <summary>The direction and the revision.</summary>
    public override string ToString() => $"{Direction} {Revision}";
}

/// <summary>Whether revisions are applied or undone.</summary>
public enum MigrationDirection
{
    /// <summary>Revisions are applied.</summary>
    Upgrade,

    /// <summary>Revisions are undone.</summary>
    Downgrade,
}
