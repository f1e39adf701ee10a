using PSMigrate.Engine.Planning;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Revisions;

/// <summary>Makes new revision files. Everything is decided and checked before the file is written.</summary>
sealed class RevisionWriter(ProjectSettings settings, RevisionGraph graph, RevisionDirectory directory)
{
    public (string Path, string Text, Revision Revision) Prepare(RevisionRequest request)
    {
        var parents = Parents(request);
        var draft = new RevisionDraft(NewId(request.Id), request.Message.Trim(), RevisionNaming.Now(settings.TimeZone))
        {
            Revises = parents.Select(parent => parent.Id).ToValueList(),
            DependsOn = request.DependsOn.Select(name => Dependency(name)).ToValueList(),
            BranchLabels = Labels(request.BranchLabels),
            Transactional = request.Transactional,
            Body = request.Body,
        };
        if (draft.BranchLabels.Contains(draft.Id))
            throw Errors.InvalidLabel(draft.Id, "it is the id of the revision itself");
        var format = directory.Format(request.Format ?? settings.RevisionFormat);
        var name = RevisionNaming.FileName(settings.FileTemplate, draft, settings.TruncateSlugLength) + format.Extension;
        var path = Path.GetFullPath(Path.Combine(Location(request.Folder, parents), name));
        if (File.Exists(path))
            throw Errors.FileExists(path);
        var template = Template(format);
        if (draft.Body is not null && !template.Contains("{upgrade}", StringComparison.Ordinal))
            throw Errors.TemplateLoses("body", path);
        var text = format.Write(draft, template);
        var revision = format.ReadHeader(path, text) ?? throw Errors.HeaderMissing(path);
        CheckSame(draft, revision, path);
        return (path, text, revision with { IsHead = true, Project = settings.ConfigurationPath });
    }

    public Revision Create(RevisionRequest request)
    {
        var (path, text, revision) = Prepare(request);
        RevisionDirectory.WriteNew(path, text);
        return revision;
    }

    List<RevisionNode> Parents(RevisionRequest request)
    {
        if (request.Heads.Count == 0)
            return graph.Heads.Count > 1 ? throw Errors.SeveralHeads([.. graph.Heads.Select(head => head.Id)]) : [.. graph.Heads];
        var parents = request.Heads.SelectMany(name => TargetResolver.Resolve(graph, name, null)).Distinct().ToList();
        if (!request.Splice && parents.Find(parent => parent.Children.Count > 0) is { } covered)
            throw Errors.NotAHead(covered.Revision);
        foreach (var parent in parents)
        {
            var below = RevisionGraph.WithAncestors(parent.Requirements);
            if (parents.Find(below.Contains) is { } overlapped)
                throw Errors.OverlappingTargets(overlapped.Revision, parent.Revision);
        }
        return parents;
    }

    string NewId(string? wanted)
    {
        var id = wanted ?? RevisionNaming.NewId();
        if (RevisionRules.IdFault(id, settings.MaximumIdLength) is { } fault)
            throw Errors.InvalidId(id, fault);
        if (graph.Find(id) is { } taken)
            throw Errors.IdTaken(id, taken.Revision);
        return LabelOwner(id) is { } owner ? throw Errors.IdTaken(id, owner) : id;
    }

    ValueList<string> Labels(ValueList<string> labels)
    {
        foreach (var label in labels)
        {
            if (RevisionRules.NameFault(label) is { } fault)
                throw Errors.InvalidLabel(label, fault);
            if ((graph.Find(label)?.Revision ?? LabelOwner(label)) is { } taken)
                throw Errors.LabelTaken(label, taken);
        }
        return labels;
    }

    string Dependency(string name) =>
        LabelOwner(name) is not null ? name : IdentifierResolver.One(graph, name, null).Id;

    Revision? LabelOwner(string label) => graph.FindLabel(label)?.Revision;

    string Location(string? wanted, List<RevisionNode> parents)
    {
        if (wanted is not null)
            return settings.VersionLocations.FirstOrDefault(location => ProjectFolder.IsWithin(wanted, location)) is null
                ? throw Errors.NotAVersionLocation(wanted, settings.VersionLocations)
                : wanted;
        if (parents.Count > 0)
            return settings.VersionLocations.First(location => ProjectFolder.IsWithin(parents[0].Revision.Path, location));
        return settings.VersionLocations.Count == 1 ? settings.VersionLocations[0] : throw Errors.SeveralLocations(settings.VersionLocations);
    }

    string Template(IRevisionFormat format)
    {
        var name = "revision" + format.Extension;
        var path = settings.TemplateFolders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return path is null ? throw Errors.TemplateMissing(name, settings.TemplateFolders) : RevisionDirectory.ReadText(path);
    }

    // Whatever the template does with the draft, a reader must get back what was asked for.
    static void CheckSame(RevisionDraft draft, Revision read, string path)
    {
        var fault =
            read.Id != draft.Id ? "id" :
            read.Message != draft.Message ? "message" :
            !read.Revises.Equals(draft.Revises) ? "parents" :
            !read.DependsOn.Equals(draft.DependsOn) ? "dependencies" :
            !read.BranchLabels.Equals(draft.BranchLabels) ? "labels" :
            read.Transactional != draft.Transactional ? "transaction setting" : null;
        if (fault is not null)
            throw Errors.TemplateLoses(fault, path);
    }
}
