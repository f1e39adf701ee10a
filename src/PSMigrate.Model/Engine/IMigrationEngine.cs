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
}
