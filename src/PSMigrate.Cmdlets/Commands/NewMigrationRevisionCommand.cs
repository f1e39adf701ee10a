using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes the file of a new revision.</summary>
/// <remarks>Everything is checked before the file is written: after an error there is none. The post-write hooks of the configuration run afterwards.</remarks>
/// <example>
/// <code>New-MigrationRevision 'create account' | Edit-MigrationRevision</code>
/// <para>Makes a revision on top of the newest one and opens it in the editor.</para>
/// </example>
/// <example>
/// <code>New-MigrationRevision 'index the names' -Format Sql -NoTransaction</code>
/// <para>Makes a SQL revision that runs outside of a transaction.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "MigrationRevision", SupportsShouldProcess = true)]
[OutputType(typeof(Revision))]
public sealed class NewMigrationRevisionCommand : ProjectCommand
{
    /// <summary>What the revision does, in a line.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowEmptyString]
    public string Message { get; set; } = "";

    /// <summary>The revisions to build on; without it the one head. base begins a new history beside the others.</summary>
    [Parameter]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? Head { get; set; }

    /// <summary>The revision may build on one that others are built on already, and so begin a branch.</summary>
    [Parameter]
    public SwitchParameter Splice { get; set; }

    /// <summary>Labels of the branch that begins with the revision.</summary>
    [Parameter]
    public string[]? BranchLabel { get; set; }

    /// <summary>Revisions of other branches, by id or label, that must be applied first.</summary>
    [Parameter]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? DependsOn { get; set; }

    /// <summary>The id; without it one is made. Put an id of digits in quotes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Id { get; set; }

    /// <summary>The folder of the file, one of the version locations.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VersionPath { get; set; }

    /// <summary>How the file is written; without it as the configuration says.</summary>
    [Parameter]
    public RevisionFormat? Format { get; set; }

    /// <summary>The revision runs outside of a transaction.</summary>
    [Parameter]
    public SwitchParameter NoTransaction { get; set; }

    // A file that cannot be read may be the very head that the new revision should build on.
    private protected override void ReportProblems(IRevisionSet set) { }

    private protected override void End()
    {
        var request = new RevisionRequest(Message)
        {
            Id = Id,
            Heads = Ids(Head),
            Splice = Splice,
            BranchLabels = (BranchLabel ?? []).ToValueList(),
            DependsOn = Ids(DependsOn),
            Folder = VersionPath is null ? null : FileSystemPath(VersionPath),
            Format = Format,
            Transactional = !NoTransaction,
        };
        var path = Revisions.PreviewPath(request);
        if (!ShouldProcess(path, "Create revision"))
            return;
        var revision = Revisions.Create(request);
        WriteObject(revision);
        try
        {
            new Hooks(this, Project.Folder).Run(Configuration.Hooks.PostWrite, revision.Path);
        }
        catch (MigrationException failure)
        {
            WriteError(failure);
        }
    }

    static ValueList<string> Ids(RevisionReference[]? references) => (references ?? []).Select(reference => reference.Require()).ToValueList();
}
