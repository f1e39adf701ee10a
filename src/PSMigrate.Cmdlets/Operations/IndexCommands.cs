using System.Management.Automation;
using PSMigrate.Operations;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Cmdlets.Operations;

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
/// <example>
/// <code>New-DbTable event { Column id guid; Column at datetime -NotNull; PrimaryKey id -NonClustered; Index at -Clustered }</code>
/// <para>Lets SQL Server store the rows in the order of another column than the key's.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbTableIndex")]
[OutputType(typeof(Index))]
public sealed class NewDbTableIndexCommand : IndexCommand
{
    /// <summary>The index's name. Without it one is made as NamingConvention in the configuration says.</summary>
    /// <value>ix_table_column, ux_table_column for a unique one</value>
    [Parameter]
    public string? Name { get; set; }

    private protected override void End() => WriteObject(BuildIndex(Name));
}

/// <summary>Makes an index.</summary>
/// <remarks>
/// With -Online the table can be written in the meantime: PostgreSQL makes the index CONCURRENTLY, which is possible only outside of a transaction,
/// so in a revision with -NoTransaction or in Invoke-DbAutocommit; SQL Server makes it WITH (ONLINE = ON), which not every edition has; SQLite makes
/// it as always. The command only makes an operation: the index is made when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>New-DbIndex ix_account_name account name -Unique</code>
/// <para>Makes a unique index on one column.</para>
/// </example>
/// <example>
/// <code>New-DbIndex ix_order_open order 'created desc' -Where 'closed is null'</code>
/// <para>Makes a partial index in descending order.</para>
/// </example>
/// <example>
/// <code>New-DbIndex ix_account_mail account '(lower(mail))', id</code>
/// <para>Makes an index on an expression and a column. SQL Server has no expressions in indexes: add a computed column, and use it.</para>
/// </example>
/// <example>
/// <code>New-DbIndex ix_account_name account 'name collate nocase', 'created desc nulls last'</code>
/// <para>Makes an index with a collation, which SQL Server has with the column only, and says where NULL stands, which only PostgreSQL lets choose.</para>
/// </example>
/// <example>
/// <code>New-DbIndex ix_account_name account @{ Name = 'name'; OperatorClass = 'text_pattern_ops' } -Online</code>
/// <para>On PostgreSQL, makes an index for patterns such as 'abc%', without locking the table against writes.</para>
/// </example>
/// <example>
/// <code>New-DbIndex ix_document_tags document tags -Method gin -Options 'fastupdate = off'</code>
/// <para>On PostgreSQL, makes an index of another method.</para>
/// </example>
/// <example>
/// <code>New-DbIndex ix_order_customer sales.order customer -Include state, total -Online -Options @{ SqlServer = 'data_compression = page'; PostgreSql = 'fillfactor = 80' }</code>
/// <para>Makes an index that answers some queries without the table, with options for each provider.</para>
/// </example>
/// <example>
/// <code>New-DbIndex ix_fact fact -Method columnstore -Clustered</code>
/// <para>On SQL Server, stores the table by columns.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbIndex")]
[OutputType(typeof(CreateIndex))]
public sealed class NewDbIndexCommand : IndexCommand
{
    /// <summary>The index's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>Where an index of that name is there already, it is left as it is.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <summary>The table can be written in the meantime.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    private protected override void End() => Emit(new CreateIndex(ParseTable(Table), BuildIndex(Name), IfNotExists) { Online = Online });
}

/// <summary>Gives an index another name.</summary>
/// <remarks>
/// SQLite makes the index anew; SQL Server uses sp_rename. The command only makes an operation: the index is renamed when the Upgrade or Downgrade
/// of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Rename-DbIndex ix_name account ix_account_name</code>
/// <para>Gives an index of the table account a new name.</para>
/// </example>
/// <example>
/// <code>Rename-DbIndex ix_name sales.invoice ix_invoice_name</code>
/// <para>Gives an index of a table in the schema sales a new name. SQL Server needs the table to find it, PostgreSQL its schema.</para>
/// </example>
[Cmdlet(VerbsCommon.Rename, "DbIndex")]
[OutputType(typeof(RenameIndex))]
public sealed class RenameDbIndexCommand : OperationCommand
{
    /// <summary>The index's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The index's new name, without a schema.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string NewName { get; set; } = "";

    private protected override void End() => Emit(new RenameIndex(ParseTable(Table), Name, Other(Name, NewName)));
}

/// <summary>Drops an index.</summary>
/// <remarks>
/// With -Online the table can be written in the meantime: PostgreSQL drops the index CONCURRENTLY, which is possible only outside of a transaction;
/// SQL Server and SQLite need no time for it.
/// The command only makes an operation: the index is dropped when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbIndex ix_account_name account</code>
/// <para>Drops an index of the table account.</para>
/// </example>
/// <example>
/// <code>Remove-DbIndex ix_invoice_state sales.invoice -IfExists</code>
/// <para>Drops an index in the schema sales, if it is there.</para>
/// </example>
/// <example>
/// <code>Invoke-DbAutocommit { Remove-DbIndex ix_account_name account -Online }</code>
/// <para>On PostgreSQL, drops an index without locking the table against writes, outside of the revision's transaction.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbIndex")]
[OutputType(typeof(DropIndex))]
public sealed class RemoveDbIndexCommand : OperationCommand
{
    /// <summary>The index's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>
    /// The table of the index: 'name' or 'schema.name'. SQL Server needs it always; SQLite and PostgreSQL only where the index is in another schema
    /// than the session's own.
    /// </summary>
    [Parameter(Position = 1)]
    public string? Table { get; set; }

    /// <summary>An index that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>The table can be written in the meantime.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    private protected override void End() => Emit(new DropIndex(Name, Table is null ? null : ParseTable(Table), null, IfExists) { Online = Online });
}
