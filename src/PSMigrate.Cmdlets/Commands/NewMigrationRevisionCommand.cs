using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Writing;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes the file of a new revision.</summary>
/// <remarks>
/// <para>
/// Everything is checked before the file is written. Hooks.PostWrite of the configuration runs afterwards: when it fails, the file is there.
/// The text comes from revision.ps1 or revision.sql in a folder templates beside the configuration file, where there is one, else from the
/// module's own; {header} in it stands for the header, {upgrade} and {downgrade}
/// for what -Autogenerate writes.
/// </para>
/// <para>
/// With -Autogenerate the wanted schema (schema.ps1, see about_PSMigrate_Schema) is compared with the database, and the operations between
/// them are written into the revision, with those that undo them. The database must be at the heads. Where nothing differs no file is made.
/// What looks renamed is asked about; in scripts -Rename says it. A revision that uses a new value of an enumerated type becomes two.
/// Read what was written before it runs: no comparison knows what you meant.
/// </para>
/// </remarks>
/// <example>
/// <code>New-MigrationRevision 'create account' | Edit-MigrationRevision</code>
/// <para>Makes a revision that builds on the head, and opens it in the editor.</para>
/// </example>
/// <example>
/// <code>New-MigrationRevision 'wider names' -Autogenerate | Edit-MigrationRevision</code>
/// <para>Writes what leads from the database to schema.ps1, and opens it.</para>
/// </example>
/// <example>
/// <code>
/// New-MigrationRevision 'as it stands' -Autogenerate -FromDatabase
/// Set-MigrationStamp heads
/// </code>
/// <para>Brings an existing database in: the first revision makes all that it holds, and the database is marked as having it.</para>
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
public sealed class NewMigrationRevisionCommand : SchemaCommand
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

    /// <summary>Writes the operations that lead from the database to the wanted schema.</summary>
    [Parameter]
    public SwitchParameter Autogenerate { get; set; }

    /// <summary>With -Autogenerate: writes a revision that makes all that the database holds, in place of a comparison with the wanted schema.</summary>
    [Parameter]
    public SwitchParameter FromDatabase { get; set; }

    /// <summary>With -Autogenerate: makes the revision also where nothing differs.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    // A file that cannot be read may be the very head that the new revision should build on: making one refuses with the problem.
    private protected override void ReportProblems(IRevisionSet set) { }

    private protected override void End()
    {
        if (!Autogenerate && Array.Find(OnlyWithAutogenerate, MyInvocation.BoundParameters.ContainsKey) is { } parameter)
            throw CommandErrors.InvalidOperation(MyInvocation.MyCommand.Name, $"-{parameter} says something about a comparison, and there is none", "Add -Autogenerate, or leave it out.");
        if (FromDatabase && Array.Find(OnlyWithWanted, MyInvocation.BoundParameters.ContainsKey) is { } wanted)
            throw CommandErrors.InvalidOperation(MyInvocation.MyCommand.Name, $"-{wanted} says something about a wanted schema, and -FromDatabase looks at none", "Leave one of the two out.");
        var request = new RevisionRequest(Message)
        {
            Heads = RevisionReference.Ids(Head),
            Splice = Splice,
            DependsOn = RevisionReference.Ids(DependsOn),
            Transactional = !NoTransaction,
            Id = Id,
            BranchLabels = (BranchLabel ?? []).ToValueList(),
            Folder = VersionPath is null ? null : FileSystemPath(VersionPath),
            Format = Format,
        };
        if (Autogenerate)
            Generate(request);
        else
            Create(request);
    }

    Revision? Create(RevisionRequest request) =>
        new RevisionFiles(this, Revisions, new Hooks(this, Project.Folder), Configuration.Hooks.PostWrite).Create(request);

    void Generate(RevisionRequest request)
    {
        if (!FromDatabase && Database.ReadStatus(Revisions, Cancellation) is { } status && status.Pending.Count + status.Unknown.Count > 0)
            throw CommandErrors.NotAtHeads(status);
        // What cannot be made is found before the database works for it.
        Revisions.PreviewPath(request);
        var to = FromDatabase ? new DeployedSchema() : Wanted();
        var comparison = RunHooks(new RenameQuestions(this).Settle(renames => Compare(From, to, renames)));
        foreach (var note in comparison.Notes)
            WriteWarning(note);
        if (comparison.Operations.Count == 0 && !AllowEmpty)
            WriteWarning(comparison.Notes.Count == 0
                ? $"{Database.DisplayName} has the wanted schema: no revision was made."
                : $"No operation leads from {Database.DisplayName} to the wanted schema: no revision was made.");
        else
            CreateAll(request, EnumSplit.Divide(comparison.Operations));
    }

    // Each builds on the one before it.
    void CreateAll(RevisionRequest request, IReadOnlyList<IReadOnlyList<Operation>> parts)
    {
        for (var i = 0; i < Math.Max(parts.Count, 1); i++)
        {
            var body = Body(i < parts.Count ? parts[i] : []);
            var one = i == 0 ? request : request with { Message = $"{Message} ({i + 1})", Id = null, BranchLabels = [], DependsOn = [], Splice = false };
            if (Create(one with { Body = body }) is not { } made)
                return;
            request = request with { Heads = [made.Id] };
            ForgetRevisions();
        }
    }

    SchemaOrigin From => FromDatabase ? new EmptySchema() : new DeployedSchema();

    RevisionBody Body(IReadOnlyList<Operation> operations)
    {
        if ((Format ?? ProjectSettings.RevisionFormat) == RevisionFormat.PowerShell)
            return BodyText.Write(operations);
        using var observer = new CommandObserver(this, _ => { });
        var (reversed, irreversible) = BodyText.Reverse(operations);
        return EngineHost.Engine.Render(DatabaseSettings(), From, operations, reversed, observer, Cancellation) with { Irreversible = irreversible };
    }

    static readonly string[] OnlyWithWanted = [nameof(Rename), nameof(SchemaPath), nameof(WantedEnvironment)];

    static readonly string[] OnlyWithAutogenerate =
        [nameof(FromDatabase), nameof(AllowEmpty), nameof(Rename), nameof(SchemaPath), nameof(WantedEnvironment), nameof(Include), nameof(Exclude), nameof(Filter)];
}
