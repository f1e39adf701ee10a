using PSMigrate.Schema;

namespace PSMigrate.Engine.Revisions;

/// <summary>Writes the files of new repeatable objects. Everything is checked before a file is made.</summary>
sealed class RepeatableWriter(ProjectSettings settings, RepeatableSet set)
{
    const string TemplateName = "repeatable.sql";

    public (string Path, string Text, Repeatable Repeatable) Prepare(RepeatableRequest request)
    {
        if (RepeatableFile.NameFault(request.Name) is { } fault)
            throw Errors.RepeatableName(request.Name, fault, null);
        var slug = RevisionNaming.Slug(request.Name, settings.TruncateSlugLength);
        var path = Path.GetFullPath(Path.Combine(settings.RepeatableLocations[0], (slug.Length == 0 ? "repeatable" : slug) + ".sql"));
        var text = Template().Replace("{header}", Header(request), StringComparison.Ordinal);
        var file = RepeatableFile.Read(path, text, settings.ConfigurationPath);
        CheckSame(request, file.Repeatable);
        set.CheckNew(file);
        return File.Exists(path) ? throw Errors.RepeatableFileExists(path) : (path, text, file.Repeatable);
    }

    public Repeatable Create(RepeatableRequest request)
    {
        var (path, text, repeatable) = Prepare(request);
        RevisionDirectory.WriteNew(path, text);
        return repeatable;
    }

    static string Header(RepeatableRequest request)
    {
        var lines = new List<string> { $"-- Repeatable: {request.Name}" };
        if (request.DependsOn.Count > 0)
            lines.Add($"-- Depends-On: {string.Join(", ", request.DependsOn)}");
        if (request.Providers.Count > 0)
            lines.Add($"-- Provider: {string.Join(", ", request.Providers)}");
        if (!request.Transactional)
            lines.Add("-- Transaction: off");
        return string.Join('\n', lines);
    }

    string Template()
    {
        var path = settings.TemplateFolders.Select(folder => Path.Combine(folder, TemplateName)).FirstOrDefault(File.Exists);
        return path is null ? throw Errors.TemplateMissing(TemplateName, settings.TemplateFolders) : RevisionDirectory.ReadText(path);
    }

    // Whatever the template does with the header, a reader must get back what was asked for.
    static void CheckSame(RepeatableRequest request, Repeatable read)
    {
        var fault =
            read.Name != request.Name ? "name" :
            !read.DependsOn.Equals(request.DependsOn.Distinct(StringComparer.OrdinalIgnoreCase).ToValueList()) ? "dependencies" :
            read.Transactional != request.Transactional ? "transaction setting" : null;
        if (fault is not null)
            throw Errors.TemplateLoses(fault, read.Path);
    }
}
