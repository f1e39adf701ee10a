namespace PSMigrate;

/// <summary>The revisions of a project, as their files have them.</summary>
public interface IRevisionSet
{
    /// <summary>All revisions, every one before those that it builds on.</summary>
    IReadOnlyList<Revision> History { get; }

    /// <summary>The revisions that no other is built on.</summary>
    IReadOnlyList<Revision> Heads { get; }

    /// <summary>Files that could not be read as revisions, with the reason. They are missing from the rest.</summary>
    IReadOnlyList<MigrationException> Problems { get; }

    /// <summary>Finds the revisions that a text names.</summary>
    /// <param name="identifier">An id, a prefix of one, <c>head</c>, <c>heads</c>, <c>base</c>; <c>current</c> where <paramref name="current"/> is given.</param>
    /// <param name="current">The rows of the version table; null when no database was asked.</param>
    /// <exception cref="MigrationException">There is none, or there are several where one is needed.</exception>
    IReadOnlyList<Revision> Resolve(string identifier, IReadOnlyList<string>? current = null);

    /// <summary>The path that a new revision would get; everything is checked as for <see cref="Create"/>.</summary>
    /// <param name="request">The revision.</param>
    /// <exception cref="MigrationException">The request does not fit the project.</exception>
    string PreviewPath(RevisionRequest request);

    /// <summary>Writes a new revision file. Everything is checked before the file is made; after a failure there is none.</summary>
    /// <param name="request">The revision.</param>
    /// <exception cref="MigrationException">The request does not fit the project, or the file cannot be written.</exception>
    Revision Create(RevisionRequest request);

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
