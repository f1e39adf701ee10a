using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Makes the settings of one environment from its merged configuration.</summary>
internal sealed class EnvironmentBuilder(
    ProjectConfiguration configuration, EnvironmentValues values, ConfigurationOverrides overrides, SourcePosition? section)
{
    public EnvironmentConfiguration Build(string name, string nameOrigin)
    {
        var project = Project();
        var offline = OfflineDatabase(name);
        var listing = new ConfigurationListing(values, overrides);
        return new(project, offline, () => Database(offline), values.Variables)
        {
            Name = name,
            IsDefault = string.Equals(name, configuration.DefaultName, StringComparison.Ordinal),
            Path = configuration.Path,
            ConnectionString = listing.ConnectionString("ConnectionString"),
            Values = listing.List(name, nameOrigin, project),
            ServerVersion = values.Text("ServerVersion"),
            Modules = values.Texts("Modules").Select(module => ConfigurationPath.FullIfPath(values.Folder, module)).ToValueList(),
            Hooks = Hooks(),
            Schema = Schema(),
        };
    }

    ProjectSettings Project()
    {
        var scripts = values.Path("ScriptLocation") ?? values.Folder;
        return new()
        {
            ConfigurationPath = configuration.Path,
            VersionLocations = Locations("VersionLocations", scripts),
            RepeatableLocations = Locations("RepeatableLocations", scripts),
            RequireRepeatableLocations = values.Texts("RepeatableLocations").Count > 0,
            FileTemplate = values.Text("FileTemplate")!,
            TruncateSlugLength = values.Count("TruncateSlugLength", new ProjectSettings().TruncateSlugLength),
            TimeZone = values.Text("TimeZone"),
            RevisionFormat = values.Choice<RevisionFormat>("RevisionFormat"),
        };
    }

    ValueList<string> Locations(string name, string scripts)
    {
        var locations = values.Texts(name);
        if (locations.Count == 0)
            locations = [ConfigurationKeys.Get(name).Default!];
        return locations.Select(location => ConfigurationPath.Full(scripts, location)).ToValueList();
    }

    DatabaseSettings OfflineDatabase(string name)
    {
        var settings = new DatabaseSettings
        {
            Environment = name,
            Provider = values.Text("Provider")!,
            ConnectionString = "",
            BaseFolder = values.Folder,
            UserName = overrides.UserName,
            Password = overrides.Password,
            AccessToken = overrides.AccessToken,
            Authentication = values.Text("Authentication"),
            VersionTable = values.Text("VersionTable")!,
            VersionTableSchema = values.Text("VersionTableSchema"),
            LogTable = values.Text("LogTable")!,
            Naming = Naming(),
            TransactionMode = values.Choice<TransactionMode>("TransactionMode"),
            LockTimeout = values.Limit("LockTimeout"),
            StatementTimeout = values.Limit("StatementTimeout"),
            OnChangedRevision = values.Choice<ChangedRevisionPolicy>("OnChangedRevision"),
        };
        var locking = values.Section("Lock");
        var retry = values.Section("Retry");
        var mode = locking.Choice("Mode");
        var wait = locking.Seconds("WaitSeconds") ?? settings.LockWait;
        return settings with
        {
            Lock = mode is not "Off",
            LockWait = mode is "Fail" ? TimeSpan.Zero : wait,
            RetryCount = retry.Count("Count") ?? settings.RetryCount,
            RetryDelay = retry.Seconds("DelaySeconds") ?? settings.RetryDelay,
        };
    }

    DatabaseSettings Database(DatabaseSettings offline) => offline with
    {
        ConnectionString = values.ConnectionString("ConnectionString")
            ?? throw ConfigurationErrors.MissingKey("ConnectionString", offline.Environment, configuration.Names, section),
        LockConnectionString = values.ConnectionString("LockConnectionString"),
    };

    NamingConvention Naming()
    {
        var templates = values.Section("NamingConvention");
        return new()
        {
            PrimaryKey = templates.Text("PrimaryKey"),
            ForeignKey = templates.Text("ForeignKey"),
            Unique = templates.Text("Unique"),
            Check = templates.Text("Check"),
            Exclude = templates.Text("Exclude"),
            Index = templates.Text("Index"),
            UniqueIndex = templates.Text("UniqueIndex"),
            Default = templates.Text("Default"),
        };
    }

    HookSettings Hooks()
    {
        var hooks = values.Section("Hooks");
        return new()
        {
            PostWrite = hooks.Scripts("PostWrite", values.Folder),
            BeforeRun = hooks.Scripts("BeforeRun", values.Folder),
            AfterRun = hooks.Scripts("AfterRun", values.Folder),
        };
    }

    SchemaSettings Schema()
    {
        var schema = values.Section("Schema");
        return new()
        {
            Source = schema.Data("Source") switch
            {
                List<object?> list => list.ConvertAll(Located),
                var other => Located(other),
            },
            Include = schema.Texts("Include"),
            Exclude = schema.Texts("Exclude"),
            Compare = schema.Data("Compare"),
            Hooks = schema.Scripts("Hooks", values.Folder),
        };
    }

    object? Located(object? source) => source is string { Length: > 0 } text ? Path.GetFullPath(text, values.Folder) : source;
}
