using System.Collections;
using System.Management.Automation;
using PSMigrate.Cmdlets.Commands;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Runs SQL of one or more statements.</summary>
/// <remarks>
/// <para>
/// The command only makes an operation: the SQL is sent when the Upgrade or Downgrade of a revision puts the operation out. The text is cut
/// into statements by the rules of the database, and an error names the line of the statement that failed.
/// </para>
/// <para>
/// Put the text in single quotes, or between @' and '@: in double quotes PowerShell replaces what begins with $, also PostgreSQL's $$. The text
/// is sent as it is: the variables ${name} of SQL revisions are not replaced in it.
/// </para>
/// </remarks>
/// <example>
/// <code>Invoke-DbSql 'update account set name = ''n/a'' where name is null'</code>
/// <para>Runs one statement.</para>
/// </example>
/// <example>
/// <code>
/// Invoke-DbSql @'
/// create view customer as select * from account where kind = 'customer';
/// insert into account (id, kind) values (1, 'customer');
/// '@
/// </code>
/// <para>Runs several statements. Between @' and '@ quotes need not be doubled.</para>
/// </example>
/// <example>
/// <code>Invoke-DbSql ([IO.File]::ReadAllText("$PSScriptRoot/sql/report.sql"))</code>
/// <para>Runs the SQL of a file beside the revision; $PSScriptRoot is the revision's folder.</para>
/// </example>
/// <example>
/// <code>Invoke-DbSql @{ PostgreSql = 'analyze account'; Sqlite = 'analyze' }</code>
/// <para>Gives each provider its own text; one without a text runs nothing.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "DbSql")]
[OutputType(typeof(ExecuteSql))]
public sealed class InvokeDbSqlCommand : OperationCommand
{
    /// <summary>The SQL; a hashtable has one text per provider, and Default for the others.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [DialectText]
    public DialectText Sql { get; set; } = null!;

    private protected override void Process() => Emit(new ExecuteSql(Sql));
}

/// <summary>Reads rows in the body of a revision.</summary>
/// <remarks>
/// The operations that the body has put out before take effect first. Each row is an object with a property for each column; NULL is $null.
/// All rows are read before the first one is put out. The command works only while a revision runs.
/// </remarks>
/// <returns>A row, with a property for each column.</returns>
/// <example>
/// <code>
/// if (-not (Read-DbQuery 'select 1 from account where id = 1')) {
///     Invoke-DbSql 'insert into account (id, name) values (1, ''admin'')'
/// }
/// </code>
/// <para>Adds a row unless it is there.</para>
/// </example>
/// <example>
/// <code>
/// foreach ($row in Read-DbQuery 'select id, name from account where id > @id' @{ id = 100 }) {
///     $slug = $row.name.ToLower() -replace "'", "''"
///     Invoke-DbSql "update account set slug = '$slug' where id = $($row.id)"
/// }
/// </code>
/// <para>Changes rows one by one. A parameter of the query is written with an @ and gets its value by name.</para>
/// </example>
[Cmdlet(VerbsCommunications.Read, "DbQuery")]
[OutputType(typeof(PSObject))]
public sealed class ReadDbQueryCommand : GuardedCommand
{
    /// <summary>The query: one statement.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = "";

    /// <summary>The values of the query's parameters, as a hashtable by name: @{ id = 100 } for @id.</summary>
    [Parameter(Position = 1)]
    public IDictionary? Parameter { get; set; }

    private protected override void End()
    {
        var migration = Unwrap(SessionState.PSVariable.GetValue("Migration")) as MigrationContext
            ?? throw CommandErrors.OutsideOfRevision(MyInvocation.MyCommand.Name);
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in Parameter ?? new Hashtable())
            values[$"{entry.Key}"] = Unwrap(entry.Value);
        var at = MyInvocation.ScriptName is { Length: > 0 } script
            ? new SourcePosition(script, MyInvocation.ScriptLineNumber, Math.Max(1, MyInvocation.OffsetInLine))
            : null;
        foreach (var row in migration.Query(Query, values, at))
        {
            var item = new PSObject();
            for (var i = 0; i < row.Names.Count; i++)
                item.Properties.Add(new PSNoteProperty(row.Names[i], row.Values[i]));
            WriteObject(item);
        }
    }

    static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
