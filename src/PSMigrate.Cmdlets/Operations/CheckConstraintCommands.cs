using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Describes a check constraint inside the block of New-DbTable, where it is written as Check.</summary>
/// <remarks>For a condition on one column -Check on the column's line says the same, without a name.</remarks>
/// <example>
/// <code>New-DbTable product { Column price decimal(10, 2); Check 'price > 0' }</code>
/// <para>Lets no price be zero or less. The condition is SQL, and stands in quotes: PowerShell takes a bare > for a file to write to.</para>
/// </example>
/// <example>
/// <code>New-DbTable account { Column name text; Check @{ SqlServer = 'len(name) > 0'; Default = 'length(name) > 0' } -Name ck_account_name }</code>
/// <para>Gives the constraint a name and, on SQL Server, a condition of its own.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbCheckConstraint")]
[OutputType(typeof(CheckConstraint))]
public sealed class NewDbCheckConstraintCommand : OperationCommand
{
    /// <summary>The condition, as SQL; a hashtable has one per provider.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [DialectText]
    public DialectText Condition { get; set; } = null!;

    /// <summary>The constraint's name.</summary>
    /// <value>what NamingConvention says</value>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(new CheckConstraint(Condition, Name));
}

/// <summary>Adds a check constraint to a table.</summary>
/// <remarks>
/// A row that breaks the condition makes the operation fail, unless -NotValid is there. SQLite makes the table anew, with its rows. The command
/// only makes an operation: the constraint is added when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Add-DbCheckConstraint product 'price > 0' -Name ck_product_price</code>
/// <para>Lets no price be zero or less.</para>
/// </example>
/// <example>
/// <code>Add-DbCheckConstraint account @{ SqlServer = 'len(name) > 0'; Default = 'length(name) > 0' }</code>
/// <para>Gives SQL Server a condition of its own. The constraint's name is made as NamingConvention in the configuration says.</para>
/// </example>
/// <example>
/// <code>
/// Add-DbCheckConstraint product 'weight >= 0' -Name ck_product_weight -NotValid
/// Confirm-DbConstraint product ck_product_weight
/// </code>
/// <para>
/// On PostgreSQL and SQL Server, lets the condition hold for new rows first, and checks those that are there afterwards: the second part locks
/// less. SQLite cannot.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbCheckConstraint")]
[OutputType(typeof(AddConstraint))]
public sealed class AddDbCheckConstraintCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The condition, as SQL; a hashtable has one per provider.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [DialectText]
    public DialectText Condition { get; set; } = null!;

    /// <summary>The constraint's name.</summary>
    /// <value>what NamingConvention says</value>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The rows that are there already are not looked at: NOT VALID on PostgreSQL, WITH NOCHECK on SQL Server. SQLite cannot.</summary>
    [Parameter]
    public SwitchParameter NotValid { get; set; }

    private protected override void End() => Emit(new AddConstraint(ParseTable(Table), new CheckConstraint(Condition, Name) { NotValid = NotValid }));
}

/// <summary>Drops a check constraint of a table.</summary>
/// <remarks>
/// Without -Name the constraint is the one that NamingConvention in the configuration would give its name by this condition, which must then be
/// written as it was. SQLite makes the table anew, with its rows. The command only makes an operation: the constraint is dropped when the Upgrade
/// or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbCheckConstraint product -Name ck_product_price</code>
/// <para>Drops the constraint of that name.</para>
/// </example>
/// <example>
/// <code>Remove-DbCheckConstraint product 'price > 0' -IfExists</code>
/// <para>Drops the constraint that Add-DbCheckConstraint product 'price > 0' has made, if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbCheckConstraint")]
[OutputType(typeof(DropConstraint))]
public sealed class RemoveDbCheckConstraintCommand : RemoveConstraintCommand
{
    /// <summary>The condition, where the constraint has no name of its own; a hashtable has one per provider.</summary>
    [Parameter(Position = 1)]
    [DialectText]
    public DialectText? Condition { get; set; }

    private protected override void End()
    {
        if (Condition is null && Name is null)
            throw Invalid("nothing says which constraint is meant", "Write its condition, or say -Name.");
        Emit(Drop(ConstraintKind.Check, Condition is null ? null : new CheckConstraint(Condition, Name)));
    }
}
