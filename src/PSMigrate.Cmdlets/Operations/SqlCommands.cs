using System.Collections;
using System.Management.Automation;
using PSMigrate.Cmdlets.Commands;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Runs SQL of one or more statements.</summary>
/// <example>
/// <code>Invoke-DbSql 'update account set name = ''n/a'' where name is null'</code>
/// <para>Runs one statement.</para>
/// </example>
/// <example>
/// <code>Invoke-DbSql @{ PostgreSql = 'analyze account'; Sqlite = 'analyze' }</code>
/// <para>Each provider has its own text; one without a text runs nothing.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "DbSql")]
[OutputType(typeof(ExecuteSql))]
public sealed class InvokeDbSqlCommand : OperationCommand
{
    /// <summary>The SQL; a hashtable has one text per provider.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [DialectText]
    public DialectText Sql { get; set; } = null!;

    private protected override void Process() => Emit(new ExecuteSql(Sql));
}

/// <summary>Reads rows in the body of a revision. The operations before it take effect first.</summary>
/// <example>
/// <code>
/// foreach ($row in Read-DbQuery 'select id, name from account where id > @id' @{ id = 100 }) {
///     Invoke-DbSql "update account set slug = '$($row.name.ToLower())' where id = $($row.id)"
/// }
/// </code>
/// <para>Parameters are written with an @ in the query and given by name.</para>
/// </example>
[Cmdlet(VerbsCommunications.Read, "DbQuery")]
[OutputType(typeof(PSObject))]
public sealed class ReadDbQueryCommand : GuardedCommand
{
    /// <summary>The query: one statement.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = "";

    /// <summary>The values of the query's parameters, by name.</summary>
    [Parameter(Position = 1)]
    public IDictionary? Parameter { get; set; }

    private protected override void End()
    {
        var migration = Unwrap(SessionState.PSVariable.GetValue("Migration")) as MigrationContext
            ?? throw CommandErrors.OutsideOfRevision(MyInvocation.MyCommand.Name);
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in Parameter ?? new Hashtable())
            values[$"{entry.Key}"] = Unwrap(entry.Value);
        foreach (var row in migration.Query(Query, values))
        {
            var item = new PSObject();
            for (var i = 0; i < row.Names.Count; i++)
                item.Properties.Add(new PSNoteProperty(row.Names[i], row.Values[i]));
            WriteObject(item);
        }
    }

    static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
