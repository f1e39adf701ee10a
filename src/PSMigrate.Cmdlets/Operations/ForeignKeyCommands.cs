using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that describe a foreign key.</summary>
public abstract class ForeignKeyCommand : OperationCommand
{
    /// <summary>The columns that refer, in order.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>What is referred to: 'table.column' or 'schema.table.column' for one column, 'table' for its primary key; with -ReferencedColumn 'table' or 'schema.table'.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string References { get; set; } = "";

    /// <summary>The columns that are referred to, in order; -References then names the table.</summary>
    [Parameter]
    public string[]? ReferencedColumn { get; set; }

    /// <summary>What happens to the row when the row that it refers to is deleted.</summary>
    [Parameter]
    public ReferentialAction OnDelete { get; set; }

    /// <summary>What happens to the row when the key that it refers to is changed.</summary>
    [Parameter]
    public ReferentialAction OnUpdate { get; set; }

    /// <summary>The constraint's name.</summary>
    /// <value>what NamingConvention says</value>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>A transaction may ask that the key is checked at its end. SQL Server cannot.</summary>
    [Parameter]
    public SwitchParameter Deferrable { get; set; }

    /// <summary>The key is checked at the end of each transaction. SQL Server cannot.</summary>
    [Parameter]
    public SwitchParameter InitiallyDeferred { get; set; }

    /// <summary>A row with only some of its columns NULL is refused. Only PostgreSQL can.</summary>
    [Parameter]
    public SwitchParameter MatchFull { get; set; }

    private protected ForeignKey BuildKey() => ConstraintParts.Reference(Column.ToValueList(), References, ReferencedColumn, Invalid) with
    {
        Name = Name,
        OnDelete = OnDelete,
        OnUpdate = OnUpdate,
        Deferral = ConstraintParts.Deferral(Deferrable, InitiallyDeferred),
        MatchFull = MatchFull,
    };
}

/// <summary>Describes a foreign key inside the block of New-DbTable, where it is written as ForeignKey.</summary>
/// <remarks>For a foreign key of one column -References on the column's line says the same, without a name.</remarks>
/// <example>
/// <code>New-DbTable account { Column owner bigint; ForeignKey owner person.id -OnDelete Cascade -Name fk_account_owner }</code>
/// <para>Describes a foreign key on one column, with a name; accounts are deleted with their owner.</para>
/// </example>
/// <example>
/// <code>New-DbTable line { Column order_id int; Column number int; ForeignKey order_id, number -References order_line -ReferencedColumn id, number }</code>
/// <para>Describes a foreign key of two columns.</para>
/// </example>
/// <example>
/// <code>New-DbTable node { Column id int -PrimaryKey; Column next int; ForeignKey next node.id -InitiallyDeferred }</code>
/// <para>On SQLite and PostgreSQL, lets rows that refer to each other be added in any order, and checks at the transaction's end.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbForeignKey")]
[OutputType(typeof(ForeignKey))]
public sealed class NewDbForeignKeyCommand : ForeignKeyCommand
{
    private protected override void End() => WriteObject(BuildKey());
}

/// <summary>Adds a foreign key to a table.</summary>
/// <remarks>
/// A row that refers to nothing makes the operation fail, unless -NotValid is there. SQLite makes the table anew, with its rows. SQL Server takes
/// no Restrict, which is much the same as NoAction there, and cannot defer. The command only makes an operation: the key is added when the
/// Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Add-DbForeignKey account owner person.id -OnDelete Cascade</code>
/// <para>Lets accounts be deleted with their owner. The constraint's name is made as NamingConvention in the configuration says: fk_account_owner.</para>
/// </example>
/// <example>
/// <code>Add-DbForeignKey line order_id, number -References sales.order_line -ReferencedColumn id, number -Name fk_line_order</code>
/// <para>Adds a foreign key of two columns that refers to a table of the schema sales.</para>
/// </example>
/// <example>
/// <code>
/// Add-DbForeignKey payment account account.id -Name fk_payment_account -NotValid
/// Confirm-DbConstraint payment fk_payment_account
/// </code>
/// <para>
/// On PostgreSQL and SQL Server, lets the key hold for new rows first, and checks those that are there afterwards: the second part locks less.
/// SQLite cannot.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbForeignKey")]
[OutputType(typeof(AddConstraint))]
public sealed class AddDbForeignKeyCommand : ForeignKeyCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The rows that are there already are not looked at: NOT VALID on PostgreSQL, WITH NOCHECK on SQL Server. SQLite cannot.</summary>
    [Parameter]
    public SwitchParameter NotValid { get; set; }

    private protected override void End() => Emit(new AddConstraint(ParseTable(Table), BuildKey() with { NotValid = NotValid }));
}

/// <summary>Drops a foreign key of a table; its columns stay.</summary>
/// <remarks>
/// Without -Name the key is the one that NamingConvention in the configuration would give its name by these columns. SQLite makes the table
/// anew, with its rows. The command only makes an operation: the key is dropped when the Upgrade or Downgrade of a revision puts the operation
/// out.
/// </remarks>
/// <example>
/// <code>Remove-DbForeignKey account owner person.id</code>
/// <para>Drops the key that Add-DbForeignKey account owner person.id has made.</para>
/// </example>
/// <example>
/// <code>Remove-DbForeignKey payment -Name fk_payment_account -IfExists</code>
/// <para>Drops the key of that name, if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbForeignKey")]
[OutputType(typeof(DropConstraint))]
public sealed class RemoveDbForeignKeyCommand : RemoveConstraintCommand
{
    /// <summary>The columns that refer, in order, where the key has no name of its own.</summary>
    [Parameter(Position = 1)]
    public string[]? Column { get; set; }

    /// <summary>What is referred to, as Add-DbForeignKey takes it.</summary>
    [Parameter(Position = 2)]
    public string? References { get; set; }

    /// <summary>The columns that are referred to, in order; -References then names the table.</summary>
    [Parameter]
    public string[]? ReferencedColumn { get; set; }

    private protected override void End()
    {
        if (Column is { Length: > 0 } && References is not null)
            Emit(Drop(ConstraintKind.ForeignKey, ConstraintParts.Reference(Column.ToValueList(), References, ReferencedColumn, Invalid) with { Name = Name }));
        else if (Column is null && References is null && ReferencedColumn is null && Name is not null)
            Emit(Drop(ConstraintKind.ForeignKey, null));
        else
            throw Invalid("nothing says which foreign key is meant", "Write the columns and what they refer to, or say -Name.");
    }
}
