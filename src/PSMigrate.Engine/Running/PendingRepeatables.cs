using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Running;

/// <summary>Finds the repeatable objects that a database lacks, and what keeps them from running.</summary>
static class PendingRepeatables
{
    /// <summary>The objects that would run now, in order. Where the project has none, nothing is asked.</summary>
    /// <param name="revisions">The project.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="settings">The database.</param>
    /// <param name="bookkeeping">Its bookkeeping; null while there is no database.</param>
    public static IReadOnlyList<RepeatableFile> Find(RevisionSet revisions, Dialect dialect, DatabaseSettings settings, Bookkeeping? bookkeeping)
    {
        var files = revisions.Repeatables.For(dialect.Name);
        if (files.Count == 0)
            return [];
        if (settings.LogTable.Length == 0)
            throw Errors.RepeatablesNeedLog(files[0].Repeatable);
        return RepeatablePlanner.Pending(files, bookkeeping?.ReadRepeatables() ?? new Dictionary<string, AppliedRepeatable>());
    }

    /// <summary>Those that run after an upgrade: none unless it leaves no revision pending.</summary>
    public static IReadOnlyList<RepeatableFile> After(
        MigrationPlan plan, RevisionSet revisions, Dialect dialect, DatabaseSettings settings, Bookkeeping? bookkeeping)
    {
        if (plan.Direction != MigrationDirection.Upgrade || revisions.Repeatables.For(dialect.Name).Count == 0)
            return [];
        var applied = RevisionGraph.WithAncestors(TargetResolver.Rows(revisions.Graph, plan.HeadsAfter));
        return applied.Count == revisions.Graph.Nodes.Count ? Find(revisions, dialect, settings, bookkeeping) : [];
    }

    /// <summary>Finds, before anything is touched, an object that cannot run.</summary>
    public static void Check(Dialect dialect, DatabaseSettings settings, RevisionSet revisions, IReadOnlyCollection<Repeatable> repeatables)
    {
        if (repeatables.Count == 0)
            return;
        var names = repeatables.Select(repeatable => repeatable.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var file in revisions.Repeatables.For(dialect.Name).Where(file => names.Contains(file.Name)))
        {
            if (!file.Repeatable.Transactional && settings.TransactionMode == TransactionMode.All)
                throw Errors.RepeatableTransactionOffInAll(file.Repeatable);
            var operation = file.Operation;
            SqlText.Split(dialect.Splitter, operation.Text.For(dialect.Name)!, null, operation.TextStart);
        }
    }
}
