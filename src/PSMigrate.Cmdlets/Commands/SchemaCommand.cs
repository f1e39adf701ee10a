using System.Collections;
using System.Management.Automation;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Scripting;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A command that compares the wanted schema with what is there.</summary>
public abstract class SchemaCommand : DatabaseCommand
{
    BodyRunspace? runspace;

    /// <summary>The wanted schema: .ps1 or .sql files, or folders of such, in place of Schema.Source of the configuration.</summary>
    /// <value>Schema.Source of the configuration; without it schema.ps1 or schema.sql beside the configuration</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? SchemaPath { get; set; }

    /// <summary>An environment whose database is the wanted schema.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.EnvironmentCompleter))]
    public string? WantedEnvironment { get; set; }

    /// <summary>What has got another name, as 'table=newname' or 'table.column=newname'. What is not said here is dropped and made anew.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Rename { get; set; }

    /// <summary>The names of what is compared, with wildcards: 'name' or 'schema.name'; in place of Schema.Include of the configuration.</summary>
    /// <value>everything</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    /// <summary>The names of what is left out, with wildcards; beside Schema.Exclude of the configuration.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Exclude { get; set; }

    /// <summary>A script block that decides about single objects: $_ has Part (Table, Index, View and so on) and Name; what it does not put $true out for is left out.</summary>
    [Parameter]
    public ScriptBlock? Filter { get; set; }

    /// <summary>Variables for the revisions and the scripts of the schema, beside those of the configuration.</summary>
    [Parameter]
    public IDictionary? Variable { get; set; }

    private protected override ConfigurationOverrides Overrides() => base.Overrides() with { Variables = Variable };

    private protected override BodyRunspace BodyRunspace() =>
        runspace ??= new(Host, new CommandStreams(this), ModuleFiles.Manifest, Configuration.Modules);

    /// <summary>Compares what is there with the wanted schema.</summary>
    private protected SchemaComparison Compare(SchemaOrigin from, SchemaOrigin to, IEnumerable<SchemaRename>? renames = null)
    {
        using var observer = new CommandObserver(this, _ => { });
        var settings = new ComparisonSettings
        {
            Include = (Include ?? [.. Configuration.Schema.Include]).ToValueList(),
            Exclude = Configuration.Schema.Exclude.Concat(Exclude ?? []).ToValueList(),
            Parts = ComparedParts.Read(Configuration.Schema.Compare),
            Filter = new ComparedObjects(Revisions.RepeatablesFor(Configuration.Provider), Filter).Takes,
            Renames = RenameArguments.Read(Rename ?? [], MyInvocation.MyCommand.Name).Concat(renames ?? []).ToValueList(),
        };
        return EngineHost.Engine.Compare(DatabaseSettings(), from, to, settings, observer, Cancellation);
    }

    /// <summary>Lets the configuration's hooks change what was found.</summary>
    private protected SchemaComparison RunHooks(SchemaComparison comparison) => new SchemaHooks(this, Configuration.Schema.Hooks).Run(comparison);

    private protected SchemaOrigin Wanted()
    {
        if (WantedEnvironment is not null)
        {
            return SchemaPath is null
                ? new DeployedSchema(Select(WantedEnvironment))
                : throw CommandErrors.InvalidOperation(MyInvocation.MyCommand.Name, "-SchemaPath and -WantedEnvironment both name the wanted schema", "Use one of them.");
        }
        if (SchemaPath is null && Configuration.Schema.Source is IDictionary<string, object?> source)
            return new DeployedSchema(Select(SchemaFiles.Environment(source)));
        return SchemaScript.Read(SchemaFiles.Find(Project.Folder, SchemaPath?.Select(FileSystemPath), Configuration.Schema.Source), BodyRunspace) with { Variables = Configuration.Variables };
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        runspace?.Dispose();
        base.Dispose(disposing);
    }

    DatabaseSettings Select(string environment) =>
        Select(ConfigurationOverrides.None with { Environment = environment }).RequireDatabase();
}
