namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Finds the configuration file.</summary>
internal static class ProjectDiscovery
{
    const string FileName = "migration.psd1";
    static readonly string InFolder = Path.Combine("db", FileName);

    /// <summary>The full path of the configuration file.</summary>
    /// <param name="startFolder">The folder to begin in.</param>
    /// <param name="projectPath">The file, or the folder that holds it, where a user names one; null to search.</param>
    public static string Find(string startFolder, string? projectPath)
    {
        var start = Path.GetFullPath(startFolder);
        return projectPath is null ? Search(start) : Named(ConfigurationPath.Full(start, projectPath));
    }

    static string Search(string start)
    {
        var folder = new DirectoryInfo(start);
        while (true)
        {
            if (In(folder.FullName) is { } file)
                return file;
            // In a worktree or a submodule .git is a file.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")) || folder.Parent is null)
                throw ConfigurationErrors.ProjectNotFound(start, folder.FullName);
            folder = folder.Parent;
        }
    }

    static string Named(string path)
    {
        if (File.Exists(path))
            return path;
        var isFolder = Directory.Exists(path);
        return (isFolder ? In(path) : null) ?? throw ConfigurationErrors.ProjectPathNotFound(path, isFolder);
    }

    static string? In(string folder)
    {
        var beside = Path.Combine(folder, FileName);
        if (File.Exists(beside))
            return beside;
        var below = Path.Combine(folder, InFolder);
        return File.Exists(below) ? below : null;
    }
}
