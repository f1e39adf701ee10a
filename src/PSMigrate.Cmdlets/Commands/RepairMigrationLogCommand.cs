using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Accepts, with a reason, that the file of an applied revision has changed.</summary>
/// <remarks>
/// <para>
/// The log keeps the checksum of each file as it was applied, and a run warns or refuses when a file has changed since. This command adds a
/// row to the log, with the outcome repaired, the checksum that the file has now and the reason: from then on the file counts as unchanged.
/// Nothing of the revision runs, and nothing in the database changes but the log: where the change should have an effect there, write a new
/// revision.
/// </para>
/// <para>One object is put out for each row that was written. A revision whose file has not changed is passed over with a warning.</para>
/// </remarks>
/// <example>
/// <code>(Get-MigrationStatus).Changed | Repair-MigrationLog -Reason 'typo in a comment'</code>
/// <para>Accepts every changed file.</para>
/// </example>
/// <example>
/// <code>Repair-MigrationLog f0915 -Reason 'formatted, see PR 312' -Environment prod</code>
/// <para>Accepts the change of the revision whose id begins with f0915, for prod.</para>
/// </example>
/// <example>
/// <code>Get-MigrationLog | Where-Object Outcome -eq repaired | Select-Object At, User, Id, Reason</code>
/// <para>Lists who has accepted what, and why.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Repair, "MigrationLog", SupportsShouldProcess = true)]
[OutputType(typeof(LogEntry))]
public sealed class RepairMigrationLogCommand : DatabaseCommand
{
    readonly PipedRevisions piped = new();

    /// <summary>The revisions whose change is accepted: revisions, ids, beginnings of ids, or rows with a property Id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[] Id { get; set; } = [];

    /// <summary>Why the change is right. The log keeps it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>A text that the log keeps with the rows.</summary>
    [Parameter]
    public string? Tag { get; set; }

    // What is accepted must be the whole truth about the project.
    private protected override void ReportProblems(IRevisionSet set) { }

    private protected override void Begin()
    {
        if (string.IsNullOrWhiteSpace(Reason))
            throw CommandErrors.ReasonMissing();
    }

    private protected override void Process() => piped.Add(Id);

    private protected override void End()
    {
        if (piped.Count == 0)
        {
            WriteWarning("Nothing came through the pipe, so nothing was accepted.");
            return;
        }
        Environment = piped.Environment(Environment);
        if (piped.Project() is { } project)
            RequireProject(project);
        var changed = Database.ReadChanged(Revisions, Cancellation).Select(revision => revision.Id).ToHashSet(StringComparer.Ordinal);
        var accepted = Applied().Where(revision => Accept(revision, changed.Contains(revision.Id))).Select(revision => revision.Id).ToList();
        if (accepted.Count == 0)
            return;
        using var observer = new CommandObserver(this, _ => { });
        foreach (var row in Database.Repair(Revisions, accepted, Reason.Trim(), new() { Tag = Tag }, observer, Cancellation))
            WriteObject(row with { Project = Configuration.Path });
    }

    List<Revision> Applied()
    {
        var states = Database.ReadHistory(Revisions, Cancellation).ToDictionary(revision => revision.Id, StringComparer.Ordinal);
        var found = new List<Revision>();
        foreach (var text in piped.Ids)
        {
            try
            {
                found.AddRange(Revisions.Resolve(text, Database.ReadHeads(Cancellation)).Select(revision => states[revision.Id]));
            }
            catch (MigrationException error)
            {
                WriteError(error);
            }
        }
        return found.DistinctBy(revision => revision.Id).ToList();
    }

    bool Accept(Revision revision, bool changed)
    {
        if (revision.State != RevisionState.Applied)
            WriteError(CommandErrors.RepairNotApplied(revision.Id, Database.DisplayName));
        else if (!changed)
            WriteWarning($"The file of revision '{revision.Id}' is what was applied, so there is nothing to accept.");
        else
            return ShouldProcess(Database.DisplayName, $"Accept the changed file of revision {revision}");
        return false;
    }
}
