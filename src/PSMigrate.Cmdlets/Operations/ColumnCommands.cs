using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Describes a column inside the block of New-DbTable, where it is written as Column.</summary>
/// <remarks>
/// What has blanks or parentheses of its own is put in quotes: -Default 'now()', 'nvarchar(max)'. The parentheses of string(50) and
/// decimal(10, 2) need none.
/// </remarks>
/// <example>
/// <code>New-DbTable account { Column name string(50) -NotNull }</code>
/// <para>Describes a column that takes no NULL. The word Column stands for New-DbColumn.</para>
/// </example>
/// <example>
/// <code>
/// New-DbTable invoice {
///     Column id       bigint         -Identity -PrimaryKey
///     Column customer bigint         -NotNull -References customer.id -OnDelete Cascade
///     Column net      decimal(10, 2) -NotNull
///     Column gross    decimal(10, 2) -Computed 'net * 1.19'
///     Column state    string(10)     -NotNull -Default "'new'"
///     Column detail   @{ PostgreSql = 'jsonb'; Default = 'text' }
/// }
/// </code>
/// <para>Describes a key that the database numbers, a foreign key, a computed column, a default that is a text, and a type per provider.</para>
/// </example>
/// <example>
/// <code>function AuditColumns { New-DbColumn created datetimeoffset -NotNull -Default 'CURRENT_TIMESTAMP' }</code>
/// <para>Makes a helper that puts out columns: write AuditColumns on a line of the block.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbColumn")]
[OutputType(typeof(ColumnPart))]
public sealed class NewDbColumnCommand : ColumnCommand
{
    /// <summary>The column is part of the primary key.</summary>
    [Parameter]
    public SwitchParameter PrimaryKey { get; set; }

    /// <summary>The column has a unique constraint of its own.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    private protected override void End() => WriteObject(new ColumnPart(BuildColumn(PrimaryKey), PrimaryKey, Unique, BuildForeignKey()));
}

/// <summary>Adds a column to a table.</summary>
/// <remarks>The command only makes an operation: the column is added when the Upgrade or Downgrade of a revision puts the operation out.</remarks>
/// <example>
/// <code>Add-DbColumn account age int -NotNull -Default 0</code>
/// <para>Adds a column in which the rows that are there get the default.</para>
/// </example>
/// <example>
/// <code>Add-DbColumn sales.invoice approved_by bigint -References person.id</code>
/// <para>Adds a column with a foreign key to a table of the schema sales.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbColumn")]
[OutputType(typeof(AddColumn))]
public sealed class AddDbColumnCommand : ColumnCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    private protected override void End() => Emit(new AddColumn(ParseTable(Table), BuildColumn(false), BuildForeignKey()));
}

/// <summary>Drops a column with its values.</summary>
/// <remarks>The command only makes an operation: the column is dropped when the Upgrade or Downgrade of a revision puts the operation out.</remarks>
/// <example>
/// <code>Remove-DbColumn account age</code>
/// <para>Drops the column age of the table account.</para>
/// </example>
/// <example>
/// <code>Remove-DbColumn account street, city</code>
/// <para>Drops two columns.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbColumn")]
[OutputType(typeof(DropColumn))]
public sealed class RemoveDbColumnCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The column's name; several are dropped one after the other.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new DropColumn(ParseTable(Table), name));
    }
}
