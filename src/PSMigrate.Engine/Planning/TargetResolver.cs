using System.Globalization;
using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Planning;

/// <summary>Finds the revisions that a text means. Pure.</summary>
static class TargetResolver
{
    /// <summary>The rows of the version table as nodes.</summary>
    public static IReadOnlyList<RevisionNode> Rows(RevisionGraph graph, IReadOnlyList<string> current)
    {
        var unknown = current.Where(id => graph.Find(id) is null).ToList();
        if (unknown.Count > 0)
            throw Errors.UnknownRow(unknown);
        return [.. current.Select(id => graph.Find(id)!)];
    }

    /// <summary>All revisions that an identifier names; none for <c>base</c>.</summary>
    public static IReadOnlyList<RevisionNode> Named(RevisionGraph graph, string text, IReadOnlyList<string>? current = null) => text switch
    {
        "heads" => graph.EffectiveHeads,
        "head" => graph.Heads.Count > 1 ? throw Errors.SeveralHeads(Ids(graph.Heads)) : graph.Heads,
        "base" => [],
        "current" when current is not null => Rows(graph, current),
        _ => [One(graph, text)],
    };

    /// <summary>The one revision that has an id or the only one whose id begins like it.</summary>
    public static RevisionNode One(RevisionGraph graph, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw Errors.EmptyIdentifier();
        if (graph.Find(text) is { } exact)
            return exact;
        var candidates = graph.Nodes.Where(node => node.Id.StartsWith(text, StringComparison.Ordinal)).ToList();
        return candidates.Count switch
        {
            1 => candidates[0],
            0 => throw Errors.RevisionNotFound(text, Nearest.Of(text, graph.Nodes.Select(node => node.Id))),
            _ => throw Errors.AmbiguousPrefix(text, candidates.ConvertAll(node => node.Revision)),
        };
    }

    /// <summary>Where an upgrade goes.</summary>
    public static IReadOnlyList<RevisionNode> UpgradeTarget(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, string text)
    {
        if (ParseSteps(text) is not { } steps)
            return Named(graph, text, [.. rows.Select(row => row.Id)]);
        if (steps <= 0)
            throw Errors.WrongWay(text, MigrationDirection.Upgrade);
        if (rows.Count > 1)
            throw Errors.SeveralRows(text, Ids(rows));
        var node = rows.SingleOrDefault();
        for (var i = 0; i < steps; i++)
        {
            var next = node is null ? graph.Bases : node.Children;
            node = next.Count switch
            {
                1 => next[0],
                0 => throw Errors.Overwalk(text, i),
                _ => throw Errors.AmbiguousWalk(text, Ids(next)),
            };
        }
        return [node!];
    }

    /// <summary>Where a downgrade goes.</summary>
    /// <returns>The revision, null for before the first one; and the row whose branch alone goes there, null where all do.</returns>
    public static (RevisionNode? Target, RevisionNode? Branch) DowngradeTarget(RevisionGraph graph, IReadOnlyList<RevisionNode> rows, string text)
    {
        if (ParseSteps(text) is { } steps)
        {
            // Of several rows alembic takes the first, and its branch only.
            var row = rows.MinBy(row => row.Id, StringComparer.Ordinal);
            return (StepsDown(row, text, steps), row);
        }
        return Named(graph, text, [.. rows.Select(row => row.Id)]) switch
        {
            [] => (null, null),
            [var one] => (one, null),
            var several => throw Errors.SeveralHeads(Ids(several)),
        };
    }

    static RevisionNode? StepsDown(RevisionNode? row, string text, int steps)
    {
        if (steps >= 0)
            throw Errors.WrongWay(text, MigrationDirection.Downgrade);
        var node = row;
        for (var i = 0; i < -steps; i++)
        {
            if (node is null)
                throw Errors.Overwalk(text, i);
            node = node.Parents.Count > 1 ? throw Errors.AmbiguousWalk(text, Ids(node.Parents)) : node.Parents.SingleOrDefault();
        }
        return node;
    }

    static int? ParseSteps(string text) =>
        text.Length > 1 && text[0] is '+' or '-' && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var steps)
            ? steps
            : null;

    static List<string> Ids(IEnumerable<RevisionNode> nodes) => [.. nodes.Select(node => node.Id)];
}
