using static PSMigrate.Cmdlets.Configuration.ConfigurationType;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>The keys of <c>migration.psd1</c>: what is checked, what is suggested and what is documented come from here.</summary>
internal static class ConfigurationKeys
{
    public const string Environments = "Environments";
    public const string DefaultEnvironment = "DefaultEnvironment";

    static readonly NamingConvention Templates = new();

    static readonly ConfigurationKey[] SecretParts =
    [
        new("Secret", Text, "The secret's name."),
        new("Vault", Text, "The vault that holds it; absent for the default one."),
    ];

    /// <summary>The keys of a reference to a secret.</summary>
    public static IReadOnlyList<ConfigurationKey> Secret => SecretParts;

    /// <summary>The keys of the top level.</summary>
    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        Scalar("Provider", Text, "The database: Sqlite, PostgreSql or SqlServer.") with { Default = "Sqlite" },
        Scalar("ConnectionString", ConnectionString,
            "How to reach the database, in its driver's words; relative SQLite paths start at the configuration file."),
        Scalar("LockConnectionString", ConnectionString, "The connection for the lock, where the ordinary one goes through a pooler."),
        Scalar("Authentication", Text, "How to log in where it is not by password."),
        Scalar("ServerVersion", Text, "The database's version, for work without a connection."),
        Scalar("ScriptLocation", Text, "The folder that VersionLocations and RepeatableLocations start from; absent for that of the configuration file."),
        new("VersionLocations", Texts, "The folders that hold the revision files, in their order.") { Default = "versions" },
        new("RepeatableLocations", Texts, "The folders that hold the files of repeatable objects, in their order; the default one may be missing.")
        {
            Default = "repeatable",
        },
        Scalar("FileTemplate", Text, "The name of a new file: {id}, {slug}, {date:format}, and / for subfolders.") with
        {
            Default = "{date:yyyyMMdd_HHmm}_{id}_{slug}",
        },
        Scalar("TruncateSlugLength", Count, "The longest slug, in characters.") with { Default = "40", Minimum = 1 },
        Scalar("TimeZone", Text, "The time zone of dates in names and headers; absent for the machine's."),
        Scalar("RevisionFormat", Choice, "The format of a new revision.") with
        {
            Default = "PowerShell",
            Allowed = Enum.GetNames<RevisionFormat>(),
        },
        Scalar("VersionTable", Text, "The version table.") with { Default = "migration_version" },
        Scalar("VersionTableSchema", Text, "The schema of the bookkeeping tables; absent for the session's own."),
        Scalar("LogTable", Text, "The log table; empty for none.") with { Default = "migration_log", MayBeEmpty = true },
        Scalar("TransactionMode", Choice, "How revisions are put into transactions.") with
        {
            Default = "PerRevision",
            Allowed = Enum.GetNames<TransactionMode>(),
        },
        new("Lock", Section, "What keeps two runs apart.")
        {
            Children =
            [
                new("Mode", Choice, "Wait for another run, fail at once, or take no lock.")
                {
                    Default = "Wait",
                    Allowed = ["Wait", "Fail", "Off"],
                },
                new("WaitSeconds", Seconds, "How long to wait.") { Default = "60" },
            ],
        },
        Scalar("LockTimeout", Seconds,
            "How long a statement may wait for a lock inside the database; 0 or absent for the database's own limit."),
        Scalar("StatementTimeout", Seconds, "How long a statement may take; 0 or absent for no limit."),
        new("Retry", Section, "What to do when a step fails for a passing reason.")
        {
            Children =
            [
                new("Count", Count, "How often to run it again.") { Default = "0" },
                new("DelaySeconds", Seconds, "How long to wait before that.") { Default = "1" },
            ],
        },
        Scalar("OnChangedRevision", Choice, "What to do about an applied revision whose file has changed.") with
        {
            Default = "Warn",
            Allowed = Enum.GetNames<ChangedRevisionPolicy>(),
        },
        new("NamingConvention", Section, "Templates for the names of constraints and indexes that have none; an empty one leaves it to the database.")
        {
            Children =
            [
                Name("PrimaryKey", "Primary keys.", Templates.PrimaryKey),
                Name("ForeignKey", "Foreign keys; {principal} is the table that they refer to.", Templates.ForeignKey),
                Name("Unique", "Unique constraints.", Templates.Unique),
                Name("Check", "Check constraints; {hash} is made of the condition.", Templates.Check),
                Name("Exclude", "Exclusion constraints.", Templates.Exclude),
                Name("Index", "Indexes.", Templates.Index),
                Name("UniqueIndex", "Unique indexes.", Templates.UniqueIndex),
                Name("Default", "Defaults, where the database names them.", Templates.Default),
            ],
        },
        new("Schema", Section, "The wanted schema for autogenerate.")
        {
            Children =
            [
                new("Source", Data, "Where it is described: paths, or another database."),
                new("Include", Texts, "What to compare; wildcards."),
                new("Exclude", Texts, "What to leave out; wildcards."),
                new("Compare", Data, "Which differences count."),
                new("Hooks", Texts, "Scripts that see each difference."),
            ],
        },
        new("Hooks", Section, "Scripts (.ps1) or commands to run.")
        {
            Children =
            [
                new("PostWrite", Texts, "After a revision file was written."),
                new("BeforeRun", Texts, "Before a run."),
                new("AfterRun", Texts, "After a run."),
            ],
        },
        new("Modules", Texts, "Modules that revision bodies use: names or paths."),
        new("Variables", Variables, "Variables that revisions see."),
        new(Environments, ConfigurationType.Environments, "What differs between environments, by name; any key but the last two."),
        new(DefaultEnvironment, Text, "The environment that applies when none is named.") { Default = "default" },
    ];

    /// <summary>The key of that name, without regard to case; null when there is none.</summary>
    public static ConfigurationKey? Find(IReadOnlyList<ConfigurationKey> keys, string name)
    {
        foreach (var key in keys)
        {
            if (string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase))
                return key;
        }
        return null;
    }

    /// <summary>The key of that name, which exists.</summary>
    public static ConfigurationKey Get(string name) => Find(All, name) ?? throw new ArgumentOutOfRangeException(nameof(name), name, null);

    static ConfigurationKey Name(string name, string description, string template) =>
        new(name, Text, description) { Default = template, MayBeEmpty = true };

    static ConfigurationKey Scalar(string name, ConfigurationType type, string description) =>
        new(name, type, description) { EnvironmentVariable = "PSMIGRATE_" + name.ToUpperInvariant() };
}
