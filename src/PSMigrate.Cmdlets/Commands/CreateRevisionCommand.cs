using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A command that makes the file of a revision.</summary>
public abstract class CreateRevisionCommand : ProjectCommand
{
    /// <summary>Labels of the branch that begins with the revision.</summary>
    [Parameter]
    public string[]? BranchLabel { get; set; }

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

    // A file that cannot be read may be the very head that the new revision should build on: making one refuses with the problem.
    private protected override void ReportProblems(IRevisionSet set) { }

    private protected void Create(RevisionRequest request)
    {
        request = request with
        {
            Id = Id,
            BranchLabels = (BranchLabel ?? []).ToValueList(),
            Folder = VersionPath is null ? null : FileSystemPath(VersionPath),
            Format = Format,
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

    private protected static ValueList<string> Ids(IEnumerable<RevisionReference>? references) =>
        (references ?? []).Select(reference => reference.Require()).ToValueList();
}
