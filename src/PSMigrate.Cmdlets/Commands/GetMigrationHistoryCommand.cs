using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Lists the revisions of the project, newest first.</summary>
/// <remarks>
/// By default only the headers of the files are read: no revision is executed and no database is asked. -Applied, -Pending and
/// -IncludeStatus ask the database as well. A file that cannot be read is an error of its own, and the others are listed.
/// </remarks>
/// <returns>Revisions, newest first; with -Graph the lines of the drawing.</returns>
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
/// <example>
/// <code>Get-MigrationHistory -Graph</code>
/// <para>Draws the branches and where they meet.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationHistory")]
[OutputType(typeof(Revision), typeof(string))]
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

    /// <summary>The older end: only it and what is built on it. An id, a label, current, or a relative target such as head-3.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? From { get; set; }

    /// <summary>The newer end: only it and what it is built on.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? To { get; set; }

    /// <summary>Draws the history with lines of text, as version control does.</summary>
    [Parameter]
    public SwitchParameter Graph { get; set; }

    private protected override void End()
    {
        var history = History();
        if (Applied || Pending || IncludeStatus)
            ReportUnknown();
        var chosen = Applied == Pending
            ? history
            : [.. history.Where(revision => revision.State == (Applied ? RevisionState.Applied : RevisionState.Pending))];
        var revisions = chosen.Take(First).TakeLast(Last).ToList();
        if (Graph)
            WriteObject(GraphDrawing.Draw(revisions), enumerateCollection: true);
        else
            WriteObject(revisions, enumerateCollection: true);
    }

    void ReportUnknown()
    {
        var known = Revisions.History.Select(revision => revision.Id).ToHashSet();
        foreach (var id in Database.ReadHeads(Cancellation).Where(id => !known.Contains(id)))
            WriteError(Hosting.CommandErrors.UnknownRow(id));
    }

    IReadOnlyList<Revision> History()
    {
        var asksDatabase = Applied || Pending || IncludeStatus;
        if (From is null && To is null)
            return asksDatabase ? Database.ReadHistory(Revisions, Cancellation) : Revisions.History;
        var current = asksDatabase || IsCurrent(From) || IsCurrent(To) ? Database.ReadHeads(Cancellation) : null;
        var range = Revisions.Range(From, To, current);
        if (!asksDatabase)
            return range;
        var members = range.Select(revision => revision.Id).ToHashSet();
        return [.. Database.ReadHistory(Revisions, Cancellation).Where(revision => members.Contains(revision.Id))];
    }

    static bool IsCurrent(string? end) => end is not null && (end.StartsWith("current", StringComparison.Ordinal) || end[0] is '+' or '-');
}
