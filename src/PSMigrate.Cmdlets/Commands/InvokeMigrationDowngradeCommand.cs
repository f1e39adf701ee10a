using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Undoes revisions: down to a target, or those that come through the pipe.</summary>
/// <remarks>
/// <para>
/// There are two ways, and never both. -To says where to go: the applied revisions that are built on it are undone. -Undo, which the pipe
/// binds to, says what to undo: those revisions and every applied one that is built on them. One object is put out for every revision, as
/// soon as it is recorded as undone.
/// </para>
/// <para>
/// The question before the run lists what will be undone and says whether data is destroyed, as far as the files tell; -Force answers it.
/// -Confirm asks for each revision in place of it, and the first no ends the run there. Where nobody can answer, the command ends with an
/// error before anything is done.
/// </para>
/// <para>
/// A revision without a Downgrade cannot be undone: a run that would go through it is refused before any revision is undone.
/// </para>
/// </remarks>
/// <example>
/// <code>Invoke-MigrationDowngrade -To -1</code>
/// <para>Undoes the latest revision.</para>
/// </example>
/// <example>
/// <code>Get-MigrationHistory -Applied -First 1 | Invoke-MigrationDowngrade</code>
/// <para>Undoes the newest applied revision.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationDowngrade a975e -Force</code>
/// <para>Undoes what was built on the revision whose id begins with a975e, which stays applied itself, without asking: for scripts.</para>
/// </example>
/// <example>
/// <code>Get-MigrationHistory -Applied | Where-Object Message -Like '*billing*' | Invoke-MigrationDowngrade -Force</code>
/// <para>Undoes the revisions whose message speaks of billing, with all that is built on them, without asking.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationDowngrade base -Environment test -WhatIf</code>
/// <para>Says which revisions would be undone to take the test database back to before its first revision.</para>
/// </example>
/// <example>
/// <code>Invoke-MigrationDowngrade -Plan back.json -Force</code>
/// <para>Runs exactly the steps of a plan that Export-MigrationPlan has written, without asking.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "MigrationDowngrade", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AppliedRevision))]
public sealed class InvokeMigrationDowngradeCommand : RunCommand
{
    readonly PipedRevisions piped = new();

    /// <summary>Where to go: an id, the beginning of one, base for before the first revision, or -1, -2 and so on for a number of steps. The revision that is named stays applied itself. It never binds from the pipe.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? To { get; set; }

    /// <summary>What to undo: revisions, ids, or rows with a property Id. Applied revisions that are built on them are undone with them.</summary>
    [Parameter(ValueFromPipeline = true)]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? Undo { get; set; }

    private protected override void Process() => piped.Add(Undo ?? []);

    private protected override void End()
    {
        if (Plan is not null)
        {
            if (To is not null || piped.Count > 0 || MyInvocation.ExpectingInput)
                throw CommandErrors.TargetOrPlan(MyInvocation.MyCommand.Name);
            RunPlan(MigrationDirection.Downgrade);
            return;
        }
        if (To is not null && (piped.Count > 0 || MyInvocation.ExpectingInput))
            throw CommandErrors.TargetOrUndo();
        if (To is not null)
            Run(new(MigrationDirection.Downgrade, [To], []));
        else if (piped.Count > 0)
            UndoPiped();
        else if (MyInvocation.ExpectingInput)
            WriteWarning("Nothing came through the pipe, so nothing was undone.");
        else
            throw CommandErrors.TargetMissing();
    }

    void UndoPiped()
    {
        Environment = piped.Environment(Environment);
        if (piped.Project() is { } project)
            RequireProject(project);
        var states = Database.ReadHistory(Revisions, Cancellation).ToDictionary(revision => revision.Id, revision => revision.State);
        var undo = new List<string>();
        foreach (var text in piped.Ids)
        {
            foreach (var revision in Resolve(text))
            {
                if (states[revision.Id] == RevisionState.Applied)
                    undo.Add(revision.Id);
                else
                    WriteError(CommandErrors.PipedNotApplied(revision.Id, Database.DisplayName));
            }
        }
        if (undo.Count > 0)
            Run(new(MigrationDirection.Downgrade, [], undo.Distinct().ToValueList()));
    }

    IReadOnlyList<Revision> Resolve(string text)
    {
        try
        {
            return Revisions.Resolve(text, Database.ReadHeads(Cancellation));
        }
        catch (MigrationException error)
        {
            WriteError(error);
            return [];
        }
    }
}
