using System.Management.Automation;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Describes a primary key inside the block of New-DbTable, where it is written as PrimaryKey.</summary>
/// <remarks>Its columns take no NULL. For a key of one column -PrimaryKey on the column's line says the same.</remarks>
/// <example>
/// <code>New-DbTable booking { Column room int; Column day date; PrimaryKey room, day }</code>
/// <para>Describes a key of two columns.</para>
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
    /// <value>the database's choice</value>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(new PrimaryKey(Column.ToValueList(), Name));
}

/// <summary>Describes a unique constraint inside the block of New-DbTable, where it is written as Unique.</summary>
/// <remarks>For a constraint on one column -Unique on the column's line says the same, without a name.</remarks>
/// <example>
/// <code>New-DbTable account { Column name string(50); Unique name -Name uq_account_name }</code>
/// <para>Lets no two accounts have the same name.</para>
/// </example>
/// <example>
/// <code>New-DbTable seat { Column hall int; Column number int; Unique hall, number }</code>
/// <para>Lets no two seats have the same hall and number.</para>
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
    /// <value>the database's choice</value>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(new UniqueConstraint(Column.ToValueList(), Name));
}

/// <summary>Describes a check constraint inside the block of New-DbTable, where it is written as Check.</summary>
/// <example>
/// <code>New-DbTable product { Column price decimal(10, 2); Check 'price > 0' }</code>
/// <para>Lets no price be zero or less. The condition is SQL, and stands in quotes: PowerShell takes a bare > for a file to write to.</para>
/// </example>
/// <example>
/// <code>New-DbTable account { Column name text; Check @{ PostgreSql = 'char_length(name) > 0'; Default = 'length(name) > 0' } -Name ck_account_name }</code>
/// <para>Gives the constraint a name and, on PostgreSQL, a condition of its own.</para>
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
    /// <value>the database's choice</value>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(new CheckConstraint(Condition, Name));
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
[Cmdlet(VerbsCommon.New, "DbForeignKey")]
[OutputType(typeof(ForeignKey))]
public sealed class NewDbForeignKeyCommand : OperationCommand
{
    /// <summary>The columns that refer, in order.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>What is referred to: 'table.column' or 'schema.table.column' for one column, 'table' for its primary key; with -ReferencedColumn 'table' or 'schema.table'.</summary>
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
    /// <value>the database's choice</value>
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
/// <remarks>The index is made right after the table. New-DbIndex makes one for a table that is there already.</remarks>
/// <example>
/// <code>New-DbTable account { Column name string(50); Index name -Unique }</code>
/// <para>Describes a unique index on one column.</para>
/// </example>
/// <example>
/// <code>New-DbTable task { Column due date; Column done bool; Index 'due desc' -Where 'done = false' -Name ix_task_open }</code>
/// <para>Describes a partial index in descending order, with a name.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbTableIndex")]
[OutputType(typeof(Index))]
public sealed class NewDbTableIndexCommand : IndexCommand
{
    /// <summary>The columns, in order: 'name', 'name desc' for a descending one, or '(expression)' with parentheses around the SQL.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>The index's name. Without it one is made of ix, or ux for a unique one, the table and the columns.</summary>
    /// <value>ix_table_column</value>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(BuildIndex(Name, Column));
}
