using System.Collections;
using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Adds rows to a table.</summary>
/// <remarks>
/// <para>
/// A row is a hashtable or an object, whose keys or properties are the columns. The first row says which columns there are; a later one with
/// others is an error, unless -Column names them. The rows stream: each thousand is an operation, and thousands of rows go to the database by
/// its fastest way, so that a file may be of any size.
/// </para>
/// <para>
/// A text finds the type of its column as it does in SQL: '2026-01-31' is a date where the column is one. An empty text stays one, unless
/// -EmptyAsNull is there; $null is NULL, and New-DbExpression stands for SQL. Where the database numbers a column, the rows may bring their
/// own numbers; PostgreSQL and SQL Server do not look at them when they number on.
/// </para>
/// <para>The command only makes operations: the rows are added when the Upgrade or Downgrade of a revision puts the operations out.</para>
/// </remarks>
/// <example>
/// <code>Add-DbRow country @{ code = 'de'; name = 'Germany' }, @{ code = 'fr'; name = 'France' }</code>
/// <para>Adds two rows.</para>
/// </example>
/// <example>
/// <code>Import-Csv "$PSScriptRoot/country.csv" | Add-DbRow country -EmptyAsNull</code>
/// <para>Adds the rows of a file beside the revision. What is empty there is NULL in the table.</para>
/// </example>
/// <example>
/// <code>Import-Csv "$PSScriptRoot/order.csv" | Add-DbRow sales.order -Column id, customer, day</code>
/// <para>Adds three of the columns of a file to a table in the schema sales.</para>
/// </example>
/// <example>
/// <code>Add-DbRow event @{ name = 'start'; at = New-DbExpression @{ PostgreSql = 'now()'; SqlServer = 'sysdatetimeoffset()'; Sqlite = 'CURRENT_TIMESTAMP' } }</code>
/// <para>Adds a row in which the database computes a value, by an expression per provider.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "DbRow")]
[OutputType(typeof(InsertRows))]
public sealed class AddDbRowCommand : OperationCommand
{
    RowReader? reader;
    RowChunk? chunk;

    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The rows: hashtables, or objects whose properties are columns.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] Row { get; set; } = [];

    /// <summary>The columns, in order. What else a row has is left out, and a column that it lacks is NULL.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Column { get; set; }

    /// <summary>An empty text stands for NULL, as in most CSV files.</summary>
    [Parameter]
    public SwitchParameter EmptyAsNull { get; set; }

    private protected override void Process()
    {
        reader ??= new(EmptyAsNull, Invalid);
        chunk ??= new(ParseTable(Table), Column, Invalid);
        foreach (var row in Row)
        {
            if (chunk.Add(reader.Read(row)) is { } full)
                Emit(full);
        }
    }

    private protected override void End()
    {
        if (chunk?.Rest() is { } rest)
            Emit(rest);
    }
}

/// <summary>The parameters that find rows.</summary>
public abstract class FindRowCommand : OperationCommand
{
    /// <summary>The table: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Table { get; set; } = "";

    /// <summary>The values by which the rows are found, as a hashtable: a row must have all of them. $null finds NULL.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Where { get; set; }

    /// <summary>A condition in SQL, which holds beside -Where where both are there; a hashtable has one per provider.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Condition { get; set; }

    /// <summary>Every row of the table.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected ValueList<ColumnValue> Find()
    {
        if (All && (Where is not null || Condition is not null))
            throw Invalid("-All is every row, and -Where or -Condition are some", "Leave one of them out.");
        if (Where is { Count: 0 })
            throw Invalid("-Where is empty, and that would be every row", "Name a column and its value; -All means every row.");
        return All || Where is not null || Condition is not null
            ? Values(Where)
            : throw Invalid("it is not said which rows", "Add -Where or -Condition; -All means every row.");
    }

    private protected ValueList<ColumnValue> Values(IDictionary? values) => values is null ? [] : new RowReader(false, Invalid).Read(values);
}

/// <summary>Changes rows of a table.</summary>
/// <remarks>
/// <para>Which rows must be said: by -Where, by -Condition or by both, or by -All. The values are of the same types as those of Add-DbRow.</para>
/// <para>The command only makes an operation: the rows are changed when the Upgrade or Downgrade of a revision puts the operation out.</para>
/// </remarks>
/// <example>
/// <code>Set-DbRow account @{ name = 'n/a' } -Where @{ name = $null }</code>
/// <para>Gives the rows without a name one.</para>
/// </example>
/// <example>
/// <code>Set-DbRow account @{ state = 'old'; changed = New-DbExpression 'CURRENT_TIMESTAMP' } -Where @{ state = 'new' } -Condition 'id &lt; 1000'</code>
/// <para>Changes two columns of the rows for which both hold. The second gets what the database computes.</para>
/// </example>
/// <example>
/// <code>Set-DbRow account @{ visits = New-DbExpression 'visits + 1' } -All</code>
/// <para>Changes every row.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DbRow")]
[OutputType(typeof(UpdateRows))]
public sealed class SetDbRowCommand : FindRowCommand
{
    /// <summary>The new values, as a hashtable by column. $null is NULL, and New-DbExpression stands for SQL.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public IDictionary Set { get; set; } = null!;

    private protected override void End() => Emit(new UpdateRows(ParseTable(Table), Values(Set), Find()) { Condition = Condition });
}

/// <summary>Deletes rows of a table.</summary>
/// <remarks>
/// <para>Which rows must be said: by -Where, by -Condition or by both, or by -All.</para>
/// <para>The command only makes an operation: the rows are deleted when the Upgrade or Downgrade of a revision puts the operation out.</para>
/// </remarks>
/// <example>
/// <code>Remove-DbRow country -Where @{ code = 'dd' }</code>
/// <para>Deletes the rows with one value.</para>
/// </example>
/// <example>
/// <code>Remove-DbRow session -Condition @{ PostgreSql = "ended &lt; now() - interval '1 day'"; Default = 'ended is not null' }</code>
/// <para>Deletes the rows for which a condition holds, which differs per provider.</para>
/// </example>
/// <example>
/// <code>Remove-DbRow sales.cache -All</code>
/// <para>Deletes every row of a table in the schema sales.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbRow")]
[OutputType(typeof(DeleteRows))]
public sealed class RemoveDbRowCommand : FindRowCommand
{
    private protected override void End() => Emit(new DeleteRows(ParseTable(Table), Find()) { Condition = Condition });
}

/// <summary>Makes an expression of SQL, which stands in the place of a value.</summary>
/// <remarks>The expression is put into the statement as it is. It stands in the hashtables of Add-DbRow and Set-DbRow.</remarks>
/// <returns>The expression.</returns>
/// <example>
/// <code>Add-DbRow event @{ name = 'start'; at = New-DbExpression 'CURRENT_TIMESTAMP' }</code>
/// <para>Adds a row in which the database computes a value.</para>
/// </example>
/// <example>
/// <code>Set-DbRow account @{ key = New-DbExpression @{ PostgreSql = 'gen_random_uuid()'; SqlServer = 'newid()'; Sqlite = 'lower(hex(randomblob(16)))' } } -All</code>
/// <para>Gives every row what an expression computes that differs per provider.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbExpression")]
[OutputType(typeof(SqlExpression))]
public sealed class NewDbExpressionCommand : OperationCommand
{
    /// <summary>The SQL; a hashtable has one text per provider, and Default for the others.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [DialectText]
    public DialectText Sql { get; set; } = null!;

    private protected override void End() => WriteObject(new SqlExpression(Sql));
}
