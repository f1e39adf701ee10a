using System.Management.Automation;
using PSMigrate.Cmdlets.Writing;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Says whether a database has the wanted schema: true or false, and only that.</summary>
/// <remarks>
/// What differs is summed up in a warning; Compare-MigrationSchema has the operations. With -Replay no deployed database is needed: the
/// revisions run in a scratch database, which is the check of a pull request.
/// </remarks>
/// <returns>True when nothing differs, else false.</returns>
/// <example>
/// <code>if (-not (Test-MigrationSchema -Replay)) { exit 1 }</code>
/// <para>Lets a pipeline fail when the revisions do not lead to the wanted schema.</para>
/// </example>
/// <example>
/// <code>Test-MigrationSchema -Environment prod</code>
/// <para>Tells whether somebody has changed prod by hand.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MigrationSchema")]
[OutputType(typeof(bool))]
public sealed class TestMigrationSchemaCommand : SchemaCheckCommand
{
    const int Most = 10;

    private protected override void End()
    {
        var comparison = Compare();
        var differences = comparison.Operations.Select(OperationText.Line).Concat(comparison.Notes).ToList();
        if (differences.Count > 0)
        {
            var more = differences.Count > Most ? $"\n  … and {differences.Count - Most} more" : "";
            WriteWarning($"The schema differs from the wanted one. To get there:\n  {string.Join("\n  ", differences.Take(Most))}{more}");
        }
        WriteObject(differences.Count == 0);
    }
}
