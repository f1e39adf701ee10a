namespace PSMigrate.Engine.Revisions;

/// <summary>Lists and reads the files of a project's repeatable objects.</summary>
static class RepeatableDirectory
{
    const string Extension = ".sql";

    /// <summary>Reads every file. What cannot be read is reported and left out.</summary>
    public static List<RepeatableFile> Read(ProjectSettings settings, ICollection<MigrationException> problems)
    {
        var files = new List<RepeatableFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var location in settings.RepeatableLocations)
        {
            if (!Directory.Exists(location))
            {
                if (settings.RequireRepeatableLocations)
                    problems.Add(Errors.RepeatableLocationMissing(location, settings.ConfigurationPath));
                continue;
            }
            // Revisions may lie inside, where the location is the project's own folder.
            var inner = settings.VersionLocations.Where(folder => ProjectFolder.IsInside(folder, location)).ToList();
            foreach (var path in ProjectFolder.Files(location, IsRepeatable, inner).Where(seen.Add))
            {
                try
                {
                    files.Add(RepeatableFile.Read(path, RevisionDirectory.ReadText(path), settings.ConfigurationPath));
                }
                catch (MigrationException problem)
                {
                    problems.Add(problem);
                }
            }
        }
        return files;
    }

    static bool IsRepeatable(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
}
