namespace PSMigrate.Cmdlets.Configuration;

/// <summary>
/// Lists a merged configuration with the origin of each value. Secrets are hidden and never asked for; where an environment variable of a
/// connection string or a variable is missing, the reference itself is shown.
/// </summary>
internal sealed class ConfigurationListing(EnvironmentValues values, ConfigurationOverrides overrides)
{
    const string DefaultOrigin = "default";
    readonly List<ConfigurationValue> rows = [];

    public List<ConfigurationValue> List(string name, string nameOrigin, ProjectSettings project)
    {
        rows.Add(new("Environment", name, nameOrigin));
        foreach (var key in ConfigurationKeys.All)
        {
            if (key.Name is ConfigurationKeys.Environments or ConfigurationKeys.DefaultEnvironment)
                continue;
            var node = values.Merged.Value(key.Name);
            if (key.Name == "ScriptLocation")
                Add(key.Name, values.Path(key.Name) ?? values.Folder, node);
            else if (key.Name == "VersionLocations")
                Add(key.Name, string.Join(", ", project.VersionLocations), node);
            else if (key.Name == "RepeatableLocations")
                Add(key.Name, string.Join(", ", project.RepeatableLocations), node);
            else if (key.Type == ConfigurationType.ConnectionString)
                AddConnectionString(key.Name, node);
            else
                AddKey(key, key.Name, node);
        }
        if (overrides.UserName is not null)
            rows.Add(new("UserName", overrides.UserName, "-Credential"));
        if (overrides.Password is not null)
            rows.Add(new("Password", SecretMask.Masked, "-Credential"));
        if (overrides.AccessToken is not null)
            rows.Add(new("AccessToken", SecretMask.Masked, "-AccessToken"));
        return rows;
    }

    /// <summary>A connection string as it may be shown; null when there is none.</summary>
    public string? ConnectionString(string name) =>
        values.Merged.Value(name) is { } node && ConnectionString(name, node) is { Length: > 0 } text ? text : null;

    void AddConnectionString(string name, ConfigurationNode? node)
    {
        if (ConnectionString(name) is { } text)
            Add(name, text, node);
    }

    string ConnectionString(string name, ConfigurationNode node) => node switch
    {
        TableNode { IsSecret: true } => SecretMask.Masked,
        TableNode parts => ConnectionText.Join(parts, name,
            part => part.Value is TableNode || SecretMask.IsSecretKeyword(part.Key) ? SecretMask.Masked : Shown(part.Value)),
        ScalarNode { Value: string text, Origin.Position: not null } => SecretMask.ConnectionString(ExpandMasked(node, text)),
        _ => SecretMask.ConnectionString(Shown(node)),
    };

    void AddKey(ConfigurationKey key, string path, ConfigurationNode? node)
    {
        if (key.Type == ConfigurationType.Section)
        {
            foreach (var child in key.Children)
                AddKey(child, $"{path}.{child.Name}", (node as TableNode)?.Value(child.Name));
        }
        else if (node is not null)
            AddNode(path, node, key.Type == ConfigurationType.Variables);
        else if (key.Default is not null)
            Add(path, key.Default, null);
    }

    void AddNode(string path, ConfigurationNode node, bool isVariables)
    {
        if (node is not TableNode { IsSecret: false } table)
        {
            Add(path, node is TableNode ? SecretMask.Masked : SecretMask.Text(Shown(node)), node);
            return;
        }
        foreach (var entry in table.Entries)
        {
            if (entry.Value.IsNull)
                continue;
            var inner = $"{path}.{entry.Key}";
            if (isVariables ? SecretMask.IsSecretVariable(entry.Key) : SecretMask.IsSecretKeyword(entry.Key))
                Add(inner, SecretMask.Masked, entry.Value);
            else if (entry.Key.EndsWith("ConnectionString", StringComparison.OrdinalIgnoreCase))
                Add(inner, ConnectionString(inner, entry.Value), entry.Value);
            else
                AddNode(inner, entry.Value, isVariables);
        }
    }

    void Add(string path, string value, ConfigurationNode? node) => rows.Add(new(path, value, node?.Origin.Text ?? DefaultOrigin));

    // What stands for a password is hidden before it expands as well, because a password may hold what looks like the next keyword.
    string ExpandMasked(ConfigurationNode node, string text)
    {
        var expanded = new List<string>();
        var masked = EnvironmentText.Expand(text, Keep, part => ConfigurationConverter.Malformed(node.Origin, "", part));
        masked = SecretMask.Text(masked);
        for (var i = 0; i < expanded.Count; i++)
            masked = masked.Replace(Placeholder(i), expanded[i], StringComparison.Ordinal);
        return masked;

        string Keep(EnvironmentText.Reference reference)
        {
            expanded.Add(Shown(reference));
            return Placeholder(expanded.Count - 1);
        }

        // Characters for private use, which need no quotes in a connection string.
        static string Placeholder(int index) => $"\uE000{ScalarText.Of(index)}\uE001";
    }

    string Shown(ConfigurationNode node) => node switch
    {
        ListNode list => string.Join(", ", list.Items.ConvertAll(Shown)),
        TableNode => "@{…}",
        ScalarNode { Value: string text } => node.Origin.Position is null ? text : Expand(node, text),
        ScalarNode { Value: { } value } => ScalarText.Of(value),
        _ => "",
    };

    string Expand(ConfigurationNode node, string text) =>
        EnvironmentText.Expand(text, Shown, part => ConfigurationConverter.Malformed(node.Origin, "", part));

    string Shown(EnvironmentText.Reference reference)
    {
        if (SecretMask.IsSecretKeyword(reference.Name))
            return SecretMask.Masked;
        var value = values.EnvironmentVariables(reference.Name);
        return reference.Default is not null && string.IsNullOrEmpty(value) ? reference.Default : value ?? reference.Text;
    }
}
