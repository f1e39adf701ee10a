using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Makes a view.</summary>
/// <remarks>
/// With -Replace PostgreSQL and SQL Server put the view in the place of the old one, which keeps its rights; PostgreSQL lets the columns that were
/// there neither go nor change their types. SQLite drops the old one first, and with it the triggers that it has: make them again behind it.
/// -Materialized is possible on PostgreSQL only. The command only makes an operation: the view is made when the Upgrade or Downgrade of a revision
/// puts the operation out.
/// </remarks>
/// <example>
/// <code>New-DbView customer "select id, name from account where kind = 'customer'"</code>
/// <para>Makes a view.</para>
/// </example>
/// <example>
/// <code>
/// New-DbView sales.latest -Column customer, day -Replace @{
///     SqlServer = 'select top 10 customer, day from sales.invoice order by day desc'
///     Default   = 'select customer, day from sales.invoice order by day desc limit 10'
/// }
/// </code>
/// <para>Makes a view, or puts it in the place of the old one, with names for its columns and a query per provider.</para>
/// </example>
/// <example>
/// <code>New-DbView turnover 'select day, sum(net) as net from invoice group by day' -Materialized</code>
/// <para>On PostgreSQL, makes a view whose rows are stored, until REFRESH MATERIALIZED VIEW reads them anew.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbView")]
[OutputType(typeof(CreateView))]
public sealed class NewDbViewCommand : OperationCommand
{
    /// <summary>The view: 'name' or 'schema.name'.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The query behind it; a hashtable has one per provider.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [DialectText]
    public DialectText Query { get; set; } = null!;

    /// <summary>The names of its columns.</summary>
    /// <value>those of the query</value>
    [Parameter]
    public string[]? Column { get; set; }

    /// <summary>What stands before the query, in the database's words: 'WITH SCHEMABINDING'. A hashtable has one text per provider.</summary>
    [Parameter]
    [DialectText]
    public DialectText? Options { get; set; }

    /// <summary>The rows are stored.</summary>
    [Parameter]
    public SwitchParameter Materialized { get; set; }

    /// <summary>The view takes the place of one of that name.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    private protected override void End() => Emit(new CreateView(
        new(ParseTable(Name), Query) { Columns = (Column ?? []).ToValueList(), Options = Options, Materialized = Materialized }, Replace));
}

/// <summary>Drops a view.</summary>
/// <remarks>
/// What uses it must go first. The command only makes an operation: the view is dropped when the Upgrade or Downgrade of a revision puts the
/// operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbView sales.latest, customer -IfExists</code>
/// <para>Drops two views in this order, each if it is there.</para>
/// </example>
/// <example>
/// <code>Remove-DbView turnover -Materialized</code>
/// <para>On PostgreSQL, drops a view whose rows are stored.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbView")]
[OutputType(typeof(DropView))]
public sealed class RemoveDbViewCommand : OperationCommand
{
    /// <summary>The view: 'name' or 'schema.name'; several are dropped one after the other.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The rows of the view are stored. Only PostgreSQL has such views.</summary>
    [Parameter]
    public SwitchParameter Materialized { get; set; }

    /// <summary>A view that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new DropView(ParseTable(name), null, IfExists) { Materialized = Materialized });
    }
}
