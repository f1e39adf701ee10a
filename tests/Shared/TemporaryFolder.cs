namespace PSMigrate.Tests;

/// <summary>A folder that goes when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string name = "psmigrate-") => FullName = Directory.CreateTempSubdirectory(name).FullName;

    public string FullName { get; }

    public string this[string relative] => Path.Combine(FullName, relative);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
