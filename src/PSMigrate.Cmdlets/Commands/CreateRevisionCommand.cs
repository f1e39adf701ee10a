using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>A command that makes the file of a revision.</summary>
public abstract class CreateRevisionCommand : ProjectCommand
{
    /// <summary>Labels of the branch that begins with the revision: letters, digits, '_' and '.'.</summary>
    [Parameter]
    public string[]? BranchLabel { get; set; }

    /// <summary>The id: at most 32 letters, digits, '_' and '.'. Without it one of twelve hexadecimal digits is made, the first of them a letter.</summary>
    /// <value>a new one</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Id { get; set; }

    /// <summary>The folder of the file: one of the version locations, or a folder in one. Without it the location of the first parent, or the only one.</summary>
    /// <value>the location of the first parent</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VersionPath { get; set; }

    /// <summary>The format of the file.</summary>
    /// <value>RevisionFormat of the configuration</value>
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
        new RevisionFiles(this, Revisions, new Hooks(this, Project.Folder), Configuration.Hooks.PostWrite).Create(request);
    }

    internal static ValueList<string> Ids(IEnumerable<RevisionReference>? references) =>
        (references ?? []).Select(reference => reference.Require()).ToValueList();
}
