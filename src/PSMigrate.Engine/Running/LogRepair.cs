using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Running;

/// <summary>Accepts changed files on purpose: the log gets a row with the checksum that a file has now, and the reason.</summary>
sealed class LogRepair(Bookkeeping bookkeeping, Session session, RevisionGraph graph, string database)
{
    public IReadOnlyList<LogEntry> Run(IReadOnlyList<string> ids, string reason, RunSettings settings)
    {
        var heads = bookkeeping.ReadHeads();
        var applied = ChangedRevisions.Applied(graph, heads);
        if (ids.FirstOrDefault(id => graph.Find(id) is not { } node || !applied.Contains(node)) is { } missing)
            throw Errors.RepairNotApplied(missing, database);
        var runId = Guid.NewGuid().ToString("N");
        var rows = ChangedRevisions.Find(graph, heads, bookkeeping)
            .Where(revision => ids.Contains(revision.Id, StringComparer.Ordinal))
            .Select(revision => RunIdentity.Entry(revision.Id, "repair", "repaired", runId, settings.Tag) with
            {
                Checksum = RevisionChecksum.OfFile(revision.Path),
                Reason = reason,
            })
            .ToList();
        if (rows.Count == 0)
            return rows;
        session.Begin();
        foreach (var row in rows)
            bookkeeping.Append(row);
        session.Commit();
        return rows;
    }
}
