using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Says where a database stands: what it is at, what is pending, whether it holds revisions that no file knows.</summary>
/// <remarks>
/// Current has the rows of the version table, Heads those revisions of the project that no other is built on, Pending what an upgrade would
/// apply. Unknown has rows that no file of the project stands for, Changed the applied revisions whose file is no longer what was applied.
/// Repeatables has the repeatable objects that are new or changed, and those that depend on them. IsUpToDate is true when nothing is pending,
/// no repeatable object is to be applied and nothing is unknown. Nothing is written.
/// </remarks>
/// <example>
/// <code>Get-MigrationStatus</code>
/// <para>Shows the state of the default environment's database.</para>
/// </example>
/// <example>
/// <code>if (-not (Get-MigrationStatus -Environment prod).IsUpToDate) { throw 'prod is not up to date' }</code>
/// <para>Lets a script fail while revisions are pending on prod.</para>
/// </example>
/// <example>
/// <code>(Get-MigrationStatus -Environment prod).Pending</code>
/// <para>Lists the revisions that an upgrade of prod would apply, in their order.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationStatus")]
[OutputType(typeof(MigrationStatus))]
public sealed class GetMigrationStatusCommand : DatabaseCommand
{
    private protected override void End() =>
        WriteObject(Database.ReadStatus(Revisions, Cancellation) with { Project = Configuration.Path });
}
