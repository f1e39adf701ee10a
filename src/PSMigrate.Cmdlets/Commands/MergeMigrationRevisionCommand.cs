using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;

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
public sealed class MergeMigrationRevisionCommand : CreateRevisionCommand
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
        Create(new(Message) { Heads = [.. ids], Splice = Splice });
    }
}
