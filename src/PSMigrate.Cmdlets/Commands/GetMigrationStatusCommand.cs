using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Says where a database stands: what it is at, what is pending, whether it holds revisions that no file knows.</summary>
/// <example>
/// <code>Get-MigrationStatus</code>
/// <para>The state of the default environment's database.</para>
/// </example>
/// <example>
/// <code>(Get-MigrationStatus -Environment prod).Pending</code>
/// <para>The revisions that an upgrade of prod would apply, in their order.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationStatus")]
[OutputType(typeof(MigrationStatus))]
public sealed class GetMigrationStatusCommand : DatabaseCommand
{
    private protected override void End() =>
        WriteObject(Database.ReadStatus(Revisions, Cancellation) with { Project = Configuration.Path });
}
