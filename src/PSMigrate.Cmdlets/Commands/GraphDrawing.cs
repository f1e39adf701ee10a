using System.Text;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Draws a history with lines of text, as version control does: a lane for each branch, newest at the top.</summary>
static class GraphDrawing
{
    /// <summary>The lines for revisions in the order of the history.</summary>
    public static IEnumerable<string> Draw(IReadOnlyList<Revision> revisions)
    {
        var known = revisions.Select(revision => revision.Id).ToHashSet();
        // What each lane waits for: the revision that will be drawn in it next.
        var lanes = new List<string>();
        foreach (var revision in revisions)
        {
            var lane = lanes.IndexOf(revision.Id);
            if (lane < 0)
            {
                lane = lanes.Count;
                lanes.Add(revision.Id);
            }
            // Branches that meet here come together in its lane, the rightmost first.
            for (var other = lanes.LastIndexOf(revision.Id); other > lane; other = lanes.LastIndexOf(revision.Id))
            {
                yield return Row(lanes.Count - 1, i => i < lane ? "| " : i < other - 1 ? "|_" : i == other - 1 ? "|/" : " /");
                lanes.RemoveAt(other);
            }
            yield return Row(lanes.Count, i => i == lane ? "* " : "| ") + ' ' + Describe(revision);
            var parents = revision.Revises.Where(known.Contains).ToList();
            if (parents.Count == 0)
            {
                if (lane < lanes.Count - 1)
                    yield return Row(lanes.Count - 1, i => i < lane ? "| " : " /");
                lanes.RemoveAt(lane);
                continue;
            }
            lanes[lane] = parents[0];
            for (var i = 1; i < parents.Count; i++)
            {
                lanes.Insert(lane + i, parents[i]);
                yield return Row(lanes.Count - 1, at => at < lane + i - 1 ? "| " : at == lane + i - 1 ? "|\\" : " \\");
            }
        }
    }

    static string Row(int count, Func<int, string> cell)
    {
        var row = new StringBuilder();
        for (var i = 0; i < count; i++)
            row.Append(cell(i));
        return row.ToString().TrimEnd();
    }

    static string Describe(Revision revision)
    {
        var marks = new List<string>();
        if (revision.IsBase)
            marks.Add("base");
        if (revision.IsHead)
            marks.Add("head");
        if (revision.IsCurrent)
            marks.Add("current");
        else if (revision.State != RevisionState.Unknown)
            marks.Add(revision.State == RevisionState.Applied ? "applied" : "pending");
        marks.AddRange(revision.BranchLabels);
        if (revision.DependsOn.Count > 0)
            marks.Add($"depends on {revision.DependsOn}");
        return $"{revision.Id}{(marks.Count > 0 ? $" ({string.Join(", ", marks)})" : "")} {revision.Message}".TrimEnd();
    }
}
