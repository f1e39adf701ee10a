using System.Management.Automation;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Gives a constraint another name.</summary>
/// <remarks>
/// SQLite makes the table anew, with its rows; SQL Server uses sp_rename. The command only makes an operation: the constraint is renamed when the
/// Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Rename-DbConstraint account uq_name uq_account_name</code>
/// <para>Gives a constraint of the table account a new name.</para>
/// </example>
/// <example>
/// <code>if ($Migration.Provider -eq 'SqlServer') { Rename-DbConstraint account DF__account__kind__3B75D760 df_account_kind }</code>
/// <para>Gives a default that SQL Server has named itself a name that is the same everywhere. A default is a constraint on SQL Server only.</para>
/// </example>
[Cmdlet(VerbsCommon.Rename, "DbConstraint")]
[OutputType(typeof(RenameConstraint))]
public sealed class RenameDbConstraintCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The constraint's name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Its new name, without a schema.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string NewName { get; set; } = "";

    private protected override void End() => Emit(new RenameConstraint(ParseTable(Table), Name, Other(Name, NewName)));
}

/// <summary>Checks the rows that were there before a constraint was added with -NotValid.</summary>
/// <remarks>
/// PostgreSQL runs VALIDATE CONSTRAINT, during which the table can be written; SQL Server runs WITH CHECK CHECK CONSTRAINT and trusts the
/// constraint from then on. SQLite has no constraints that are not valid, and the operation is an error there. A row that breaks the constraint
/// makes the operation fail. The command only makes an operation: the rows are checked when the Upgrade or Downgrade of a revision puts the
/// operation out.
/// </remarks>
/// <example>
/// <code>Confirm-DbConstraint payment fk_payment_account</code>
/// <para>Checks all rows of the table payment.</para>
/// </example>
/// <example>
/// <code>if ($Migration.Provider -ne 'Sqlite') { Confirm-DbConstraint payment fk_payment_account, ck_payment_amount }</code>
/// <para>Checks the rows for two constraints, on databases that have taken them with -NotValid; on SQLite they hold for all rows anyway.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Confirm, "DbConstraint")]
[OutputType(typeof(ValidateConstraint))]
public sealed class ConfirmDbConstraintCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The constraint's name; several are checked one after the other.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new ValidateConstraint(ParseTable(Table), name));
    }
}
