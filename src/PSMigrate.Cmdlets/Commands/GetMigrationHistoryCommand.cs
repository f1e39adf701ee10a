using System.Management.Automation;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Lists the revisions of the project, newest first.</summary>
/// <remarks>By default only the files are read. -Applied, -Pending and -IncludeStatus ask the database as well.</remarks>
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
/// <para>Undoes the three newest applied revisions.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationHistory")]
[OutputType(typeof(Revision))]
public sealed class GetMigrationHistoryCommand : DatabaseCommand
{
    /// <summary>Only revisions that the database has.</summary>
    [Parameter]
    public SwitchParameter Applied { get; set; }

    /// <summary>Only revisions that the database does not have yet.</summary>
    [Parameter]
    public SwitchParameter Pending { get; set; }

    /// <summary>Says of every revision whether the database has it.</summary>
    [Parameter]
    public SwitchParameter IncludeStatus { get; set; }

    /// <summary>Only so many, from the newest on.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Only so many, the oldest.</summary>
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
