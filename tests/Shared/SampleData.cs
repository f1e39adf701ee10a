namespace PSMigrate.Tests;

/// <summary>Public sample databases, where they have been put beside the project.</summary>
public static class SampleData
{
    /// <summary>Why a test that needs a file is skipped; null when the file is there.</summary>
    public static string? SkipReason(string name) =>
        File.Exists(PathOf(name)) ? null : $"{PathOf(name)} does not exist; PSMIGRATE_TEST_DATA can name its folder.";

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    static string PathOf(string name) => Path.Combine(Environment.GetEnvironmentVariable("PSMIGRATE_TEST_DATA") ?? BesideTheRepository(), name);

    static string BesideTheRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PSMigrate.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? AppContext.BaseDirectory, "shared", "data");
    }
}
