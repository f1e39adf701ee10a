using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Applies the revisions that a database does not have yet.</summary>
/// <remarks>
/// <para>
/// Without a target everything pending is applied. By default each revision runs in a transaction of its own and is recorded in it, so a
/// run that was cut off is simply run again. One object is put out for every revision, as soon as it is recorded; where nothing is
/// pending, there is none.
/// </para>
/// <para>
/// After an upgrade that leaves no revision pending, the repeatable objects run that are new or have changed, and those that depend on them;
/// each puts out an object too, of the kind Repeatable. See about_PSMigrate_Revisions.
/// </para>
/// <para>
/// An upgrade asks nothing, unless $ConfirmPreference is Medium or Low. -Confirm asks for each revision, and the first no ends the run there.
/// </para>
/// </remarks>
/// <example>
/// <code>Invoke-MigrationUpgrade</code>
/// <para>Applies everything pending to the default environment.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationUpgrade -Environment prod -WhatIf</code>
/// <para>Says what would run, a line for each revision. Nothing is run and nothing is written.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationUpgrade f0915 -Tag $env:BUILD_BUILDNUMBER</code>
/// <para>Applies the revision whose id begins with f0915, after all that it is built on and depends on; the log keeps the number of the build.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationUpgrade +1</code>
/// <para>Applies the next revision.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationUpgrade -Variable @{ tenant = 'north' } -Verbose</code>
/// <para>Gives the revisions a variable, and shows every statement that is sent.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationUpgrade -Plan plan.json</code>
/// <para>Runs exactly the steps of a plan that Export-MigrationPlan has written and somebody has approved.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "MigrationUpgrade", SupportsShouldProcess = true)]
[OutputType(typeof(AppliedRevision))]
public sealed class InvokeMigrationUpgradeCommand : RunCommand
{
    readonly PipedRevisions targets = new();

    /// <summary>Where to go: an id, the beginning of one, heads, head, or +1, +2 and so on for a number of steps. Several may be named or piped. Put an id of digits in quotes.</summary>
    /// <value>heads, where there is no pipe</value>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? To { get; set; }

    private protected override void Process() => targets.Add(To ?? []);

    private protected override void End()
    {
        if (Plan is not null)
        {
            if (targets.Count > 0 || MyInvocation.ExpectingInput)
                throw CommandErrors.TargetOrPlan(MyInvocation.MyCommand.Name);
            RunPlan(MigrationDirection.Upgrade);
            return;
        }
        if (targets.Count == 0 && MyInvocation.ExpectingInput)
        {
            WriteWarning("Nothing came through the pipe, so nothing was applied.");
            return;
        }
        Environment = targets.Environment(Environment);
        if (targets.Project() is { } project)
            RequireProject(project);
        Run(new(MigrationDirection.Upgrade, targets.Count == 0 ? ["heads"] : targets.Ids.ToValueList(), []) { IsPiped = MyInvocation.ExpectingInput });
    }
}
