namespace PSMigrate;

/// <summary>The revisions of a project, as their files have them.</summary>
public interface IRevisionSet
{
    /// <summary>All revisions, every one before those that it builds on.</summary>
    IReadOnlyList<Revision> History { get; }

    /// <summary>The revisions that no other is built on.</summary>
    IReadOnlyList<Revision> Heads { get; }

    /// <summary>Files that could not be read as revisions or as repeatable objects, with the reason. They are missing from the rest.</summary>
    IReadOnlyList<MigrationException> Problems { get; }

    /// <summary>Finds the revisions that a text names.</summary>
    /// <param name="identifier">An id, a prefix of one, <c>head</c>, <c>heads</c>, <c>base</c>; <c>current</c> where <paramref name="current"/> is given.</param>
    /// <param name="current">The rows of the version table; null when no database was asked.</param>
    /// <exception cref="MigrationException">There is none, or there are several where one is needed.</exception>
    IReadOnlyList<Revision> Resolve(string identifier, IReadOnlyList<string>? current = null);

    /// <summary>The part of the history between two ends, both included, newest first.</summary>
    /// <param name="from">The older end; null for the beginning.</param>
    /// <param name="to">The newer end; null for the heads.</param>
    /// <param name="current">The rows of the version table; null when no database was asked.</param>
    /// <exception cref="MigrationException">An end is unknown, or there is no way between them.</exception>
    IReadOnlyList<Revision> Range(string? from, string? to, IReadOnlyList<string>? current = null);

    /// <summary>The revisions that several others are built on, newest first.</summary>
    IReadOnlyList<RevisionBranch> Branches { get; }

    /// <summary>The steps that fulfil a request, from where a database is.</summary>
    /// <param name="current">The rows of the version table.</param>
    /// <param name="request">Where to go.</param>
    /// <exception cref="MigrationException">The target makes no sense, or a row is unknown.</exception>
    MigrationPlan Plan(IReadOnlyList<string> current, PlanRequest request);

    /// <summary>A plan with the checksum of each step's file, so that it can be approved as it is.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="MigrationException">A file cannot be read.</exception>
    MigrationPlan WithChecksums(MigrationPlan plan);

    /// <summary>What the version table would hold after a stamp.</summary>
    /// <param name="current">The rows of the version table.</param>
    /// <param name="targets">The revisions to stamp.</param>
    /// <param name="purge">Whether all rows are forgotten first.</param>
    /// <exception cref="MigrationException">A target or a row is unknown, or targets overlap.</exception>
    StampPlan PlanStamp(IReadOnlyList<string> current, IReadOnlyList<string> targets, bool purge);

    /// <summary>Reads, parses and renders every revision and every repeatable object, without a database.</summary>
    /// <param name="providers">The providers to render for.</param>
    /// <param name="variables">The variables that revisions see.</param>
    /// <param name="cancellation">Ends the call early.</param>
    IEnumerable<RevisionFinding> Test(
        IReadOnlyList<string> providers, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation);

    /// <summary>The path that a new revision would get; everything is checked as for <see cref="Create"/>.</summary>
    /// <param name="request">The revision.</param>
    /// <exception cref="MigrationException">The request does not fit the project.</exception>
    string PreviewPath(RevisionRequest request);

    /// <summary>Writes a new revision file. Everything is checked before the file is made; after a failure there is none.</summary>
    /// <param name="request">The revision.</param>
    /// <exception cref="MigrationException">The request does not fit the project, or the file cannot be written.</exception>
    Revision Create(RevisionRequest request);

    /// <summary>The repeatable objects of a provider, in the order in which they are applied.</summary>
    /// <param name="provider">The provider.</param>
    /// <exception cref="MigrationException">They depend on each other in a circle.</exception>
    IReadOnlyList<Repeatable> RepeatablesFor(string provider);

    /// <summary>The path that a new repeatable object would get; everything is checked as when it is made.</summary>
    /// <param name="request">The object.</param>
    /// <exception cref="MigrationException">The request does not fit the project.</exception>
    string PreviewRepeatablePath(RepeatableRequest request);

    /// <summary>Writes the file of a new repeatable object. Everything is checked before the file is made.</summary>
    /// <param name="request">The object.</param>
    /// <exception cref="MigrationException">The request does not fit the project, or the file cannot be written.</exception>
    Repeatable CreateRepeatable(RepeatableRequest request);

    /// <summary>Whether a step can lose data, as far as its file tells; null when it cannot be told.</summary>
    /// <param name="step">The step.</param>
    /// <param name="provider">The provider that it runs on.</param>
    /// <exception cref="MigrationException">The file cannot be read.</exception>
    bool? IsDestructive(MigrationStep step, string provider);

    /// <summary>The body of a revision, ready to be checked and run.</summary>
    /// <param name="revision">The revision.</param>
    /// <exception cref="MigrationException">The file cannot be read.</exception>
    IRevisionScript LoadScript(Revision revision);
}
