using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Running;

/// <summary>Compares the files of applied revisions with what the log says was applied.</summary>
static class ChangedRevisions
{
    /// <summary>The applied revisions whose file is another one now, in the order of loading. One without a checksum in the log is taken as it is.</summary>
    public static IReadOnlyList<Revision> Find(RevisionGraph graph, IReadOnlyList<string> heads, Bookkeeping bookkeeping)
    {
        var checksums = bookkeeping.ReadChecksums();
        return [.. Applied(graph, heads)
            .OrderBy(node => node.Order)
            .Select(node => node.Revision)
            .Where(revision => checksums.TryGetValue(revision.Id, out var applied) && RevisionChecksum.OfFile(revision.Path) != applied)];
    }

    /// <summary>Everything that the rows of the version table stand for, as far as files know it.</summary>
    public static HashSet<RevisionNode> Applied(RevisionGraph graph, IReadOnlyList<string> heads) =>
        RevisionGraph.WithAncestors(heads.Select(graph.Find).OfType<RevisionNode>());
}
