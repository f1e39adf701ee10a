using PSMigrate.Engine.Revisions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Planning;

/// <summary>Decides the rows of the version table after a stamp. Pure.</summary>
static class StampPlanner
{
    public static StampPlan Plan(RevisionGraph graph, IReadOnlyList<string> current, IReadOnlyList<string> targets, bool purge)
    {
        // To leave a branch is what a downgrade does, and leaves what the branch depended on.
        if (!purge && targets is [var only] && RevisionTarget.Parse(only) is { Label: not null, Name: "base" })
            return new(Sorted(current), Planner.Plan(graph, current, new(MigrationDirection.Downgrade, [only], [])).HeadsAfter);
        // A purge forgets all rows, those that no file knows among them: that is what it is for. Targets start from the known ones.
        var known = purge ? [.. current.Where(id => graph.Find(id) is not null)] : current;
        var start = TargetResolver.Rows(graph, known);
        var rows = purge ? [] : start;
        var stamped = new List<RevisionNode>();
        var replaced = new HashSet<RevisionNode>();
        foreach (var text in targets)
        {
            var nodes = TargetResolver.Resolve(graph, text, start);
            stamped.AddRange(nodes);
            replaced.UnionWith(nodes.Count > 0 ? nodes.SelectMany(Line) : BaseOf(graph, text, rows));
        }
        var tips = stamped.Distinct().ToList();
        foreach (var tip in tips)
        {
            var below = RevisionGraph.WithAncestors(tip.Requirements);
            if (tips.Find(below.Contains) is { } covered)
                throw Errors.OverlappingTargets(covered.Revision, tip.Revision);
        }
        var after = rows.Where(row => !replaced.Contains(row)).Concat(tips).Select(node => node.Id).Distinct();
        return new(Sorted(current), Sorted(after));
    }

    static HashSet<RevisionNode> Line(RevisionNode node)
    {
        var line = RevisionGraph.WithAncestors([node]);
        line.UnionWith(RevisionGraph.WithDescendants([node]));
        return line;
    }

    // 'base' takes every row, 'label@base' those of the branch.
    static IEnumerable<RevisionNode> BaseOf(RevisionGraph graph, string text, IReadOnlyList<RevisionNode> rows) =>
        RevisionTarget.Parse(text).Label is { } label ? Lineage.Filter(rows, IdentifierResolver.One(graph, label, null)) : rows;

    static ValueList<string> Sorted(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal).ToValueList();
}
