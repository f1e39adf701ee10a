using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Scripting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Writes a SQL script that does what an upgrade, a downgrade or a stamp would do. No database is needed.</summary>
/// <remarks>
/// The script is for the engine's own client: psql, sqlite3, sqlcmd or SSMS. It says at its top how to run it, makes the bookkeeping tables where they are missing,
/// checks before every revision that the database is where the revision expects it, counts the rows that it changes in the version table, writes the log, and
/// stops at its first error; of the revision that failed nothing stays. Each revision has a transaction of its own unless it or TransactionMode says otherwise.
/// It is made by the same steps as a run. A revision that asks the database (Read-DbQuery) cannot be exported; the error names the line. In a body
/// $Migration.IsOffline tells that a script is being written. The same files make the same script each time: when and by whom it ran is what the database says then.
/// A script that leaves no revision pending ends with the repeatable objects, each in a transaction of its own and with its row in the log; an idempotent one
/// leaves out those that the database has in the same text. On SQLite an idempotent script is not possible, because SQLite's SQL has no conditions. Where a table must be made anew there, the revisions
/// are replayed in memory to learn what it looks like.
/// </remarks>
/// <returns>The script as one text, or the file that -Path names.</returns>
/// <example>
/// <code>Export-MigrationScript -Path deploy.sql</code>
/// <para>A script that brings an empty database to the heads.</para>
/// </example>
/// <example>
/// <code>Export-MigrationScript -From f0915 -To heads -Provider PostgreSql -ServerVersion 16 -Path deploy.sql -Force</code>
/// <para>For databases at f0915…; on any other the script stops and changes nothing. A file that is there is replaced.</para>
/// </example>
/// <example>
/// <code>Export-MigrationScript -Idempotent -Path deploy.sql</code>
/// <para>For databases that may be anywhere: the script looks what is applied and runs the rest. It can be run twice. Not on SQLite.</para>
/// </example>
/// <example>
/// <code>Export-MigrationScript -Provider SqlServer -NoRepeatable -Path deploy.sql</code>
/// <para>Only the revisions: views and procedures of the folder repeatable/ come some other way.</para>
/// </example>
/// <example>
/// <code>Export-MigrationScript -Direction Downgrade -From heads -To f0915 | psql -X -d shop</code>
/// <para>Undoes what is newer than f0915….</para>
/// </example>
/// <example>
/// <code>Export-MigrationScript -Stamp -To heads</code>
/// <para>Says in the version table that an empty one has everything, and nothing else.</para>
/// </example>
[Cmdlet(VerbsData.Export, "MigrationScript", SupportsShouldProcess = true, DefaultParameterSetName = "Run")]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ExportMigrationScriptCommand : ProjectCommand
{
    BodyRunspace? runspace;

    /// <summary>Where to go: ids, beginnings of ids, heads, base, label@base, or relative to -From. Several are a list, or separated by commas.</summary>
    /// <value>heads, for an upgrade</value>
    [Parameter(Position = 0)]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? To { get; set; }

    /// <summary>Where the database is that the script is for; several heads are a list, or separated by commas.</summary>
    /// <value>base; heads for a downgrade</value>
    [Parameter]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? From { get; set; }

    /// <summary>Whether the script applies revisions or undoes them.</summary>
    [Parameter(ParameterSetName = "Run")]
    public MigrationDirection Direction { get; set; }

    /// <summary>Writes the version table and the log only; no revision runs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Stamp")]
    public SwitchParameter Stamp { get; set; }

    /// <summary>The script looks what is applied, runs only the rest, and can be run twice.</summary>
    [Parameter]
    public SwitchParameter Idempotent { get; set; }

    /// <summary>SQL alone, without commands of psql, for other clients. An idempotent one cannot hold what must run outside of a transaction.</summary>
    [Parameter]
    public SwitchParameter Plain { get; set; }

    /// <summary>Leaves the repeatable objects out, which an upgrade to the heads otherwise applies after the last revision.</summary>
    [Parameter(ParameterSetName = "Run")]
    public SwitchParameter NoRepeatable { get; set; }

    /// <summary>The environment of the configuration.</summary>
    /// <value>DefaultEnvironment of the configuration</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>The provider that the script is for, in place of the configuration's.</summary>
    /// <value>Provider of the configuration</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>The version of the server, for example 16 or 15.0; bodies read it from $Migration.ServerVersion.</summary>
    /// <value>ServerVersion of the configuration, else the oldest that is supported</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ServerVersion { get; set; }

    /// <summary>The file to write. It appears when it is whole.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Variables for the revisions, as a hashtable. They win over those of the configuration, and their values stand in the script.</summary>
    [Parameter]
    public IDictionary? Variable { get; set; }

    /// <summary>A text that the log keeps with every row that the script writes.</summary>
    [Parameter]
    public string? Tag { get; set; }

    private protected override ConfigurationOverrides Overrides() =>
        new() { Environment = Environment, Provider = Provider, Variables = Variable };

    private protected override void ReportProblems(IRevisionSet set) { }

    private protected override BodyRunspace BodyRunspace() =>
        runspace ??= new(Host, new CommandStreams(this), ModuleFiles.Manifest, Configuration.Modules);

    private protected override void End()
    {
        if (Path is null)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            Write(writer);
            WriteObject(writer.ToString());
            return;
        }
        var file = new ScriptFile(FileSystemPath(Path), Force);
        file.Check();
        if (!ShouldProcess(file.FullName, "Export a migration script"))
            return;
        file.Write(Write, EngineHost.Engine.ScriptNeedsMark(Configuration.Provider));
        WriteObject(new FileInfo(file.FullName));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        runspace?.Dispose();
        base.Dispose(disposing);
    }

    void Write(TextWriter writer)
    {
        using var observer = new CommandObserver(this, _ => { });
        var run = new RunSettings { Variables = Configuration.Variables, Tag = Tag };
        EngineHost.Engine.Export(Revisions, Configuration.OfflineDatabase, Request(), run, writer, observer, Cancellation);
    }

    ScriptRequest Request() => new()
    {
        Kind = Stamp ? ScriptKind.Stamp : Direction == MigrationDirection.Upgrade ? ScriptKind.Upgrade : ScriptKind.Downgrade,
        From = Names(From),
        To = Names(To),
        Idempotent = Idempotent,
        Plain = Plain,
        Repeatables = !NoRepeatable,
        ServerVersion = (ServerVersion ?? Configuration.ServerVersion) is { } text ? ParseVersion(text) : null,
    };

    static ValueList<string> Names(RevisionReference[]? references) => (references ?? [])
        .SelectMany(reference => reference.Require().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .ToValueList();

    static Version ParseVersion(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? new(major, 0)
        : Version.TryParse(text, out var version) ? version
        : throw CommandErrors.ServerVersionInvalid(text);
}
