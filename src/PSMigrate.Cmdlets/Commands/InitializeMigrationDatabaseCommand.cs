using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Makes the version table and the log table of a database, and the database itself where -CreateDatabase says so.</summary>
/// <remarks>
/// An upgrade makes the tables by itself. The command is for databases that do not exist yet, and for those who hand out rights one by one:
/// once the tables are there, a run needs no right to make them. What exists is left alone. What was made stands in the property Created of
/// the object that is put out.
/// </remarks>
/// <example>
/// <code>Initialize-MigrationDatabase -CreateDatabase</code>
/// <para>Makes the database, if it is missing, and its bookkeeping tables.</para>
/// </example>
/// <example>
/// <code>Initialize-MigrationDatabase -Environment prod -Credential owner -WhatIf</code>
/// <para>Asks for the password of the login owner, and says what is missing on prod.</para>
/// </example>
[Cmdlet(VerbsData.Initialize, "MigrationDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(DatabaseInitialization))]
public sealed class InitializeMigrationDatabaseCommand : DatabaseCommand
{
    /// <summary>Makes the database itself where it is missing: the file of SQLite, or a database of the PostgreSQL server by way of its database postgres.</summary>
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
