using System.Management.Automation;
using PSMigrate.Cmdlets.Scripting;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Makes a table.</summary>
/// <remarks>
/// <para>
/// The block describes the table in lines: Column, PrimaryKey, ForeignKey, Unique, Check, Exclude and Index. These words exist only inside the
/// block, and each stands for a command that has a help of its own: New-DbColumn, New-DbPrimaryKey, New-DbForeignKey, New-DbUniqueConstraint,
/// New-DbCheckConstraint, New-DbExcludeConstraint and New-DbTableIndex. What has blanks or parentheses of its own is put in quotes; string(50) and decimal(10, 2) need
/// none. The block is PowerShell: it may have loops and call functions, as long as it puts out nothing but parts of the table.
/// </para>
/// <para>
/// The command only makes an operation: the table is made when the Upgrade or Downgrade of a revision puts the operation out.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// New-DbTable account {
///     Column id    bigint     -Identity -PrimaryKey
///     Column name  string(50) -NotNull
///     Column owner bigint     -References person.id -OnDelete Cascade
///     Unique name
///     Check  'length(name) > 0'
/// }
/// </code>
/// <para>Makes a table with a key that the database numbers, a foreign key, a unique and a check constraint.</para>
/// </example>
/// <example>
/// <code>
/// New-DbTable sales.booking -Comment 'one row per room and day' {
///     Column room int  -NotNull
///     Column day  date -NotNull
///     Column who  string(100)
///     PrimaryKey room, day
///     Index who
/// }
/// </code>
/// <para>Makes a table in the schema sales, with a key of two columns and an index.</para>
/// </example>
/// <example>
/// <code>
/// New-DbTable translation {
///     Column id bigint -Identity -PrimaryKey
///     foreach ($language in 'en', 'de', 'fr') { Column "text_$language" text }
/// }
/// </code>
/// <para>Makes a column for each of several languages.</para>
/// </example>
/// <example>
/// <code>
/// New-DbTable reading -Options @{ Sqlite = 'STRICT, WITHOUT ROWID'; PostgreSql = 'PARTITION BY RANGE (day)'; SqlServer = 'WITH (DATA_COMPRESSION = PAGE)' } {
///     Column sensor int  -NotNull
///     Column day    date -NotNull
///     Column value  @{ Sqlite = 'REAL'; Default = 'double' }
///     PrimaryKey sensor, day
/// }
/// </code>
/// <para>Says per provider what follows the closing parenthesis of the table.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbTable")]
[OutputType(typeof(CreateTable))]
public sealed class NewDbTableCommand : OperationCommand
{
    /// <summary>The table's name: 'name' or 'schema.name'; a part with a dot of its own in brackets.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The block that describes the table.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public ScriptBlock Definition { get; set; } = null!;

    /// <summary>Where a table of that name is there already, it is left as it is.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <summary>The comment that the database keeps with the table. SQLite keeps none.</summary>
    [Parameter]
    public string? Comment { get; set; }

    /// <summary>What follows the table's closing parenthesis, in the database's words: 'STRICT', 'PARTITION BY RANGE (day)'. A hashtable has one text per provider.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Options { get; set; }

    private protected override void End()
    {
        var builder = new TableBuilder(ParseTable(Name), Invalid);
        using (new TableWords(SessionState))
        {
            foreach (var part in Definition.Invoke())
                builder.Add(part?.BaseObject);
        }
        Emit(new CreateTable(builder.Build() with { Comment = Comment, Options = Options }, IfNotExists));
    }
}

/// <summary>Gives a table another name in the same schema.</summary>
/// <remarks>
/// Its rows, indexes and constraints stay; names of constraints that were made of the table's name stay too. Foreign keys of other tables follow.
/// The texts of views, routines and triggers follow on SQLite and PostgreSQL as far as those know; on SQL Server, which uses sp_rename, they keep
/// the old name. The command only makes an operation: the table is renamed when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Rename-DbTable customer client</code>
/// <para>Gives the table customer the name client.</para>
/// </example>
/// <example>
/// <code>Rename-DbTable sales.customer client</code>
/// <para>Renames a table of the schema sales, where it stays.</para>
/// </example>
[Cmdlet(VerbsCommon.Rename, "DbTable")]
[OutputType(typeof(RenameTable))]
public sealed class RenameDbTableCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Its new name, without a schema.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string NewName { get; set; } = "";

    private protected override void End()
    {
        var name = ParseTable(Name);
        Emit(new RenameTable(name, ParseNewName(name, NewName)));
    }
}

/// <summary>Sets or removes the comment of a table.</summary>
/// <remarks>
/// PostgreSQL keeps it as the table's comment, SQL Server as the extended property MS_Description; on SQLite, which keeps none, the operation is
/// an error. The command only makes an operation: the comment is set when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Set-DbTable account -Comment 'one row per customer'</code>
/// <para>Sets the comment.</para>
/// </example>
/// <example>
/// <code>if ($Migration.Provider -ne 'Sqlite') { Set-DbTable sales.account -DropComment }</code>
/// <para>Removes the comment where the database keeps one.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DbTable")]
[OutputType(typeof(SetTableComment))]
public sealed class SetDbTableCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The comment.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    /// <summary>The table has no comment from now on.</summary>
    [Parameter]
    public SwitchParameter DropComment { get; set; }

    private protected override void End()
    {
        RefuseBoth(Comment is not null, nameof(Comment), DropComment, nameof(DropComment));
        if (Comment is null && !DropComment)
            throw NothingToChange();
        Emit(new SetTableComment(ParseTable(Name), Comment));
    }
}

/// <summary>Drops a table with its rows.</summary>
/// <remarks>The command only makes an operation: the table is dropped when the Upgrade or Downgrade of a revision puts the operation out.</remarks>
/// <example>
/// <code>Remove-DbTable account</code>
/// <para>Drops the table account.</para>
/// </example>
/// <example>
/// <code>Remove-DbTable invoice_line, invoice -IfExists</code>
/// <para>Drops two tables in this order, each if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbTable")]
[OutputType(typeof(DropTable))]
public sealed class RemoveDbTableCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'; several are dropped one after the other.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>A table that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new DropTable(ParseTable(name), null, IfExists));
    }
}
