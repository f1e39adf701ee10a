using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Lists the revisions that no other is built on. A project with several has branches that are not merged.</summary>
/// <example>
/// <code>Get-MigrationHead</code>
/// <para>The heads of the project.</para>
/// </example>
/// <example>
/// <code>Get-MigrationHead | Merge-MigrationRevision 'merge billing and stock'</code>
/// <para>Merges all heads into one.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationHead")]
[OutputType(typeof(Revision))]
public sealed class GetMigrationHeadCommand : ProjectCommand
{
    private protected override void End()
    {
        foreach (var head in Revisions.Heads)
            WriteObject(head);
    }
}
