using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Planning;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Writes a plan into a file, to be approved and then run as it is.</summary>
/// <remarks>
/// <para>
/// The file is JSON: the direction, the targets, the environment and the database, where the database is before and after, and each step with
/// its id, message, path and checksum. Invoke-MigrationUpgrade -Plan and Invoke-MigrationDowngrade -Plan run exactly these steps, and refuse
/// when the database is somewhere else (PlanStart), a file has changed (PlanFileChanged) or a step is missing (PlanStepMissing).
/// </para>
/// <para>
/// A run that was cut off can be started again with the same plan: it goes on where it has stopped. A plan that has been run whole does
/// nothing more.
/// </para>
/// </remarks>
/// <returns>The file.</returns>
/// <example>
/// <code>Get-MigrationPlan -Environment prod | Export-MigrationPlan -Path plan.json</code>
/// <para>Writes what an upgrade of prod would do.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationUpgrade -Plan plan.json -Tag $env:BUILD_BUILDNUMBER</code>
/// <para>Runs the plan after somebody has approved it, on the environment that it was made for.</para>
/// </example>
/// <example>
/// <code>Get-MigrationPlan -Direction Downgrade -To -1 -Environment prod | Export-MigrationPlan -Path back.json -NoClobber</code>
/// <para>Keeps the way back at hand. A file that is there already is left alone, with an error.</para>
/// </example>
[Cmdlet(VerbsData.Export, "MigrationPlan", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMigrationPlanCommand : GuardedCommand
{
    MigrationPlan? plan;

    /// <summary>The plan, from Get-MigrationPlan.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public MigrationPlan InputObject { get; set; } = null!;

    /// <summary>The file to write. It is replaced when it is there already.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>A file that is there already is an error.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    private protected override void Process() => plan = plan is null ? InputObject : throw CommandErrors.SeveralPlans();

    private protected override void End()
    {
        if (plan is null)
        {
            WriteWarning("Nothing came through the pipe, so nothing was written.");
            return;
        }
        var path = FilePath.Full(this, Path);
        var text = PlanFile.Text(plan);
        if (NoClobber && File.Exists(path))
            throw CommandErrors.PlanExists(path);
        if (!ShouldProcess(path, "Write plan"))
            return;
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw CommandErrors.CannotWrite(path, cause);
        }
        WriteObject(new FileInfo(path));
    }
}
