using System.Management.Automation;
using System.Text;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Runs the SQL of a file.</summary>
/// <remarks>
/// <para>
/// The file is read when the body of the revision runs, as UTF-8. Its text is cut into statements by the rules of the database, and an error names
/// the line of the file. The text is sent as it is, unless -ExpandVariables is there.
/// </para>
/// <para>
/// Keep such files outside of the version locations, for instance in a folder sql beside versions: what ends with .sql below those is taken for a
/// revision.
/// </para>
/// <para>
/// The checksum that the log keeps is that of the revision, not of files that it reads: do not change such a file once it has run. The command
/// only makes an operation: the SQL is sent when the Upgrade or Downgrade of a revision puts the operation out.
/// </para>
/// </remarks>
/// <example>
/// <code>Invoke-DbSqlFile ../sql/report.sql</code>
/// <para>Runs a file of a folder beside that of the revision.</para>
/// </example>
/// <example>
/// <code>Invoke-DbSqlFile "../sql/report.$($Migration.Provider).sql" -ExpandVariables</code>
/// <para>Runs a file per provider, for instance report.SqlServer.sql, which may have batches and GO, and puts in the values of variables.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "DbSqlFile")]
[OutputType(typeof(ExecuteSql))]
public sealed class InvokeDbSqlFileCommand : OperationCommand
{
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// The file; several run one after the other. A relative path begins at the folder of the script that the command stands in: in a revision, at
    /// $PSScriptRoot. There are no wildcards.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>${name} outside of literals, quoted names and comments is replaced by the variable's value, as in SQL revisions. A missing variable is an error.</summary>
    [Parameter]
    public SwitchParameter ExpandVariables { get; set; }

    private protected override void End()
    {
        var folder = MyInvocation.PSScriptRoot is { Length: > 0 } root ? root : SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        foreach (var written in Path)
        {
            var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, written));
            Emit(new ExecuteSql(new(Read(path)), ExpandVariables) { TextStart = new(path, 1, 1) });
        }
    }

    static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path, Strict);
        }
        catch (DecoderFallbackException cause)
        {
            throw CommandErrors.SqlFileEncoding(path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw CommandErrors.SqlFileUnreadable(path, cause);
        }
    }
}
