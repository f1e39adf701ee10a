namespace PSMigrate;

/// <summary>A database that revisions are applied to. It is used from one thread at a time.</summary>
public interface IMigrationDatabase : IDisposable
{
    /// <summary>What a user may read about where it is: never a password.</summary>
    string DisplayName { get; }

    /// <summary>The rows of the version table; empty when there is no table or no database file yet.</summary>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    IReadOnlyList<string> ReadHeads(CancellationToken cancellation);

    /// <summary>Compares a project with the database.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    MigrationStatus ReadStatus(IRevisionSet revisions, CancellationToken cancellation);

    /// <summary>Marks the project's revisions with their state in the database, in the order of the history.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    IReadOnlyList<Revision> ReadHistory(IRevisionSet revisions, CancellationToken cancellation);

    /// <summary>The steps that fulfil a request. Nothing is written.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="request">Where to go.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">The target makes no sense here, or the database cannot be read.</exception>
    MigrationPlan Plan(IRevisionSet revisions, PlanRequest request, CancellationToken cancellation);

    /// <summary>Says or refuses, as the configuration has it, that the file of an applied revision has changed.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="observer">Hears the warning, on the calling thread.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">A file has changed, and the configuration says that this is an error.</exception>
    void CheckChanged(IRevisionSet revisions, IMigrationObserver observer, CancellationToken cancellation);

    /// <summary>The applied revisions whose file is no longer what was applied, in the order of the history.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">The database cannot be read, or has no log.</exception>
    IReadOnlyList<Revision> ReadChanged(IRevisionSet revisions, CancellationToken cancellation);

    /// <summary>Writes into the log, under the lock, that changed files are accepted as they are now.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="ids">The revisions; one whose file has not changed is passed over.</param>
    /// <param name="reason">Why.</param>
    /// <param name="settings">The tag and the like.</param>
    /// <param name="observer">Hears what happens, on the calling thread.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The rows that were written.</returns>
    /// <exception cref="MigrationException">A revision is not applied, or the database has no log, or refused.</exception>
    IReadOnlyList<LogEntry> Repair(
        IRevisionSet revisions, IReadOnlyList<string> ids, string reason, RunSettings settings, IMigrationObserver observer,
        CancellationToken cancellation);

    /// <summary>Finds, before anything is touched, the steps of a plan that cannot run: irreversible ones, broken files.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="MigrationException">A step cannot run.</exception>
    void Check(IRevisionSet revisions, MigrationPlan plan);

    /// <summary>Runs the first steps of a plan that was made from a request, under the lock, after planning anew.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="request">The request.</param>
    /// <param name="confirmed">The plan that the user has seen, or its beginning.</param>
    /// <param name="settings">Variables and the like.</param>
    /// <param name="observer">Hears what happens, on the calling thread.</param>
    /// <param name="cancellation">Ends the run; the step that is under way is rolled back.</param>
    /// <exception cref="MigrationException">A step failed, or the database is no longer where the plan was made from.</exception>
    void Run(
        IRevisionSet revisions, PlanRequest request, MigrationPlan confirmed, RunSettings settings, IMigrationObserver observer,
        CancellationToken cancellation);

    /// <summary>Writes the rows of the version table without running anything, under the lock, after planning anew.</summary>
    /// <param name="revisions">The project's revisions.</param>
    /// <param name="confirmed">The plan that the user has seen.</param>
    /// <param name="targets">The revisions to stamp.</param>
    /// <param name="purge">Whether all rows are forgotten first.</param>
    /// <param name="settings">The tag and the like.</param>
    /// <param name="observer">Hears what happens, on the calling thread.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">The database is no longer where the plan was made from, or refused.</exception>
    StampPlan Stamp(
        IRevisionSet revisions, StampPlan confirmed, IReadOnlyList<string> targets, bool purge, RunSettings settings, IMigrationObserver observer,
        CancellationToken cancellation);

    /// <summary>Makes the bookkeeping tables where they are missing, under the lock.</summary>
    /// <param name="createDatabase">Whether to make the database itself, too.</param>
    /// <param name="observer">Hears what happens, on the calling thread.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>What was made, in a reader's words; empty when all was there.</returns>
    /// <exception cref="MigrationException">The database refused.</exception>
    IReadOnlyList<string> Initialize(bool createDatabase, IMigrationObserver observer, CancellationToken cancellation);

    /// <summary>What <see cref="Initialize"/> would make. Nothing is written.</summary>
    /// <param name="createDatabase">Whether to look for the database itself, too.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    IReadOnlyList<string> FindMissing(bool createDatabase, CancellationToken cancellation);

    /// <summary>The rows of the log table, oldest first; empty when there is no table.</summary>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    IReadOnlyList<LogEntry> ReadLog(CancellationToken cancellation);
}
