using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Opens the files of revisions in an editor and waits until it is closed.</summary>
/// <remarks>
/// The editor is the command in the environment variable VISUAL, else the one in EDITOR, else the first of these that is found:
/// Visual Studio Code, Notepad++ or Notepad on Windows; sensible-editor, editor, nano, vim, vi or Visual Studio Code elsewhere.
/// All files are opened by one call of the editor.
/// </remarks>
/// <example>
/// <code>New-MigrationRevision 'create account' | Edit-MigrationRevision</code>
/// <para>Makes a revision and opens it.</para>
/// </example>
/// <example>
/// <code>$env:VISUAL = 'code --wait'; Edit-MigrationRevision f0915</code>
/// <para>Opens the revision whose id begins with f0915 in Visual Studio Code, and waits until its window is closed.</para>
/// </example>
/// <example>
/// <code>Edit-MigrationRevision head</code>
/// <para>Opens the head: the revision that no other is built on.</para>
/// </example>
[Cmdlet(VerbsData.Edit, "MigrationRevision", SupportsShouldProcess = true)]
[OutputType(typeof(Revision))]
public sealed class EditMigrationRevisionCommand : DatabaseCommand
{
    readonly PipedRevisions piped = new();

    /// <summary>What to open: a revision, an id, the beginning of one, head, heads, or current, which asks the database.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[] Id { get; set; } = [];

    /// <summary>Puts out the revisions that were opened.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => piped.Add(Id);

    private protected override void End()
    {
        if (piped.Project() is { } project)
            RequireProject(project);
        var revisions = piped.Ids
            .SelectMany(id => Revisions.Resolve(id, id == "current" ? Database.ReadHeads(Cancellation) : null))
            .DistinctBy(revision => revision.Id)
            .Where(revision => ShouldProcess(revision.Path, "Open in an editor"))
            .ToList();
        if (revisions.Count == 0)
            return;
        Editor.Open(revisions.ConvertAll(revision => revision.Path));
        if (PassThru)
            revisions.ForEach(WriteObject);
    }
}
