using System.Collections;
using System.Management.Automation;
using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Planning;
using PSMigrate.Cmdlets.Scripting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A command that runs revisions.</summary>
public abstract class RunCommand : DatabaseCommand
{
    BodyRunspace? runspace;

    /// <summary>Variables for the revisions, as a hashtable: texts, numbers, dates and truth values. They win over those of the configuration. A body reads them from $Migration.Variables, a SQL revision as ${name}.</summary>
    [Parameter]
    public IDictionary? Variable { get; set; }

    /// <summary>A text that the log keeps with every row of the run, such as the number of a build.</summary>
    [Parameter]
    public string? Tag { get; set; }

    /// <summary>What to do about a statement outside of a transaction that an earlier run had begun, and of which nobody knows whether it was done. Without it the command stops there with an error.</summary>
    [Parameter]
    public ResumeAction? Resume { get; set; }

    /// <summary>Runs without the question before the run. It answers neither -Confirm nor -WhatIf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>A plan that was approved: the path of a file that Export-MigrationPlan has written, or what Get-MigrationPlan has put out. Exactly its steps run, on the environment that it was made for; nothing does when the database, a file or a step is not what was approved.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? Plan { get; set; }

    private protected override ConfigurationOverrides Overrides() => base.Overrides() with { Variables = Variable };

    // Values that come from a vault or by their name are secrets may stand in a revision's SQL: no message and no log shows them.
    private protected override DatabaseSettings DatabaseSettings() => base.DatabaseSettings() with
    {
        Secrets = Configuration.Variables
            .Where(variable => SecretMask.IsSecretVariable(variable.Key) && variable.Value.Length > 3)
            .Select(variable => variable.Value)
            .ToValueList(),
    };

    // A run needs all of the revisions: the planner refuses with the first problem, which is said once.
    private protected override void ReportProblems(IRevisionSet set) { }

    private protected override BodyRunspace BodyRunspace() =>
        runspace ??= new(Host, new CommandStreams(this), ModuleFiles.Manifest, Configuration.Modules);

    /// <summary>Runs what is left of the plan that -Plan names.</summary>
    private protected void RunPlan(MigrationDirection direction)
    {
        var approved = (Plan is PSObject wrapped ? wrapped.BaseObject : Plan) switch
        {
            MigrationPlan plan => plan,
            string path => PlanFile.Read(FileSystemPath(path)),
            FileInfo file => PlanFile.Read(file.FullName),
            var other => throw CommandErrors.NotAPlan(other!),
        };
        if (approved.Direction != direction)
            throw CommandErrors.PlanDirection(approved.Direction);
        if (approved.Environment is { } environment)
        {
            Environment ??= environment;
            if (!environment.Equals(Environment, StringComparison.OrdinalIgnoreCase))
                throw CommandErrors.PlanEnvironment(environment, Environment);
        }
        if (approved.Project is { } project)
            RequireProject(project);
        Run(new(direction, [], []) { Approved = approved });
    }

    /// <summary>Plans, asks, runs; puts out an object for each revision that was applied or undone, and for each repeatable object.</summary>
    private protected void Run(PlanRequest request)
    {
        var plan = Database.Plan(Revisions, request, Cancellation);
        if (plan.IsEmpty)
        {
            using (var quiet = new CommandObserver(this, _ => { }))
                Database.CheckChanged(Revisions, quiet, Cancellation);
            WriteVerbose($"{Database.DisplayName} is where it should be: there is nothing to do.");
            return;
        }
        if (plan.Warning is { } warning)
            WriteWarning(warning);
        // Before anybody is asked or told what would happen: a plan that cannot run is no plan.
        Database.Check(Revisions, plan);
        var confirmed = new RunConfirmation(this, Database.DisplayName, Configuration.Provider, Force).Confirm(plan, Revisions);
        if (confirmed.IsEmpty)
            return;
        var hooks = new Hooks(this, Project.Folder);
        hooks.Run(Configuration.Hooks.BeforeRun, null);
        var settings = new RunSettings { Variables = Configuration.Variables, Tag = Tag, Resume = Resume };
        using (var observer = new CommandObserver(this, step => WriteObject(Describe(step)), repeatable => WriteObject(Describe(repeatable))))
            Database.Run(Revisions, request, confirmed, settings, observer, Cancellation);
        hooks.Run(Configuration.Hooks.AfterRun, null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        runspace?.Dispose();
        base.Dispose(disposing);
    }

    AppliedRevision Describe(StepDone done) => new(done.Step.Revision.Id, done.Step.Direction)
    {
        Message = done.Step.Revision.Message,
        Duration = done.Duration,
        Environment = Configuration.Name,
        Database = Database.DisplayName,
        Project = Configuration.Path,
        Revision = done.Step.Revision,
    };

    AppliedRevision Describe(RepeatableDone done) => new(done.Repeatable.Name, MigrationDirection.Upgrade)
    {
        Message = done.Repeatable.Message,
        Duration = done.Duration,
        Environment = Configuration.Name,
        Database = Database.DisplayName,
        Project = Configuration.Path,
        Repeatable = done.Repeatable,
    };
}
