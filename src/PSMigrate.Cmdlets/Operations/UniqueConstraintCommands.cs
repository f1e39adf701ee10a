using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that describe a unique constraint.</summary>
public abstract class UniqueConstraintCommand : OperationCommand
{
    /// <summary>The columns, in order.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>The constraint's name.</summary>
    /// <value>what NamingConvention says</value>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>A second NULL is refused, as on SQL Server always. PostgreSQL can from version 15 on, SQLite cannot.</summary>
    [Parameter]
    public SwitchParameter NullsNotDistinct { get; set; }

    /// <summary>The rows are stored in its order. Only SQL Server has the choice.</summary>
    [Parameter]
    public SwitchParameter Clustered { get; set; }

    /// <summary>The rows are not stored in its order. Only SQL Server has the choice, and does so by default.</summary>
    [Parameter]
    public SwitchParameter NonClustered { get; set; }

    /// <summary>A transaction may ask that the constraint is checked at its end. Only PostgreSQL can.</summary>
    [Parameter]
    public SwitchParameter Deferrable { get; set; }

    /// <summary>The constraint is checked at the end of each transaction. Only PostgreSQL can.</summary>
    [Parameter]
    public SwitchParameter InitiallyDeferred { get; set; }

    private protected UniqueConstraint BuildUnique()
    {
        RefuseBoth(Clustered, nameof(Clustered), NonClustered, nameof(NonClustered));
        return new(Column.ToValueList(), Name)
        {
            NullsNotDistinct = Given(nameof(NullsNotDistinct), NullsNotDistinct),
            Clustered = Given(nameof(Clustered), Clustered) ?? !Given(nameof(NonClustered), NonClustered),
            Deferral = ConstraintParts.Deferral(Deferrable, InitiallyDeferred),
        };
    }
}

/// <summary>Describes a unique constraint inside the block of New-DbTable, where it is written as Unique.</summary>
/// <remarks>
/// For a constraint on one column -Unique on the column's line says the same, without a name. SQL Server takes one NULL, SQLite and PostgreSQL
/// take any number of them unless -NullsNotDistinct is there.
/// </remarks>
/// <example>
/// <code>New-DbTable account { Column name string(50); Unique name -Name uq_account_name }</code>
/// <para>Lets no two accounts have the same name.</para>
/// </example>
/// <example>
/// <code>New-DbTable seat { Column hall int; Column number int; Unique hall, number }</code>
/// <para>Lets no two seats have the same hall and number.</para>
/// </example>
/// <example>
/// <code>New-DbTable account { Column mail string(200); Unique mail -NullsNotDistinct }</code>
/// <para>Lets only one account be without a mail, on PostgreSQL 15 as on SQL Server.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbUniqueConstraint")]
[OutputType(typeof(UniqueConstraint))]
public sealed class NewDbUniqueConstraintCommand : UniqueConstraintCommand
{
    private protected override void End() => WriteObject(BuildUnique());
}

/// <summary>Adds a unique constraint to a table.</summary>
/// <remarks>
/// SQLite makes the table anew, with its rows. SQL Server takes one NULL, SQLite and PostgreSQL take any number of them unless
/// -NullsNotDistinct is there. The command only makes an operation: the constraint is added when the Upgrade or Downgrade of a revision puts
/// the operation out.
/// </remarks>
/// <example>
/// <code>Add-DbUniqueConstraint account name</code>
/// <para>Lets no two accounts have the same name. The constraint's name is made as NamingConvention in the configuration says: uq_account_name.</para>
/// </example>
/// <example>
/// <code>Add-DbUniqueConstraint sales.seat hall, number -Name uq_seat -InitiallyDeferred</code>
/// <para>On PostgreSQL, lets a transaction swap two seats, and checks at its end.</para>
/// </example>
/// <example>
/// <code>Add-DbUniqueConstraint account mail -NullsNotDistinct</code>
/// <para>Lets only one account be without a mail, on PostgreSQL 15 as on SQL Server.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbUniqueConstraint")]
[OutputType(typeof(AddConstraint))]
public sealed class AddDbUniqueConstraintCommand : UniqueConstraintCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    private protected override void End() => Emit(new AddConstraint(ParseTable(Table), BuildUnique()));
}

/// <summary>Drops a unique constraint of a table.</summary>
/// <remarks>
/// Without -Name the constraint is the one that NamingConvention in the configuration would give its name by these columns. SQLite makes the
/// table anew, with its rows. The command only makes an operation: the constraint is dropped when the Upgrade or Downgrade of a revision puts
/// the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbUniqueConstraint account name</code>
/// <para>Drops the constraint that Add-DbUniqueConstraint account name has made.</para>
/// </example>
/// <example>
/// <code>Remove-DbUniqueConstraint sales.seat -Name uq_seat -IfExists</code>
/// <para>Drops the constraint of that name, if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbUniqueConstraint")]
[OutputType(typeof(DropConstraint))]
public sealed class RemoveDbUniqueConstraintCommand : RemoveConstraintCommand
{
    /// <summary>The columns, in order, where the constraint has no name of its own.</summary>
    [Parameter(Position = 1)]
    public string[]? Column { get; set; }

    private protected override void End()
    {
        if (Column is null or [] && Name is null)
            throw Invalid("nothing says which constraint is meant", "Name its columns, or say -Name.");
        Emit(Drop(ConstraintKind.Unique, Column is null or [] ? null : new UniqueConstraint(Column.ToValueList(), Name)));
    }
}
