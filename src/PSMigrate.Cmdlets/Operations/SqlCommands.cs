using System.Management.Automation;
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
/// is sent as it is, unless -ExpandVariables is there. Invoke-DbSqlFile runs the text of a file.
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
/// <code>Invoke-DbSql @{ PostgreSql = 'analyze account'; Sqlite = 'analyze' }</code>
/// <para>Gives each provider its own text; one without a text runs nothing.</para>
/// </example>
/// <example>
/// <code>Invoke-DbSql 'grant select on account to ${reader}' -ExpandVariables</code>
/// <para>Puts in the value of the variable reader, which the configuration or -Variable gives, as in SQL revisions.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "DbSql")]
[OutputType(typeof(ExecuteSql))]
public sealed class InvokeDbSqlCommand : OperationCommand
{
    /// <summary>The SQL; a hashtable has one text per provider, and Default for the others.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [DialectText]
    public DialectText Sql { get; set; } = null!;

    /// <summary>${name} outside of literals, quoted names and comments is replaced by the variable's value, as in SQL revisions. A missing variable is an error.</summary>
    [Parameter]
    public SwitchParameter ExpandVariables { get; set; }

    private protected override void Process() => Emit(new ExecuteSql(Checked(Sql), ExpandVariables));
}
