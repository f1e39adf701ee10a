using PSMigrate.Cmdlets.Configuration;

namespace PSMigrate.Cmdlets.Tests.Configuration;

/// <summary>Configurations as texts, in a folder that does not exist.</summary>
static class Sample
{
    public static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "project", "db"));
    public static readonly string File = Path.Combine(Folder, "migration.psd1");

    public static ProjectConfiguration Parse(string text) => ProjectConfiguration.Parse(text, File);

    public static EnvironmentConfiguration Select(
        string text, string? environment = null, Dictionary<string, string>? variables = null, SecretResolver? secrets = null) =>
        Parse(text).Select(new() { Environment = environment }, Variables(variables), secrets);

    public static EnvironmentConfiguration SelectWith(
        string text, ConfigurationOverrides overrides, Dictionary<string, string>? variables = null) =>
        Parse(text).Select(overrides, Variables(variables), null);

    public static Func<string, string?> Variables(Dictionary<string, string>? variables) => name => variables?.GetValueOrDefault(name);

    public static ConfigurationValue Row(this EnvironmentConfiguration environment, string key) =>
        Assert.Single(environment.Values, value => value.Key == key);

    public static MigrationException Fails(string errorId, Action action)
    {
        var error = Assert.Throws<MigrationException>(action);
        Assert.Equal(errorId, error.ErrorId);
        Assert.False(string.IsNullOrEmpty(error.Remedy));
        return error;
    }

    public static MigrationException Fails(string errorId, int line, int column, Action action)
    {
        var error = Fails(errorId, action);
        Assert.Equal(new(File, line, column), error.Position);
        return error;
    }
}

/// <summary>A folder of its own that goes with the test.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("psmigrate [test] ").FullName;

    public string Make(params string[] parts) => Directory.CreateDirectory(Path.Combine([Root, .. parts])).FullName;

    public string Write(string text, params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
