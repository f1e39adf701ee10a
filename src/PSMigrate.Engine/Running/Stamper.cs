using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Running;

/// <summary>Writes a stamp: the rows and their log, in one transaction.</summary>
sealed class Stamper(Bookkeeping bookkeeping, Session session, IRevisionSet revisions, RunSettings settings)
{
    public void Run(StampPlan plan)
    {
        if (plan.IsEmpty)
            return;
        var runId = Guid.NewGuid().ToString("N");
        session.Begin();
        bookkeeping.Apply(VersionChange.Between(plan.HeadsBefore, plan.HeadsAfter));
        foreach (var id in plan.HeadsAfter.Except(plan.HeadsBefore).DefaultIfEmpty("base"))
            bookkeeping.Append(Entry(id, runId, plan));
        session.Commit();
    }

    LogEntry Entry(string id, string runId, StampPlan plan) => RunIdentity.Entry(id, "stamp", "stamped", runId, settings.Tag) with
    {
        Checksum = revisions.History.FirstOrDefault(revision => revision.Id == id) is { } revision ? RevisionChecksum.OfFile(revision.Path) : null,
        Reason = $"from {(plan.HeadsBefore.Count == 0 ? "base" : plan.HeadsBefore)}",
    };
}
