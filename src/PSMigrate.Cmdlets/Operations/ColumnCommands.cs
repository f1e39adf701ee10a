using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Describes a column inside the block of New-DbTable, where it is written as Column.</summary>
/// <example>
/// <code>New-DbTable account { Column name string(50) -NotNull }</code>
/// <para>The word Column stands for New-DbColumn.</para>
/// </example>
/// <example>
/// <code>function AuditColumns { New-DbColumn created datetimeoffset -NotNull -Default 'CURRENT_TIMESTAMP' }</code>
/// <para>A helper of your own puts out columns; call it inside the block.</para>
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
/// <example>
/// <code>Add-DbColumn account age int -NotNull -Default 0</code>
/// <para>Adds a column that existing rows get the default in.</para>
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
/// <example>
/// <code>Remove-DbColumn account age</code>
/// <para>Drops the column age of the table account.</para>
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
