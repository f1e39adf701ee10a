using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;

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
public sealed class NewMigrationRevisionCommand : CreateRevisionCommand
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

    /// <summary>Revisions of other branches that must be applied first: an id, the beginning of one, or a branch label.</summary>
    [Parameter]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[]? DependsOn { get; set; }

    /// <summary>Lets the revision run outside of a transaction, for statements that a database refuses inside one.</summary>
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
