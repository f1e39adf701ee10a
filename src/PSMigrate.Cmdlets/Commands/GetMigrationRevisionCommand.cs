using System.Management.Automation;
using PSMigrate.Cmdlets.Completion;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Finds revisions by their id, the beginning of one, or a word such as head or current.</summary>
/// <remarks>
/// Only the headers of the files are read; current asks the database as well. A text that names no revision ends the command with an
/// error, unless it came through the pipe: then the others are still found.
/// </remarks>
/// <example>
/// <code>Get-MigrationRevision head</code>
/// <para>Gets the head: the revision that no other is built on. Where there are several, heads gets all of them.</para>
/// </example>
/// <example>
/// <code>'f0915', 'a975e' | Get-MigrationRevision</code>
/// <para>Gets two revisions by the beginnings of their ids.</para>
/// </example>
/// <example>
/// <code>Get-MigrationRevision current -Environment prod | Edit-MigrationRevision</code>
/// <para>Opens the file of the revision that prod is at.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MigrationRevision")]
[OutputType(typeof(Revision))]
public sealed class GetMigrationRevisionCommand : DatabaseCommand
{
    IReadOnlyList<string>? current;

    /// <summary>What to find: an id, the beginning of one, head, heads, or current, which asks the database. Put an id of digits in quotes.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [RevisionReference]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public RevisionReference[] Id { get; set; } = [];

    private protected override void Process()
    {
        foreach (var reference in Id)
        {
            try
            {
                var id = reference.Require();
                if (id == "current")
                    current ??= Database.ReadHeads(Cancellation);
                foreach (var revision in Revisions.Resolve(id, current))
                    WriteObject(revision);
            }
            catch (MigrationException error) when (error.Kind is ErrorKind.NotFound or ErrorKind.InvalidArgument && MyInvocation.ExpectingInput)
            {
                WriteError(error);
            }
        }
    }
}
