using PSMigrate.Operations;

namespace PSMigrate;

/// <summary>A way of writing revision files.</summary>
public interface IRevisionFormat
{
    /// <summary>Which one.</summary>
    RevisionFormat Format { get; }

    /// <summary>The extension of its files, with the dot, in lower case.</summary>
    string Extension { get; }

    /// <summary>Reads the header of a file. Nothing of the file is executed.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The revision; null for a file without a header, which is no revision.</returns>
    /// <exception cref="MigrationException">The header is broken.</exception>
    Revision? ReadHeader(string path, string text);

    /// <summary>Reads a file whole, without running it.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="MigrationException">The file cannot be parsed.</exception>
    IRevisionScript Load(Revision revision, string text);

    /// <summary>Writes a new revision from a template.</summary>
    /// <param name="draft">The revision.</param>
    /// <param name="template">The template's text.</param>
    /// <exception cref="MigrationException">The draft cannot be written in this format.</exception>
    string Write(RevisionDraft draft, string template);
}

/// <summary>The body of a revision file.</summary>
public interface IRevisionScript
{
    /// <summary>Whether the file says how to go in a direction. An empty body says it; an absent one makes the revision irreversible.</summary>
    /// <param name="direction">The direction.</param>
    bool Has(MigrationDirection direction);

    /// <summary>Finds, before anything runs, what would go wrong.</summary>
    /// <param name="direction">The direction that is about to run.</param>
    /// <param name="provider">The provider that it is about to run on.</param>
    /// <exception cref="MigrationException">The body must not run.</exception>
    void Check(MigrationDirection direction, string provider);

    /// <summary>Whether the body can lose data; null when the text does not tell.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="provider">The provider that it would run on.</param>
    bool? IsDestructive(MigrationDirection direction, string provider);

    /// <summary>Runs the body on the calling thread and hands over each operation as it is made.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="migration">What the body may ask.</param>
    /// <param name="apply">Takes an operation. What it throws ends the body.</param>
    /// <param name="cancellation">Ends the body early.</param>
    /// <exception cref="MigrationException">The body failed.</exception>
    void Run(MigrationDirection direction, MigrationContext migration, Action<Operation> apply, CancellationToken cancellation);
}
