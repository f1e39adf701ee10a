using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Lists the revisions of the project, newest first.</summary>
/// <remarks>
/// By default only the headers of the files are read: no revision is executed and no database is asked. -Applied, -Pending and
/// -IncludeStatus ask the database as well. A file that cannot be read is an error of its own, and the others are listed.
/// </remarks>
/// <example>
/// <code>Get-MigrationHistory</code>
/// <para>Lists all revisions; no database is asked.</para>
/// </example>
/// <example>
/// <code>Get-MigrationHistory -IncludeStatus -Environment prod</code>
/// <para>Lists all revisions and whether the database of prod has them.</para>
/// </example>
/// <example>
/// <code>Get-MigrationHistory -Applied -First 3 | Invoke-MigrationDowngrade</code>
/// <para>Undoes the three newest applied revisions, and applied revisions that are built on them.</para>
/// </example>
/// <example>
/// <code>Get-MigrationHistory -Pending -Environment prod</code>
/// <para>Lists what an upgrade of prod would apply.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationHistory")]
[OutputType(typeof(Revision))]
public sealed class GetMigrationHistoryCommand : DatabaseCommand
{
    /// <summary>Only revisions that the database has. Together with -Pending it filters nothing.</summary>
    [Parameter]
    public SwitchParameter Applied { get; set; }

    /// <summary>Only revisions that the database does not have yet.</summary>
    [Parameter]
    public SwitchParameter Pending { get; set; }

    /// <summary>Says of every revision, in its property State, whether the database has it.</summary>
    [Parameter]
    public SwitchParameter IncludeStatus { get; set; }

    /// <summary>Only so many, the newest.</summary>
    /// <value>all</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Only so many, the oldest of those that the other parameters leave.</summary>
    /// <value>all</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Last { get; set; } = int.MaxValue;

    private protected override void End()
    {
        var history = Applied || Pending || IncludeStatus ? Database.ReadHistory(Revisions, Cancellation) : Revisions.History;
        var chosen = Applied == Pending
            ? history
            : [.. history.Where(revision => revision.State == (Applied ? RevisionState.Applied : RevisionState.Pending))];
        foreach (var revision in chosen.Take(First).TakeLast(Last))
            WriteObject(revision);
    }
}
