using PSMigrate.Operations;

namespace PSMigrate;

/// <summary>What a revision's body can see of the run: <c>$Migration</c>.</summary>
public sealed class MigrationContext
{
    readonly Func<string, IReadOnlyDictionary<string, object?>, SourcePosition?, IReadOnlyList<QueryRow>> query;

    /// <summary>Makes the context.</summary>
    /// <param name="query">Runs a query with its parameters.</param>
    public MigrationContext(Func<string, IReadOnlyDictionary<string, object?>, IReadOnlyList<QueryRow>> query)
        : this((sql, parameters, _) => query(sql, parameters))
    {
    }

    /// <summary>Makes the context.</summary>
    /// <param name="query">Runs a query with its parameters; it also hears where the body asks.</param>
    public MigrationContext(Func<string, IReadOnlyDictionary<string, object?>, SourcePosition?, IReadOnlyList<QueryRow>> query) => this.query = query;

    /// <summary>The revision that is running.</summary>
    public required Revision Revision { get; init; }

    /// <summary>The direction.</summary>
    public required MigrationDirection Direction { get; init; }

    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The database's own version; null where it is not connected.</summary>
    public Version? ServerVersion { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>The variables of the configuration and of the command, by name without regard to case.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The tag of the run.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether a script is written, rather than a database changed.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Sends the operations that are still pending, then runs a query and reads all of its rows.</summary>
    /// <param name="sql">The query, one statement.</param>
    /// <param name="parameters">Its parameters, by name.</param>
    /// <param name="at">Where the body asks; null when that is not known.</param>
    /// <exception cref="MigrationException">The query failed, or there is no database.</exception>
    public IReadOnlyList<QueryRow> Query(string sql, IReadOnlyDictionary<string, object?> parameters, SourcePosition? at = null) =>
        query(sql, parameters, at);
}

/// <summary>A row that a query has read.</summary>
/// <param name="Names">The names of the columns.</param>
/// <param name="Values">Their values; null for NULL.</param>
public sealed record QueryRow(IReadOnlyList<string> Names, IReadOnlyList<object?> Values);
