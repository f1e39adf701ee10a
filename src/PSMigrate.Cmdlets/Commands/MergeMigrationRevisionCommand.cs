using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes a revision that builds on several others and so brings branches together. Its body is empty.</summary>
/// <example>
/// <code>Get-MigrationHead | Merge-MigrationRevision 'merge billing and stock'</code>
/// <para>Merges all heads.</para>
/// </example>
/// <example>
/// <code>Merge-MigrationRevision 'merge' -Revision f0915, a975e</code>
/// <para>Merges two heads.</para>
/// </example>
[Cmdlet(VerbsData.Merge, "MigrationRevision", SupportsShouldProcess = true)]
[OutputType(typeof(Revision))]
public sealed class MergeMigrationRevisionCommand : ProjectCommand
{
    readonly PipedRevisions piped = new();

    /// <summary>What the revision does, in a line.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Message { get; set; } = "";

    /// <summary>The revisions to merge; without it, and without a pipe, all heads.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? Revision { get; set; }

    /// <summary>The revisions need not be heads.</summary>
    [Parameter]
    public SwitchParameter Splice { get; set; }

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

    private protected override void Process() => piped.Add(Revision ?? []);

    private protected override void End()
    {
        if (piped.Count == 0 && MyInvocation.ExpectingInput)
        {
            WriteWarning("Nothing came through the pipe, so nothing was merged.");
            return;
        }
        if (piped.Project() is { } project)
            RequireProject(project);
        var merged = piped.Count > 0 ? piped.Ids.SelectMany(id => Revisions.Resolve(id)) : Revisions.Heads;
        var ids = merged.Select(revision => revision.Id).Distinct().ToList();
        if (ids.Count < 2)
        {
            WriteWarning("There is nothing to merge: it takes two revisions.");
            return;
        }
        var request = new RevisionRequest(Message)
        {
            Heads = [.. ids],
            Splice = Splice,
            Id = Id,
            BranchLabels = (BranchLabel ?? []).ToValueList(),
            Folder = VersionPath is null ? null : FileSystemPath(VersionPath),
            Format = Format,
        };
        new RevisionFiles(this, Revisions, new Hooks(this, Project.Folder), Configuration.Hooks.PostWrite).Create(request);
    }
}
