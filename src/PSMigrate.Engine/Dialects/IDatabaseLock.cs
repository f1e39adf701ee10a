using PSMigrate.Engine.Running;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>Keeps two runs from working on one database at the same time.</summary>
interface IDatabaseLock
{
    /// <summary>Tries once to take the lock.</summary>
    /// <returns>The lock; null while somebody else holds it.</returns>
    IHeldLock? TryAcquire(DatabaseSettings settings, TableName versionTable, CancellationToken cancellation);

    /// <summary>Who holds the lock, in a reader's words; null when that cannot be told.</summary>
    string? Holder(DatabaseSettings settings, TableName versionTable);
}

/// <summary>A lock that is held until it is disposed of, or until the process ends.</summary>
interface IHeldLock : IDisposable
{
    /// <summary>Whether the lock is still held, asked through the session that is about to commit.</summary>
    bool IsHeld(Session session);
}
