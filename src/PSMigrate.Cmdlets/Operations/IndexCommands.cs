using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>The parameters that describe an index.</summary>
public abstract class IndexCommand : OperationCommand
{
    /// <summary>No two rows may have the same values.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>The condition of a partial (filtered) index, as SQL; a hashtable has one per provider.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Where { get; set; }

    /// <summary>Columns that are stored in the index without being part of its order. Not possible on SQLite.</summary>
    [Parameter]
    public string[]? Include { get; set; }

    private protected Index BuildIndex(string? name, IEnumerable<string> columns) => new(name, columns.Select(ParseColumn).ToValueList())
    {
        Unique = Unique,
        Where = Where,
        Include = (Include ?? []).ToValueList(),
    };

    static IndexColumn ParseColumn(string text)
    {
        var descending = text.EndsWith(" desc", StringComparison.OrdinalIgnoreCase);
        var name = descending ? text[..^5].TrimEnd() : text.EndsWith(" asc", StringComparison.OrdinalIgnoreCase) ? text[..^4].TrimEnd() : text;
        return name.StartsWith('(') && name.EndsWith(')')
            ? new(null, new DialectText(name[1..^1]), descending)
            : new(name, null, descending);
    }
}

/// <summary>Makes an index.</summary>
/// <remarks>The command only makes an operation: the index is made when the Upgrade or Downgrade of a revision puts the operation out.</remarks>
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
/// <para>Makes an index on an expression and a column.</para>
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

    /// <summary>The columns, in order: 'name', 'name desc' for a descending one, or '(expression)' with parentheses around the SQL.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string[] Column { get; set; } = [];

    /// <summary>Where an index of that name is there already, it is left as it is.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override void End() => Emit(new CreateIndex(ParseTable(Table), BuildIndex(Name, Column), IfNotExists));
}

/// <summary>Drops an index.</summary>
/// <remarks>The command only makes an operation: the index is dropped when the Upgrade or Downgrade of a revision puts the operation out.</remarks>
/// <example>
/// <code>Remove-DbIndex ix_account_name account</code>
/// <para>Drops an index of the table account.</para>
/// </example>
/// <example>
/// <code>Remove-DbIndex ix_invoice_state sales.invoice -IfExists</code>
/// <para>Drops an index in the schema sales, if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbIndex")]
[OutputType(typeof(DropIndex))]
public sealed class RemoveDbIndexCommand : OperationCommand
{
    /// <summary>The index's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The table of the index: 'name' or 'schema.name'. SQLite and PostgreSQL need it only where the index is in another schema than the session's own.</summary>
    [Parameter(Position = 1)]
    public string? Table { get; set; }

    /// <summary>An index that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End() => Emit(new DropIndex(Name, Table is null ? null : ParseTable(Table), null, IfExists));
}
