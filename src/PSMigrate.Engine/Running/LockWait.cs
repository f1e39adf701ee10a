using System.Diagnostics;
using System.Data.Common;
using PSMigrate.Engine.Dialects;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Running;

/// <summary>Waits for a database's lock, for as long as the configuration allows.</summary>
static class LockWait
{
    static readonly TimeSpan First = TimeSpan.FromMilliseconds(25);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static IHeldLock Acquire(
        Dialect dialect, DatabaseSettings settings, TableName versionTable, IMigrationObserver observer, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        for (var pause = First; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Try(dialect, settings, versionTable, cancellation) is { } held)
                return held;
            var holder = dialect.Lock.Holder(settings, versionTable);
            if (clock.Elapsed >= settings.LockWait)
                throw Errors.LockTimeout(dialect.Connector.DisplayName(settings), holder, settings.LockWait);
            observer.On(new LockWaiting(holder, clock.Elapsed));
            // A random part keeps two who wait from asking in step.
            cancellation.WaitHandle.WaitOne(pause + Random.Shared.NextDouble() * pause);
        }
    }

    static IHeldLock? Try(Dialect dialect, DatabaseSettings settings, TableName versionTable, CancellationToken cancellation)
    {
        try
        {
            return dialect.Lock.TryAcquire(settings, versionTable, cancellation);
        }
        catch (DbException exception)
        {
            throw Errors.SqlFailed(dialect.Errors.Explain(exception, null, null), null, dialect.Connector.DisplayName(settings), exception);
        }
    }
}
