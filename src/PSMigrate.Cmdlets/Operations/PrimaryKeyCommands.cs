using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that describe a primary key.</summary>
public abstract class PrimaryKeyCommand : OperationCommand
{
    /// <summary>The columns, in order.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>The constraint's name.</summary>
    /// <value>what NamingConvention says</value>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The rows are stored in the order of the key. Only SQL Server has the choice, and does so by default.</summary>
    [Parameter]
    public SwitchParameter Clustered { get; set; }

    /// <summary>The rows are not stored in the order of the key. Only SQL Server has the choice.</summary>
    [Parameter]
    public SwitchParameter NonClustered { get; set; }

    /// <summary>A transaction may ask that the key is checked at its end. Only PostgreSQL can.</summary>
    [Parameter]
    public SwitchParameter Deferrable { get; set; }

    /// <summary>The key is checked at the end of each transaction. Only PostgreSQL can.</summary>
    [Parameter]
    public SwitchParameter InitiallyDeferred { get; set; }

    private protected PrimaryKey BuildKey()
    {
        RefuseBoth(Clustered, nameof(Clustered), NonClustered, nameof(NonClustered));
        return new(Column.ToValueList(), Name)
        {
            Clustered = Given(nameof(Clustered), Clustered) ?? !Given(nameof(NonClustered), NonClustered),
            Deferral = ConstraintParts.Deferral(Deferrable, InitiallyDeferred),
        };
    }
}

/// <summary>Describes a primary key inside the block of New-DbTable, where it is written as PrimaryKey.</summary>
/// <remarks>Its columns take no NULL. For a key of one column -PrimaryKey on the column's line says the same.</remarks>
/// <example>
/// <code>New-DbTable booking { Column room int; Column day date; PrimaryKey room, day }</code>
/// <para>Describes a key of two columns.</para>
/// </example>
/// <example>
/// <code>
/// New-DbTable event {
///     Column id guid
///     Column at datetime -NotNull
///     PrimaryKey id -NonClustered
///     Index at -Clustered
/// }
/// </code>
/// <para>Lets SQL Server store the rows by time rather than by key.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbPrimaryKey")]
[OutputType(typeof(PrimaryKey))]
public sealed class NewDbPrimaryKeyCommand : PrimaryKeyCommand
{
    private protected override void End() => WriteObject(BuildKey());
}

/// <summary>Adds a primary key to a table.</summary>
/// <remarks>
/// The columns should take no NULL already: SQL Server refuses others. SQLite makes the table anew, with its
/// rows. The command only makes an operation: the key is added when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Add-DbPrimaryKey booking room, day</code>
/// <para>Adds a key of two columns. Its name is made as NamingConvention in the configuration says: pk_booking.</para>
/// </example>
/// <example>
/// <code>Add-DbPrimaryKey event id -Name pk_event -NonClustered</code>
/// <para>On SQL Server, adds a key that leaves the order of the rows to another index.</para>
/// </example>
/// <example>
/// <code>Add-DbPrimaryKey slot position -InitiallyDeferred</code>
/// <para>On PostgreSQL, lets a transaction change positions one by one, and checks at its end that no two are the same.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbPrimaryKey")]
[OutputType(typeof(AddConstraint))]
public sealed class AddDbPrimaryKeyCommand : PrimaryKeyCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    private protected override void End() => Emit(new AddConstraint(ParseTable(Table), BuildKey()));
}

/// <summary>Drops the primary key of a table; its columns stay.</summary>
/// <remarks>
/// Foreign keys that refer to it must go first. SQLite makes the table anew, with its rows. The command only makes an operation: the key is
/// dropped when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbPrimaryKey booking</code>
/// <para>Drops the key, whatever its name is.</para>
/// </example>
/// <example>
/// <code>Remove-DbPrimaryKey booking -Name pk_booking -IfExists</code>
/// <para>Drops the key of that name, if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbPrimaryKey")]
[OutputType(typeof(DropConstraint))]
public sealed class RemoveDbPrimaryKeyCommand : RemoveConstraintCommand
{
    private protected override void End() => Emit(Drop(ConstraintKind.PrimaryKey, null));
}
