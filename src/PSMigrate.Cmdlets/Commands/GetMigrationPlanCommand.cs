using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Shows the steps that an upgrade or a downgrade would take. Nothing is written.</summary>
/// <remarks>
/// Steps has the revisions in order, each with the checksum of its file; Repeatables the repeatable objects that would run after them.
/// Export-MigrationPlan writes the plan into a file; the parameter Plan of Invoke-MigrationUpgrade and Invoke-MigrationDowngrade runs exactly
/// these steps.
/// </remarks>
/// <example>
/// <code>(Get-MigrationPlan).Steps</code>
/// <para>What an upgrade would apply, in order.</para>
/// </example>
/// <example>
/// <code>Get-MigrationPlan -Direction Downgrade -To base -Current f0915</code>
/// <para>What it would take to undo everything in a database at f0915…; no database is asked.</para>
/// </example>
/// <example>
/// <code>Get-MigrationPlan -Environment prod | Export-MigrationPlan -Path plan.json</code>
/// <para>Writes what an upgrade of prod would do, for somebody to approve.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationPlan")]
[OutputType(typeof(MigrationPlan))]
public sealed class GetMigrationPlanCommand : DatabaseCommand
{
    /// <summary>Where to go; for an upgrade heads unless told otherwise.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string[]? To { get; set; }

    /// <summary>Whether revisions are applied or undone.</summary>
    [Parameter]
    public MigrationDirection Direction { get; set; }

    /// <summary>The rows of the version table to start from, in place of a database's; an empty list is a database without revisions.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [RevisionReference]
    public RevisionReference[]? Current { get; set; }

    private protected override void End()
    {
        if (To is null && Direction == MigrationDirection.Downgrade)
            throw Hosting.CommandErrors.TargetMissing();
        var request = new PlanRequest(Direction, (To ?? ["heads"]).ToValueList(), []);
        var plan = Current is null
            ? Database.Plan(Revisions, request, Cancellation)
            : Revisions.Plan([.. Current.SelectMany(reference => Revisions.Resolve(reference.Require())).Select(revision => revision.Id)], request);
        if (plan.Warning is { } warning)
            WriteWarning(warning);
        WriteObject(Revisions.WithChecksums(plan) with
        {
            Targets = request.Targets,
            Environment = Current is null ? Configuration.Name : null,
            Provider = Current is null ? Configuration.Provider : null,
            Database = Current is null ? Database.DisplayName : null,
            Project = Configuration.Path,
            Created = DateTimeOffset.UtcNow,
        });
    }
}
