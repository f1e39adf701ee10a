namespace PSMigrate;

/// <summary>The engine, as the cmdlets see it. It keeps no state between calls.</summary>
public interface IMigrationEngine
{
    /// <summary>The providers that it knows, in the spelling of the configuration.</summary>
    IReadOnlyList<string> Providers { get; }

    /// <summary>Reads the headers of a project's revision files.</summary>
    /// <param name="settings">Where the files are.</param>
    /// <param name="formats">Formats beside the engine's own.</param>
    /// <exception cref="MigrationException">A folder is missing, or the revisions do not make a graph.</exception>
    IRevisionSet ReadRevisions(ProjectSettings settings, IReadOnlyList<IRevisionFormat> formats);

    /// <summary>Prepares the way to a database. Nothing is opened before it is needed.</summary>
    /// <param name="settings">The database.</param>
    /// <exception cref="MigrationException">The provider is unknown, or the connection string cannot be read.</exception>
    IMigrationDatabase Connect(DatabaseSettings settings);

    /// <summary>Finds what leads from one schema to another. Both are read in the spelling of the same server; what is made for that is removed again.</summary>
    /// <param name="settings">The database whose server is asked.</param>
    /// <param name="from">The schema as it is.</param>
    /// <param name="to">The schema as it should be.</param>
    /// <param name="comparison">What is looked at.</param>
    /// <param name="observer">Hears what happens, on the calling thread.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">A database cannot be read, a scratch database cannot be made, or a rename names nothing.</exception>
    SchemaComparison Compare(
        DatabaseSettings settings, SchemaOrigin from, SchemaOrigin to, ComparisonSettings comparison, IMigrationObserver observer,
        CancellationToken cancellation);

    /// <summary>Writes a script that does what a run would do. No database is needed.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="settings">The provider and the bookkeeping; no connection is made.</param>
    /// <param name="request">What the script does.</param>
    /// <param name="run">Variables and the tag.</param>
    /// <param name="writer">Takes the script as it is made; after a failure what it has taken is no script.</param>
    /// <param name="observer">Hears warnings, on the calling thread.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">A target makes no sense, or a revision cannot stand in a script.</exception>
    void Export(
        IRevisionSet revisions, DatabaseSettings settings, ScriptRequest request, RunSettings run, TextWriter writer, IMigrationObserver observer,
        CancellationToken cancellation);

    /// <summary>Whether the provider's own client knows UTF-8 by a byte order mark only.</summary>
    /// <param name="provider">The provider.</param>
    /// <exception cref="MigrationException">The provider is unknown.</exception>
    bool ScriptNeedsMark(string provider);
}
