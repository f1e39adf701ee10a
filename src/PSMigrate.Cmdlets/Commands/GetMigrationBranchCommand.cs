using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Lists the revisions that several others are built on, with those others.</summary>
/// <example>
/// <code>Get-MigrationBranch | ForEach-Object Children</code>
/// <para>The first revision of every branch.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationBranch")]
[OutputType(typeof(RevisionBranch))]
public sealed class GetMigrationBranchCommand : ProjectCommand
{
    private protected override void End()
    {
        foreach (var branch in Revisions.Branches)
            WriteObject(branch);
    }
}
