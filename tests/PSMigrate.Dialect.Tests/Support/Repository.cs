namespace PSMigrate.Dialects.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PSMigrate.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
