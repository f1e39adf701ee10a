using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Lets operations stand outside of the revision's transaction, each for itself.</summary>
/// <remarks>
/// <para>
/// What the revision did before the block is committed first, together with a row of the log that says how far the revision has got. Then come
/// the operations of the block one by one, each announced and confirmed in the log, and a new transaction begins for the rest. The version
/// table changes at the end only. Where the revision fails after that, what is committed stays, the revision stays pending, and its next run goes on
/// behind what the log has as done: correct the revision behind that place only.
/// </para>
/// <para>
/// In a revision without a transaction the block changes nothing. With TransactionMode 'All' or without a log table it is refused.
/// </para>
/// <para>The command only makes an operation: the block takes effect when the Upgrade or Downgrade of a revision puts the operation out.</para>
/// </remarks>
/// <example>
/// <code>
/// New-DbTable account { Column id bigint -PrimaryKey; Column mail string(100) }
/// Invoke-DbAutocommit { New-DbIndex ix_account_mail account mail -Online }
/// Add-DbRow account @{ id = 1; mail = 'admin@example.org' }
/// </code>
/// <para>Makes an index that PostgreSQL cannot make inside a transaction.</para>
/// </example>
/// <example>
/// <code>
/// Invoke-DbAutocommit { Add-DbEnumValue mood happy }
/// Set-DbRow person @{ mood = 'happy' } -All
/// </code>
/// <para>Adds a value to an enumerated type, and uses it: PostgreSQL wants the value committed before.</para>
/// </example>
/// <example>
/// <code>Invoke-DbAutocommit { Invoke-DbSql @{ PostgreSql = 'vacuum analyze account'; Sqlite = 'vacuum' } }</code>
/// <para>Runs a statement that takes no transaction, on the providers that have it.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "DbAutocommit")]
[OutputType(typeof(AutocommitBlock))]
public sealed class InvokeDbAutocommitCommand : OperationCommand
{
    /// <summary>The block: what it puts out are the operations.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock Definition { get; set; } = null!;

    private protected override void End()
    {
        var open = Ledger?.Open;
        var operations = new List<Operation>();
        foreach (var item in Definition.Invoke())
        {
            if (item?.BaseObject is not Operation operation)
            {
                throw Invalid(
                    $"the block has put out {(item is null ? "$null" : $"'{item}'")}, which is no operation",
                    "Write the commands of operations; other output is assigned or piped to Out-Null.");
            }
            Ledger?.Taken(operation);
            operations.Add(operation);
        }
        // What got lost in the block is found here: behind the block it would be too late, when all before it is committed.
        if (Ledger?.Open.FirstOrDefault(operation => !open!.Contains(operation)) is { } lost)
            throw CommandErrors.LostOperation(lost.Origin, lost.GetType().Name);
        Emit(new AutocommitBlock(operations.ToValueList()));
    }
}
