using System.Collections;
using System.Management.Automation;
using PSMigrate.Cmdlets.Commands;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Operations;

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
