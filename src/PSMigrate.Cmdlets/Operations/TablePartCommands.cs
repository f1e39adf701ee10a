using System.Management.Automation;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Describes a primary key inside the block of New-DbTable, where it is written as PrimaryKey.</summary>
/// <example>
/// <code>New-DbTable booking { Column room int; Column day date; PrimaryKey room, day }</code>
/// <para>A key of two columns.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbPrimaryKey")]
[OutputType(typeof(PrimaryKey))]
public sealed class NewDbPrimaryKeyCommand : OperationCommand
{
    /// <summary>The columns, in order.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>The constraint's name.</summary>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(new PrimaryKey(Column.ToValueList(), Name));
}

/// <summary>Describes a unique constraint inside the block of New-DbTable, where it is written as Unique.</summary>
/// <example>
/// <code>New-DbTable account { Column name string(50); Unique name -Name uq_account_name }</code>
/// <para>No two accounts have the same name.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbUniqueConstraint")]
[OutputType(typeof(UniqueConstraint))]
public sealed class NewDbUniqueConstraintCommand : OperationCommand
{
    /// <summary>The columns, in order.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>The constraint's name.</summary>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(new UniqueConstraint(Column.ToValueList(), Name));
}

/// <summary>Describes a check constraint inside the block of New-DbTable, where it is written as Check.</summary>
/// <example>
/// <code>New-DbTable product { Column price decimal(10, 2); Check 'price > 0' }</code>
/// <para>The condition is SQL, and stands in quotes.</para>
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
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(new CheckConstraint(Condition, Name));
}

/// <summary>Describes a foreign key inside the block of New-DbTable, where it is written as ForeignKey.</summary>
/// <example>
/// <code>New-DbTable line { Column order_id int; Column number int; ForeignKey order_id, number -References order_line -ReferencedColumn id, number }</code>
/// <para>A foreign key of two columns.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbForeignKey")]
[OutputType(typeof(ForeignKey))]
public sealed class NewDbForeignKeyCommand : OperationCommand
{
    /// <summary>The columns that refer, in order.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>What is referred to: 'table.column' for one column; the table alone with -ReferencedColumn.</summary>
    [Parameter(Mandatory = true, Position = 1)]
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
    [Parameter]
    public string? Name { get; set; }

    private protected override void End()
    {
        var columns = Column.ToValueList();
        if (ReferencedColumn is { } referenced)
            WriteObject(new ForeignKey(columns, ParseTable(References), referenced.ToValueList(), Name) { OnDelete = OnDelete, OnUpdate = OnUpdate });
        else
            WriteObject(Reference(columns, References, OnDelete, OnUpdate) with { Name = Name });
    }
}

/// <summary>Describes an index inside the block of New-DbTable, where it is written as Index.</summary>
/// <example>
/// <code>New-DbTable account { Column name string(50); Index name -Unique }</code>
/// <para>The index is made with the table.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbTableIndex")]
[OutputType(typeof(Index))]
public sealed class NewDbTableIndexCommand : IndexCommand
{
    /// <summary>The columns, in order; 'name desc' for a descending one, an expression in parentheses.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>The index's name; without it one is made of the table and the columns.</summary>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(BuildIndex(Name, Column));
}
