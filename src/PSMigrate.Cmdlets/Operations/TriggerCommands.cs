using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Makes a trigger.</summary>
/// <remarks>
/// The statement is put together as CREATE TRIGGER name event ON table body on SQLite and PostgreSQL, and as CREATE TRIGGER name ON table event AS
/// body on SQL Server. PostgreSQL's body calls a function that is made before. The command only makes an operation: the trigger is made when the
/// Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>
/// New-DbTrigger account_touch account 'after update' @{
///     Sqlite     = 'for each row begin update account set changed = CURRENT_TIMESTAMP where id = new.id; end'
///     PostgreSql = 'for each row execute function touch()'
///     SqlServer  = 'update account set changed = sysutcdatetime() where id in (select id from inserted)'
/// }
/// </code>
/// <para>Makes a trigger on every database.</para>
/// </example>
/// <example>
/// <code>
/// New-DbTrigger invoice_check sales.invoice -Replace -Event @{ PostgreSql = 'before insert or update'; SqlServer = 'instead of insert' } -Body @{
///     PostgreSql = 'for each row when (new.net &lt; 0) execute function sales.refuse()'
///     SqlServer  = 'insert into sales.invoice select * from inserted where net >= 0'
/// }
/// </code>
/// <para>Makes a trigger with an event per provider, or puts it in the place of the old one.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbTrigger")]
[OutputType(typeof(CreateTrigger))]
public sealed class NewDbTriggerCommand : OperationCommand
{
    /// <summary>The trigger's name. It lives in the schema of its table.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The table or view that it watches: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>When it fires, in the database's words: 'after insert'; a hashtable has a text per provider.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [DialectText]
    public DialectText Event { get; set; } = null!;

    /// <summary>What it does, in the database's words; a hashtable has a text per provider.</summary>
    [Parameter(Mandatory = true, Position = 3)]
    [DialectText]
    public DialectText Body { get; set; } = null!;

    /// <summary>The trigger takes the place of one of that name.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    private protected override void End() => Emit(new CreateTrigger(new(Name, ParseTable(Table), Event, Body), Replace));
}

/// <summary>Drops a trigger.</summary>
/// <remarks>The command only makes an operation: the trigger is dropped when the Upgrade or Downgrade of a revision puts the operation out.</remarks>
/// <example>
/// <code>Remove-DbTrigger account_touch account -IfExists</code>
/// <para>Drops a trigger of the table account, if it is there.</para>
/// </example>
/// <example>
/// <code>Remove-DbTrigger invoice_check sales.invoice; if ($Migration.Provider -eq 'PostgreSql') { Remove-DbFunction sales.refuse }</code>
/// <para>Drops a trigger, and the function that it calls on PostgreSQL.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbTrigger")]
[OutputType(typeof(DropTrigger))]
public sealed class RemoveDbTriggerCommand : OperationCommand
{
    /// <summary>The trigger's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The table or view that it watches: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>A trigger that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End() => Emit(new DropTrigger(Name, ParseTable(Table), null, IfExists));
}
