using System.Text;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Graphs as text for programs that draw.</summary>
static class GraphText
{
    public static string Mermaid(IReadOnlyList<Revision> revisions)
    {
        var text = new StringBuilder("flowchart BT\n");
        foreach (var revision in revisions)
            text.Append("    r").Append(Name(revision.Id)).Append("[\"").Append(Label(revision, "<br/>").Replace("\"", "#quot;", StringComparison.Ordinal)).Append("\"]\n");
        foreach (var (from, to, dependency) in Edges(revisions))
            text.Append("    r").Append(Name(from)).Append(dependency ? " -.-> r" : " --> r").Append(Name(to)).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    public static string Dot(IReadOnlyList<Revision> revisions)
    {
        var text = new StringBuilder("digraph revisions {\n    rankdir = BT;\n    node [shape = box];\n");
        foreach (var revision in revisions)
            text.Append("    ").Append(Quote(revision.Id)).Append(" [label = ").Append(Quote(Label(revision, "\n"))).Append("];\n");
        foreach (var (from, to, dependency) in Edges(revisions))
            text.Append("    ").Append(Quote(from)).Append(" -> ").Append(Quote(to)).Append(dependency ? " [style = dashed];\n" : ";\n");
        return text.Append('}').ToString();
    }

    static IEnumerable<(string From, string To, bool Dependency)> Edges(IReadOnlyList<Revision> revisions)
    {
        var known = revisions.Select(revision => revision.Id).ToHashSet();
        var labels = revisions.SelectMany(revision => revision.BranchLabels.Select(label => (label, revision.Id))).ToLookup(pair => pair.label, pair => pair.Id);
        foreach (var revision in revisions)
        {
            foreach (var parent in revision.Revises.Where(known.Contains))
                yield return (revision.Id, parent, false);
            foreach (var dependency in revision.DependsOn.Select(name => known.Contains(name) ? name : labels[name].FirstOrDefault()).OfType<string>())
                yield return (revision.Id, dependency, true);
        }
    }

    static string Label(Revision revision, string newLine)
    {
        var labels = revision.BranchLabels.Count > 0 ? $" ({revision.BranchLabels})" : "";
        return revision.Message.Length > 0 ? $"{revision.Id}{labels}{newLine}{revision.Message}" : revision.Id + labels;
    }

    static string Name(string id) => id.Replace("_", "__", StringComparison.Ordinal).Replace(".", "_d", StringComparison.Ordinal);

    static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
