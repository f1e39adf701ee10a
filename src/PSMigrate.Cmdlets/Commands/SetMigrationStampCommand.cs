using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Writes into the version table where a database stands, without running anything.</summary>
/// <remarks>A stamp takes the rows of the branches that its targets lie on and leaves those of other branches alone.</remarks>
/// <example>
/// <code>Set-MigrationStamp head</code>
/// <para>Says that a database that was made in another way has everything.</para>
/// </example>
/// <example>
/// <code>Set-MigrationStamp f0915 -Purge</code>
/// <para>Forgets what the version table says, unknown revisions included, and says that the database is at f0915…</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "MigrationStamp", SupportsShouldProcess = true)]
[OutputType(typeof(StampPlan))]
public sealed class SetMigrationStampCommand : DatabaseCommand
{
    readonly PipedRevisions targets = new();

    /// <summary>Where the database is: ids, beginnings of ids, heads, base, label@base. Several may be named or piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[] To { get; set; } = [];

    /// <summary>Forgets all rows first, those of unknown revisions among them.</summary>
    [Parameter]
    public SwitchParameter Purge { get; set; }

    /// <summary>A text that the log keeps with the stamp.</summary>
    [Parameter]
    public string? Tag { get; set; }

    // A stamp writes: like a run it needs the project whole.
    private protected override void ReportProblems(IRevisionSet set) { }

    private protected override void Process() => targets.Add(To);

    private protected override void End()
    {
        if (targets.Count == 0)
        {
            WriteWarning("Nothing came through the pipe, so nothing was stamped.");
            return;
        }
        Environment = targets.Environment(Environment);
        if (targets.Project() is { } project)
            RequireProject(project);
        var plan = Revisions.PlanStamp(Database.ReadHeads(Cancellation), targets.Ids, Purge);
        if (!ShouldProcess(Database.DisplayName, $"Stamp from {Names(plan.HeadsBefore)} to {Names(plan.HeadsAfter)}"))
            return;
        using var observer = new CommandObserver(this, _ => { });
        var done = Database.Stamp(Revisions, plan, targets.Ids, Purge, new() { Tag = Tag }, observer, Cancellation);
        WriteObject(done with { Environment = Configuration.Name, Database = Database.DisplayName });
    }

    static string Names(ValueList<string> ids) => ids.Count == 0 ? "base" : string.Join(", ", ids);
}
