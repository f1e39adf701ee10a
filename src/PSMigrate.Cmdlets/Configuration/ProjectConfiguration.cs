namespace PSMigrate.Cmdlets.Configuration;

/// <summary>A project's configuration file, read and checked; no environment is chosen yet.</summary>
internal sealed class ProjectConfiguration
{
    const string EnvironmentVariable = "PSMIGRATE_ENVIRONMENT";
    const string Unnamed = "default";
    readonly TableNode root;
    readonly TableNode? sections;

    ProjectConfiguration(string path, TableNode root)
    {
        ConfigurationCheck.Check(root);
        Path = path;
        this.root = root;
        sections = root.Value(ConfigurationKeys.Environments) as TableNode;
        var given = root.Value(ConfigurationKeys.DefaultEnvironment) as ScalarNode;

        // Without a default the top level alone is one, never the first section: nobody should reach production by leaving something out.
        DefaultName = given?.Value as string ?? Unnamed;
        var names = new List<string>();
        foreach (var section in sections?.Entries ?? [])
            names.Add(section.Key);
        var found = names.Find(name => string.Equals(name, DefaultName, StringComparison.OrdinalIgnoreCase));
        if (found is null && names.Count > 0 && !string.Equals(DefaultName, Unnamed, StringComparison.OrdinalIgnoreCase))
            throw ConfigurationErrors.EnvironmentNotFound(DefaultName, names, given?.Origin.Position);
        if (found is null)
            names.Insert(0, DefaultName);
        DefaultName = found ?? DefaultName;
        Names = names;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The folder that relative paths start from.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The names of the environments, in the order of the file.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The environment that applies when none is named.</summary>
    public string DefaultName { get; }

    /// <summary>Finds and reads the configuration file.</summary>
    /// <param name="startFolder">The folder to begin in; the search goes upwards.</param>
    /// <param name="projectPath">The file, or the folder that holds it, where a user names one; null to search.</param>
    public static ProjectConfiguration Find(string startFolder, string? projectPath = null)
    {
        var path = ProjectDiscovery.Find(startFolder, projectPath);
        return new(path, ConfigurationReader.ReadFile(path));
    }

    /// <summary>Reads a configuration from a text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The path that it has or would have.</param>
    public static ProjectConfiguration Parse(string text, string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return new(full, ConfigurationReader.Read(text, full));
    }

    /// <summary>Chooses an environment and merges what holds for it.</summary>
    /// <param name="overrides">What a command's parameters say.</param>
    /// <param name="environmentVariables">Gives an environment variable; null when it is not set.</param>
    /// <param name="secrets">Gives a secret; null where there is no SecretManagement.</param>
    public EnvironmentConfiguration Select(
        ConfigurationOverrides overrides, Func<string, string?> environmentVariables, SecretResolver? secrets)
    {
        var (wanted, origin) = overrides.Environment is { } parameter ? (parameter, "-Environment")
            : environmentVariables(EnvironmentVariable) is { Length: > 0 } variable ? (variable, EnvironmentVariable)
            : (DefaultName, root.Value(ConfigurationKeys.DefaultEnvironment)?.Origin.Text ?? "default");
        var name = NameOf(wanted);
        var section = sections?.Find(name)?.Value as TableNode;

        var merged = ConfigurationMerge.Shared(root);
        if (section is not null)
            merged = ConfigurationMerge.Merge(merged, section);
        merged = ConfigurationMerge.Merge(merged, ConfigurationMerge.FromVariables(environmentVariables));
        merged = ConfigurationMerge.Merge(merged, ConfigurationMerge.FromParameters(overrides));
        ConfigurationCheck.CheckReferences("", merged);

        var values = new EnvironmentValues(merged, Folder, environmentVariables, secrets);
        return new EnvironmentBuilder(this, values, overrides, (section ?? root).Origin.Position).Build(name, origin);
    }

    string NameOf(string wanted)
    {
        foreach (var name in Names)
        {
            if (string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase))
                return name;
        }
        throw ConfigurationErrors.EnvironmentNotFound(wanted, Names, sections?.Origin.Position);
    }
}
