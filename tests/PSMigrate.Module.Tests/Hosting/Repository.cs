using System.Reflection;

namespace PSMigrate.Module.Tests.Hosting;

/// <summary>Where the checkout is that the tests were built from.</summary>
static class Repository
{
    public static string Folder { get; } = Value("RepositoryFolder");

    public static string Manifest { get; } = Path.Combine(Folder, "PSMigrate.psd1");

    public static string ForeignDriver { get; } = Value("ForeignDriver");

    static string Value(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
