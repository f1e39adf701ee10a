namespace PSMigrate.Engine.Revisions;

/// <summary>Folders of a project and the files in them.</summary>
static class ProjectFolder
{
    /// <summary>The files of a folder and its subfolders, by the ordinal order of their relative path; names that begin with a dot are left out.</summary>
    /// <param name="location">The folder.</param>
    /// <param name="wanted">Tells by the path whether a file counts.</param>
    /// <param name="without">Folders inside of it that belong to something else.</param>
    public static List<string> Files(string location, Func<string, bool> wanted, IReadOnlyList<string> without)
    {
        try
        {
            return Directory.EnumerateFiles(location, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(path)[0] != '.' && wanted(path) && !without.Any(folder => IsWithin(path, folder)))
                .Order(Comparer<string>.Create((a, b) => string.CompareOrdinal(Relative(location, a), Relative(location, b))))
                .ToList();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileUnreadable(location, cause);
        }
    }

    /// <summary>Whether a path is a folder or lies in it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>Whether a folder lies in another one, and is not that one.</summary>
    public static bool IsInside(string path, string folder) => IsWithin(path, folder) && !IsWithin(folder, path);

    static string Relative(string location, string path) => Path.GetRelativePath(location, path).Replace('\\', '/');
}
