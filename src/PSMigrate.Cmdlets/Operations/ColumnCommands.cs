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
/// <code>New-DbTable ticket { Column id bigint -Identity -IdentityStart 1000 -IdentityIncrement 10 -IdentityAlways -PrimaryKey; Column price int -Check 'price > 0' }</code>
/// <para>On PostgreSQL and SQL Server, numbers the tickets 1000, 1010, 1020. SQLite begins with 1 and goes by 1, so it refuses this.</para>
/// </example>
/// <example>
/// <code>New-DbTable task { Column done bool -NotNull -Default $false -DefaultName df_task_done; Column label string(50) -Collation Latin1_General_CI_AS }</code>
/// <para>Names the default's constraint and the collation, as SQL Server has them.</para>
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

    private protected override void End() => WriteObject(new ColumnPart(BuildColumn(PrimaryKey), PrimaryKey, Unique, BuildForeignKey(), BuildCheck()));
}

/// <summary>Adds a column to a table.</summary>
/// <remarks>
/// A column that takes no NULL needs a default where the table has rows. PostgreSQL and SQL Server add it in place; SQLite makes the table anew,
/// with its rows, where its own ALTER TABLE cannot: for a unique constraint, a stored computed column, or a default that is no constant. -Unique
/// and -Check become operations of their own. The command only makes operations: the column is added when the Upgrade or Downgrade of a revision
/// puts them out.
/// </remarks>
/// <example>
/// <code>Add-DbColumn account age int -NotNull -Default 0</code>
/// <para>Adds a column in which the rows that are there get the default.</para>
/// </example>
/// <example>
/// <code>Add-DbColumn sales.invoice approved_by bigint -References person.id</code>
/// <para>Adds a column with a foreign key to a table of the schema sales.</para>
/// </example>
/// <example>
/// <code>Add-DbColumn account code string(10) -Unique -Check @{ SqlServer = 'len(code) = 10'; Default = 'length(code) = 10' } -Comment 'for letters'</code>
/// <para>Adds a column, a unique and a check constraint. The comment is kept on PostgreSQL and SQL Server.</para>
/// </example>
/// <example>
/// <code>Add-DbColumn account created datetime -NotNull -Default @{ SqlServer = 'sysutcdatetime()'; Default = 'CURRENT_TIMESTAMP' } -DefaultName df_account_created</code>
/// <para>Gives SQL Server a default of its own, and its constraint a name.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbColumn")]
[OutputType(typeof(AddColumn), typeof(AddConstraint))]
public sealed class AddDbColumnCommand : ColumnCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>Where a column of that name is there already, it is left as it is.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override void End()
    {
        if (IfNotExists && (Unique || Check is not null))
            throw Invalid("-IfNotExists holds for the column, and its constraints would be added again", "Add the constraints by themselves.");
        var table = ParseTable(Table);
        Emit(new AddColumn(table, BuildColumn(false), BuildForeignKey(), IfNotExists));
        if (Unique)
            Emit(new AddConstraint(table, new UniqueConstraint([Name])));
        if (BuildCheck() is { } check)
            Emit(new AddConstraint(table, check));
    }
}

/// <summary>Gives a column another name.</summary>
/// <remarks>
/// Indexes, constraints and views that use the column follow on SQLite and PostgreSQL; on SQL Server, which uses sp_rename, the texts of views,
/// routines and triggers keep the old name. The command only makes an operation: the column is renamed when the Upgrade or Downgrade of a
/// revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Rename-DbColumn account mail email</code>
/// <para>Gives the column mail of the table account the name email.</para>
/// </example>
/// <example>
/// <code>Rename-DbColumn account mail email; New-DbView contact 'select name, email from account' -Replace</code>
/// <para>Writes a view anew that reads the column: on SQL Server its text has the old name, and fails when it is asked.</para>
/// </example>
[Cmdlet(VerbsCommon.Rename, "DbColumn")]
[OutputType(typeof(RenameColumn))]
public sealed class RenameDbColumnCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The column's name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Its new name.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string NewName { get; set; } = "";

    private protected override void End() => Emit(new RenameColumn(ParseTable(Table), Name, Other(Name, NewName)));
}

/// <summary>Drops a column with its values.</summary>
/// <remarks>
/// SQL Server keeps the default of a column as a constraint of its own: that is found and dropped first. SQLite makes the table anew, with its
/// rows, where a constraint or an index stands in the way of its own ALTER TABLE. The command only makes an operation: the column is dropped when
/// the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbColumn account age</code>
/// <para>Drops the column age of the table account.</para>
/// </example>
/// <example>
/// <code>Remove-DbColumn account street, city -IfExists</code>
/// <para>Drops two columns, each if it is there.</para>
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

    /// <summary>A column that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new DropColumn(ParseTable(Table), name, null, IfExists));
    }
}
