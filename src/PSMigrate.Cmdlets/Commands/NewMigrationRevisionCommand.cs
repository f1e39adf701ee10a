using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes the file of a new revision.</summary>
/// <remarks>
/// Everything is checked before the file is written. Hooks.PostWrite of the configuration runs afterwards: when it fails, the file is there.
/// The text comes from revision.ps1 or revision.sql in a folder templates beside the configuration file, where there is one, else from the
/// module's own; {header} in it stands for the header.
/// </remarks>
/// <example>
/// <code>New-MigrationRevision 'create account' | Edit-MigrationRevision</code>
/// <para>Makes a revision that builds on the head, and opens it in the editor.</para>
/// </example>
/// <example>
/// <code>New-MigrationRevision 'index the names' -Format Sql -NoTransaction</code>
/// <para>Makes a SQL revision that runs outside of a transaction.</para>
/// </example>
/// <example>
/// <code>New-MigrationRevision 'begin billing' -Head base -BranchLabel billing -DependsOn f0915</code>
/// <para>Begins a history of its own, labelled billing, that needs the revision whose id begins with f0915 to be applied first.</para>
/// </example>
/// <example>
/// <code>New-MigrationRevision 'merge' -Head f0915, a975e</code>
/// <para>Brings two heads together: the new revision builds on both.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "MigrationRevision", SupportsShouldProcess = true)]
[OutputType(typeof(Revision))]
public sealed class NewMigrationRevisionCommand : ProjectCommand
{
    /// <summary>What the revision does, in one line. It stands at the top of the file, and the file's name is made of it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [AllowEmptyString]
    public string Message { get; set; } = "";

    /// <summary>The revisions to build on; without it the one head, and with several heads an error. base begins a new history beside the others.</summary>
    /// <value>head</value>
    [Parameter]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? Head { get; set; }

    /// <summary>Lets the revision build on one that others are built on already, and so begin a branch.</summary>
    [Parameter]
    public SwitchParameter Splice { get; set; }

    /// <summary>Labels of the branch that begins with the revision: letters, digits, '_' and '.'.</summary>
    [Parameter]
    public string[]? BranchLabel { get; set; }

    /// <summary>Revisions of other branches that must be applied first: an id, the beginning of one, or a branch label.</summary>
    [Parameter]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? DependsOn { get; set; }

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

    /// <summary>Lets the revision run outside of a transaction, for statements that a database refuses inside one.</summary>
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
