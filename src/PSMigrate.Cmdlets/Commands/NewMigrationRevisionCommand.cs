using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes the file of a new revision.</summary>
/// <remarks>Everything is checked before the file is written: after an error there is none. The post-write hooks of the configuration run afterwards.</remarks>
/// <example>
/// <code>New-MigrationRevision 'create account' | Edit-MigrationRevision</code>
/// <para>Makes a revision on top of the newest one and opens it in the editor.</para>
/// </example>
/// <example>
/// <code>New-MigrationRevision 'begin billing' -Head base -BranchLabel billing -VersionPath versions/billing</code>
/// <para>Begins a history beside the others, with a label and a version location of its own.</para>
/// </example>
/// <example>
/// <code>New-MigrationRevision 'index the names' -Format Sql -NoTransaction</code>
/// <para>Makes a SQL revision that runs outside of a transaction.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "MigrationRevision", SupportsShouldProcess = true)]
[OutputType(typeof(Revision))]
public sealed class NewMigrationRevisionCommand : CreateRevisionCommand
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

    /// <summary>Revisions of other branches, by id or label, that must be applied first.</summary>
    [Parameter]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? DependsOn { get; set; }

    /// <summary>The revision runs outside of a transaction.</summary>
    [Parameter]
    public SwitchParameter NoTransaction { get; set; }

    private protected override void End() => Create(new(Message)
    {
        Heads = Ids(Head),
        Splice = Splice,
        DependsOn = Ids(DependsOn),
        Transactional = !NoTransaction,
    });
}
