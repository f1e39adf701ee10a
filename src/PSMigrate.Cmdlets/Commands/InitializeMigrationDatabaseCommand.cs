using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes the version table and the log table of a database, and the database itself where -CreateDatabase says so.</summary>
/// <remarks>An upgrade makes the tables by itself. The command is for those who hand out rights one by one.</remarks>
/// <example>
/// <code>Initialize-MigrationDatabase -CreateDatabase</code>
/// <para>Makes the database, if it is missing, and its bookkeeping tables.</para>
/// </example>
[Cmdlet(VerbsData.Initialize, "MigrationDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(DatabaseInitialization))]
public sealed class InitializeMigrationDatabaseCommand : DatabaseCommand
{
    /// <summary>Makes the database itself where it is missing.</summary>
    [Parameter]
    public SwitchParameter CreateDatabase { get; set; }

    private protected override void End()
    {
        var missing = Database.FindMissing(CreateDatabase, Cancellation);
        IReadOnlyList<string> made = [];
        if (missing.Count > 0)
        {
            if (!ShouldProcess(Database.DisplayName, $"Create {string.Join(", ", missing)}"))
                return;
            using var observer = new CommandObserver(this, _ => { });
            made = Database.Initialize(CreateDatabase, observer, Cancellation);
        }
        WriteObject(new DatabaseInitialization(Configuration.Name, Database.DisplayName, made.ToValueList()));
    }
}
