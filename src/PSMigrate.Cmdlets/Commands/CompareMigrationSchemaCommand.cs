using System.Management.Automation;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Compares the wanted schema with a database, and puts out the operations that lead from the database to it.</summary>
/// <remarks>
/// <para>
/// The wanted schema stands in schema.ps1 (the New-DbTable blocks of revisions), in SQL files, or in another environment's database. It is made
/// in a scratch database of the same server and read back, so that both sides have the server's own spelling; SQLite does that in memory,
/// the others make a database for it and remove it again.
/// </para>
/// <para>
/// Nothing is changed. Columns and tables that were renamed look as if they were dropped and made anew: say -Rename. What no operation can
/// change is written as a warning.
/// </para>
/// </remarks>
/// <returns>An operation, in an order in which they can run; nothing when both are the same.</returns>
/// <example>
/// <code>Compare-MigrationSchema</code>
/// <para>Shows what New-MigrationRevision -Autogenerate would write.</para>
/// </example>
/// <example>
/// <code>Compare-MigrationSchema -Rename 'person.name=full_name' -Exclude 'tmp_*'</code>
/// <para>Takes full_name for the column that was called name, and leaves tables out whose names begin with tmp_.</para>
/// </example>
/// <example>
/// <code>Compare-MigrationSchema -Environment prod -WantedEnvironment staging | Where-Object IsDestructive</code>
/// <para>Shows what would be lost if prod were made like staging.</para>
/// </example>
/// <example>
/// <code>Compare-MigrationSchema -Replay</code>
/// <para>Compares the wanted schema with what all revisions make of an empty database.</para>
/// </example>
[Cmdlet(VerbsData.Compare, "MigrationSchema")]
[OutputType(typeof(Operation))]
public sealed class CompareMigrationSchemaCommand : SchemaCheckCommand
{
    private protected override void End()
    {
        var comparison = Compare();
        foreach (var note in comparison.Notes)
            WriteWarning(note);
        foreach (var candidate in comparison.Candidates)
            WriteWarning($"If this is a rename, say -Rename '{candidate}'; as it stands, the old one is dropped and the new one made.");
        WriteObject(comparison.Operations, enumerateCollection: true);
    }
}
