using System.Diagnostics;
using PSMigrate.Engine.Dialects;
using PSMigrate.Engine.Planning;
using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Running;

/// <summary>A database behind its dialect. One connection serves all reading; a run has its own.</summary>
sealed class MigrationDatabase(Dialect dialect, DatabaseSettings settings) : IMigrationDatabase
{
    Session? reading;

    public string DisplayName => dialect.Connector.DisplayName(settings);

    public IReadOnlyList<string> ReadHeads(CancellationToken cancellation) =>
        Read(cancellation)?.ReadHeads() ?? [];

    public MigrationStatus ReadStatus(IRevisionSet revisions, CancellationToken cancellation)
    {
        var set = (RevisionSet)revisions;
        var graph = set.Graph;
        var bookkeeping = Read(cancellation);
        var rows = bookkeeping?.ReadHeads() ?? [];
        var known = rows.Where(id => graph.Find(id) is not null).ToList();
        var plan = Planner.Plan(graph, known, new(MigrationDirection.Upgrade, ["heads"], []));
        return new()
        {
            Environment = settings.Environment,
            Provider = dialect.Name,
            Database = DisplayName,
            Current = rows.ToValueList(),
            Heads = graph.Heads.Select(head => head.Id).ToValueList(),
            Pending = plan.Steps.Select(step => step.Revision with { State = RevisionState.Pending, Environment = settings.Environment }).ToValueList(),
            Unknown = rows.Except(known).ToValueList(),
            Changed = bookkeeping is null ? [] : ChangedRevisions.Find(graph, known, bookkeeping).Select(Applied).ToValueList(),
            Repeatables = PendingRepeatables.Find(set, dialect, settings, bookkeeping).Select(file => file.Sealed).ToValueList(),
        };
    }

    Revision Applied(Revision revision) => revision with { State = RevisionState.Applied, Environment = settings.Environment };

    public IReadOnlyList<Revision> ReadHistory(IRevisionSet revisions, CancellationToken cancellation)
    {
        var graph = ((RevisionSet)revisions).Graph;
        var rows = TargetResolver.Rows(graph, [.. ReadHeads(cancellation).Where(id => graph.Find(id) is not null)]);
        var applied = RevisionGraph.WithAncestors(rows);
        return [.. revisions.History.Select(revision => revision with
        {
            State = applied.Contains(graph.Find(revision.Id)!) ? RevisionState.Applied : RevisionState.Pending,
            IsCurrent = rows.Any(row => row.Id == revision.Id),
            Environment = settings.Environment,
        })];
    }

    public MigrationPlan Plan(IRevisionSet revisions, PlanRequest request, CancellationToken cancellation)
    {
        var set = (RevisionSet)revisions;
        var bookkeeping = Read(cancellation);
        if (request.Approved is { } approved)
            ApprovedFiles.Check(approved, set, dialect, DisplayName);
        var plan = set.Plan(bookkeeping?.ReadHeads() ?? [], request);
        var repeatables = request.Approved is null
            ? PendingRepeatables.After(plan, set, dialect, settings, bookkeeping)
            : StillToRepeat(plan, set, bookkeeping);
        return plan with { Repeatables = repeatables.Select(file => file.Sealed).ToValueList() };
    }

    public StampPlan Stamp(
        IRevisionSet revisions, StampPlan confirmed, IReadOnlyList<string> targets, bool purge, RunSettings run, IMigrationObserver observer,
        CancellationToken cancellation)
    {
        Close();
        using var session = Session.Open(dialect, settings, ConnectionUse.Run, observer, cancellation);
        using var held = Acquire(Bookkeeping.Find(dialect, session).VersionTable, observer, cancellation);
        var bookkeeping = Bookkeeping.Find(dialect, session);
        bookkeeping.Ensure();
        var plan = revisions.PlanStamp(bookkeeping.ReadHeads(), targets, purge);
        if (!plan.Equals(confirmed))
            throw Errors.PlanChanged(DisplayName);
        new Stamper(bookkeeping, session, revisions, run).Run(plan);
        return plan;
    }

    public IReadOnlyList<Revision> ReadChanged(IRevisionSet revisions, CancellationToken cancellation)
    {
        var bookkeeping = Read(cancellation);
        return bookkeeping is { HasLogTable: true }
            ? [.. ChangedRevisions.Find(((RevisionSet)revisions).Graph, bookkeeping.ReadHeads(), bookkeeping).Select(Applied)]
            : throw Errors.LogMissing(DisplayName);
    }

    public IReadOnlyList<LogEntry> Repair(
        IRevisionSet revisions, IReadOnlyList<string> ids, string reason, RunSettings run, IMigrationObserver observer,
        CancellationToken cancellation)
    {
        Close();
        using var session = Session.Open(dialect, settings, ConnectionUse.Run, observer, cancellation);
        using var held = Acquire(Bookkeeping.Find(dialect, session).VersionTable, observer, cancellation);
        var bookkeeping = Bookkeeping.Find(dialect, session);
        if (!bookkeeping.HasLogTable)
            throw Errors.LogMissing(DisplayName);
        bookkeeping.Ensure();
        var rows = new LogRepair(bookkeeping, session, ((RevisionSet)revisions).Graph, DisplayName).Run(ids, reason, run);
        return [.. rows.Select(row => row with { Environment = settings.Environment })];
    }

    public void CheckChanged(IRevisionSet revisions, IMigrationObserver observer, CancellationToken cancellation)
    {
        var graph = ((RevisionSet)revisions).Graph;
        if (settings.OnChangedRevision != ChangedRevisionPolicy.Ignore && Read(cancellation) is { } bookkeeping)
            CheckChanged(graph, bookkeeping.ReadHeads(), bookkeeping, observer);
    }

    public void Check(IRevisionSet revisions, MigrationPlan plan)
    {
        StepCheck.Check(dialect, settings, revisions, plan.Steps);
        PendingRepeatables.Check(dialect, settings, (RevisionSet)revisions, plan.Repeatables);
    }

    public void Run(
        IRevisionSet revisions, PlanRequest request, MigrationPlan confirmed, RunSettings run, IMigrationObserver observer,
        CancellationToken cancellation)
    {
        if (confirmed.IsEmpty)
            return;
        Check(revisions, confirmed);
        Close();
        var set = (RevisionSet)revisions;
        // The session comes first: it finds a dead server or a wrong password, and knows where the version table is.
        using var session = Session.Open(dialect, settings, ConnectionUse.Run, observer, cancellation);
        using var held = Acquire(Bookkeeping.Find(dialect, session).VersionTable, observer, cancellation);
        var bookkeeping = Bookkeeping.Find(dialect, session);
        bookkeeping.Ensure();
        var heads = bookkeeping.ReadHeads();
        if (request.Approved is { } approved)
            ApprovedFiles.Check(approved, set, dialect, DisplayName);
        var plan = Planner.Plan(set.Graph, heads, request);
        var steps = StillToDo(confirmed, plan) ?? throw Errors.PlanChanged(DisplayName);
        CheckChanged(set.Graph, heads, bookkeeping, observer);
        new MigrationRunner(dialect, settings, revisions, run, held, observer, cancellation)
            .Run(session, bookkeeping, steps, StillToRepeat(confirmed, set, bookkeeping), confirmed.HeadsAfter);
    }

    // As with steps: what another run has left of those that were confirmed, and nothing else.
    IReadOnlyList<RepeatableFile> StillToRepeat(MigrationPlan confirmed, RevisionSet revisions, Bookkeeping? bookkeeping)
    {
        if (confirmed.Repeatables.Count == 0)
            return [];
        var names = confirmed.Repeatables.Select(repeatable => repeatable.Name).ToHashSet(StringComparer.Ordinal);
        return [.. PendingRepeatables.Find(revisions, dialect, settings, bookkeeping).Where(file => names.Contains(file.Name))];
    }

    // Another run may have done the first steps in the meantime, or all: what is left of what was confirmed is run, and nothing else.
    static List<MigrationStep>? StillToDo(MigrationPlan confirmed, MigrationPlan plan)
    {
        for (var done = 0; done <= confirmed.Steps.Count; done++)
        {
            var left = plan.Steps.Take(confirmed.Steps.Count - done).ToList();
            if (confirmed.Steps.Skip(done).Select(Key).SequenceEqual(left.Select(Key)) && (left.Count > 0 || plan.HeadsBefore.Equals(confirmed.HeadsAfter)))
                return left;
        }
        return null;

        static (string, MigrationDirection, ValueList<string>) Key(MigrationStep step) => (step.Revision.Id, step.Direction, step.HeadsBefore);
    }

    public IReadOnlyList<string> Initialize(bool createDatabase, IMigrationObserver observer, CancellationToken cancellation)
    {
        Close();
        var made = new List<string>();
        if (createDatabase && Maintain(() => dialect.Connector.CreateDatabase(settings)) is { } database)
            made.Add(database);
        using var session = Session.Open(dialect, settings, ConnectionUse.Run, observer, cancellation);
        using var held = Acquire(Bookkeeping.Find(dialect, session).VersionTable, observer, cancellation);
        made.AddRange(Bookkeeping.Find(dialect, session).Ensure());
        return made;
    }

    public IReadOnlyList<string> FindMissing(bool createDatabase, CancellationToken cancellation)
    {
        if (createDatabase && !Maintain(() => dialect.Connector.DatabaseExists(settings)))
            return [$"database {DisplayName}", $"version table {settings.VersionTable}", .. settings.LogTable is "" ? Array.Empty<string>() : [$"log table {settings.LogTable}"]];
        return Read(cancellation)?.Missing()
            ?? [$"database {DisplayName}", $"version table {settings.VersionTable}", $"log table {settings.LogTable}"];
    }

    public IReadOnlyList<LogEntry> ReadLog(CancellationToken cancellation) =>
        [.. (Read(cancellation)?.ReadLog() ?? []).Select(entry => entry with { Environment = settings.Environment })];

    public void Dispose() => Close();

    void Close()
    {
        reading?.Dispose();
        reading = null;
    }

    /// <summary>The bookkeeping, for reading; null while there is no database.</summary>
    Bookkeeping? Read(CancellationToken cancellation)
    {
        if (!dialect.Connector.MayExist(settings))
            return null;
        reading ??= Session.Open(dialect, settings, ConnectionUse.Read, SilentObserver.Instance, cancellation);
        return Bookkeeping.Find(dialect, reading);
    }

    IHeldLock? Acquire(TableName versionTable, IMigrationObserver observer, CancellationToken cancellation) =>
        settings.Lock ? LockWait.Acquire(dialect, settings, versionTable, observer, cancellation) : null;

    void CheckChanged(RevisionGraph graph, IReadOnlyList<string> heads, Bookkeeping bookkeeping, IMigrationObserver observer)
    {
        if (settings.OnChangedRevision == ChangedRevisionPolicy.Ignore || ChangedRevisions.Find(graph, heads, bookkeeping) is not { Count: > 0 } changed)
            return;
        var error = Errors.RevisionsChanged(changed);
        if (settings.OnChangedRevision == ChangedRevisionPolicy.Fail)
            throw error;
        observer.On(new MigrationWarning($"{error.Message} {error.Remedy}"));
    }

    T Maintain<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (System.Data.Common.DbException exception)
        {
            throw Errors.SqlFailed(dialect.Errors.Explain(exception, null, null), null, DisplayName, exception);
        }
    }
}
