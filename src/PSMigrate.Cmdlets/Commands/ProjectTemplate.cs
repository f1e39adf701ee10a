using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A template that a new project is made from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it makes.</param>
/// <param name="Path">Its folder.</param>
public sealed record ProjectTemplate(string Name, string Description, string Path)
{
    const string DescriptionFile = "description.txt";

    internal static IReadOnlyList<ProjectTemplate> All() =>
        [.. Directory.EnumerateDirectories(ModuleFiles.ProjectTemplates)
            .Order(StringComparer.Ordinal)
            .Select(folder => new ProjectTemplate(
                System.IO.Path.GetFileName(folder), File.ReadAllText(System.IO.Path.Combine(folder, DescriptionFile)).Trim(), folder))];

    /// <summary>The files that the template makes, by their relative path.</summary>
    internal IEnumerable<(string RelativePath, string Text)> Files() =>
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (System.IO.Path.GetRelativePath(Path, file), File.ReadAllText(file)))
            .Where(file => file.Item1 != DescriptionFile);
}
