using PSMigrate.Engine;

namespace PSMigrate.Dialects.Tests.Support;

/// <summary>What every database must do alike. Everything goes through the engine's public face, as the cmdlets do it.</summary>
public abstract class Specification : IDisposable
{
    protected Specification(DatabaseKind kind)
    {
        Database = TestDatabase.Create(kind);
        Project = new() { Script = Database.Script };
        Settings = Database.Settings with { LockWait = TimeSpan.FromSeconds(30) };
    }

    protected TestProject Project { get; }

    protected TestDatabase Database { get; }

    protected DatabaseSettings Settings { get; set; }

    protected RecordingObserver Observer { get; } = new();

    protected bool IsSqlite => Settings.Provider == "Sqlite";

    protected bool IsSqlServer => Settings.Provider == "SqlServer";

    /// <summary>Plans and runs an upgrade.</summary>
    /// <returns>The ids of the revisions that this run applied.</returns>
    protected IReadOnlyList<string> Upgrade(string target = "heads", RunSettings? run = null, CancellationToken cancellation = default) =>
        Go(new(MigrationDirection.Upgrade, [target], []), run, cancellation);

    protected IReadOnlyList<string> Downgrade(string target = "base", RunSettings? run = null) =>
        Go(new(MigrationDirection.Downgrade, [target], []), run, default);

    protected IReadOnlyList<string> Undo(params string[] ids) => Go(new(MigrationDirection.Downgrade, [], [.. ids]), null, default);

    protected IReadOnlyList<string> Go(PlanRequest request, RunSettings? run, CancellationToken cancellation)
    {
        var before = Observer.Done.Count;
        using var database = Connect();
        var revisions = Project.Read();
        var plan = database.Plan(revisions, request, cancellation);
        database.Run(revisions, request, plan, run ?? new(), Observer, cancellation);
        return [.. Observer.Done.Skip(before)];
    }

    protected IMigrationDatabase Connect() => new MigrationEngine().Connect(Settings);

    protected IReadOnlyList<LogEntry> Log()
    {
        using var database = Connect();
        return database.ReadLog(default);
    }

    /// <summary>The log as lines: revision, direction, outcome.</summary>
    protected IReadOnlyList<string> LogLines() => [.. Log().Select(entry => $"{entry.Id} {entry.Direction} {entry.Outcome}")];

    protected MigrationStatus Status()
    {
        using var database = Connect();
        return database.ReadStatus(Project.Read(), default);
    }

    /// <summary>Expects an error by its id.</summary>
    protected static MigrationException Fails(string errorId, Action action)
    {
        var error = Assert.ThrowsAny<MigrationException>(action);
        Assert.True(errorId == error.ErrorId, $"Expected {errorId}, got {error.ErrorId}: {error}");
        return error;
    }

    public void Dispose()
    {
        Project.Dispose();
        Database.Dispose();
        GC.SuppressFinalize(this);
    }
}
