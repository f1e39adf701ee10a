using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>What the engine needs to know about a database: how to reach it, what its bookkeeping is called, how to run.</summary>
public sealed record DatabaseSettings
{
    /// <summary>The environment's name, as the configuration has it.</summary>
    public string Environment { get; init; } = "default";

    /// <summary>The provider, for example <c>Sqlite</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The connection string, in the driver's own words.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The connection string for the lock, where the ordinary one goes through a connection pooler.</summary>
    public string? LockConnectionString { get; init; }

    /// <summary>The folder that a relative path in the connection string starts from.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>A login that is not in the connection string.</summary>
    public string? UserName { get; init; }

    /// <summary>The password that goes with <see cref="UserName"/>.</summary>
    public string? Password { get; init; }

    /// <summary>An access token, which counts in place of any password.</summary>
    public string? AccessToken { get; init; }

    /// <summary>How to log in where it is not by password, in the provider's words; null where the connection string says it.</summary>
    public string? Authentication { get; init; }

    /// <summary>Texts that neither a message nor the log may show.</summary>
    public ValueList<string> Secrets { get; init; } = [];

    /// <summary>The version table's name.</summary>
    public string VersionTable { get; init; } = "migration_version";

    /// <summary>The schema of the bookkeeping tables; null means the session's own.</summary>
    public string? VersionTableSchema { get; init; }

    /// <summary>The log table's name; empty for none.</summary>
    public string LogTable { get; init; } = "migration_log";

    /// <summary>How constraints and indexes are called that have no name.</summary>
    public NamingConvention Naming { get; init; } = new();

    /// <summary>How revisions are put into transactions.</summary>
    public TransactionMode TransactionMode { get; init; }

    /// <summary>Whether a run takes the lock.</summary>
    public bool Lock { get; init; } = true;

    /// <summary>How long a run waits for another one's lock.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a statement may wait for a lock inside the database; null for the database's own limit.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>How long a statement may take; null for no limit.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>How often a step that failed for a passing reason is run again.</summary>
    public int RetryCount { get; init; }

    /// <summary>How long to wait before that.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What to do about an applied revision whose file has changed since.</summary>
    public ChangedRevisionPolicy OnChangedRevision { get; init; }
}

/// <summary>How revisions are put into transactions.</summary>
public enum TransactionMode
{
    /// <summary>One transaction for each revision.</summary>
    PerRevision,

    /// <summary>One transaction for the whole run.</summary>
    All,

    /// <summary>No transactions; every statement stands for itself.</summary>
    None,
}

/// <summary>What to do about an applied revision whose file has changed since.</summary>
public enum ChangedRevisionPolicy
{
    /// <summary>Say so.</summary>
    Warn,

    /// <summary>Refuse to run.</summary>
    Fail,

    /// <summary>Say nothing.</summary>
    Ignore,
}
