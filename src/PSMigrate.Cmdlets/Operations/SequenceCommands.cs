using System.Management.Automation;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Makes a sequence of numbers.</summary>
/// <remarks>
/// SQLite has no sequences, and the operation is an error there. The command only makes an operation: the sequence is made when the Upgrade or
/// Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>New-DbSequence invoice_number -Start 1000 -Type bigint</code>
/// <para>Makes a sequence that begins with 1000 on every database that has sequences.</para>
/// </example>
/// <example>
/// <code>
/// New-DbSequence sales.ticket -Start 1 -Increment 1 -Minimum 1 -Maximum 9999 -Cycle -Cache 50
/// Set-DbColumn sales.ticket number -Default @{ PostgreSql = "nextval('sales.ticket')"; SqlServer = 'next value for sales.ticket' }
/// </code>
/// <para>Makes a sequence that begins anew after 9999, and lets a column take its numbers, in the words of each provider.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "DbSequence")]
[OutputType(typeof(CreateSequence))]
public sealed class NewDbSequenceCommand : SequenceCommand
{
    /// <summary>Where a sequence of that name is there already, it is left as it is.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override void End() => Emit(new CreateSequence(BuildSequence(), IfNotExists));
}

/// <summary>Changes a sequence. What is not mentioned stays as it is.</summary>
/// <remarks>
/// SQLite has no sequences, and the operation is an error there. -Start says where a later restart begins, and only PostgreSQL keeps it; -RestartWith
/// sets the next number, on both. SQL Server cannot change the type either. The command only makes an operation: the sequence is changed when the Upgrade
/// or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Set-DbSequence invoice_number -RestartWith 5000</code>
/// <para>Lets the next number be 5000.</para>
/// </example>
/// <example>
/// <code>Set-DbSequence sales.ticket -Increment 10 -Maximum 99999</code>
/// <para>Changes the step and the greatest number.</para>
/// </example>
/// <example>
/// <code>Set-DbSequence sales.ticket -NoCycle</code>
/// <para>Lets the sequence end with its last number.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DbSequence")]
[OutputType(typeof(AlterSequence))]
public sealed class SetDbSequenceCommand : SequenceCommand
{
    /// <summary>The next number.</summary>
    [Parameter]
    public long? RestartWith { get; set; }

    /// <summary>The sequence ends with its last number.</summary>
    [Parameter]
    public SwitchParameter NoCycle { get; set; }

    private protected override void End()
    {
        RefuseBoth(Cycle, nameof(Cycle), NoCycle, nameof(NoCycle));
        Numbering.Check(RestartWith, null, Minimum, Maximum, Invalid);
        var sequence = BuildSequence();
        var unchanged = new Sequence(sequence.Name);
        if (sequence == unchanged && RestartWith is null && !NoCycle)
            throw NothingToChange();
        if (sequence != unchanged || RestartWith is not null)
            Emit(new AlterSequence(sequence) { RestartWith = RestartWith });
        // An operation that does not say what was before leaves this as it is.
        if (NoCycle)
            Emit(new AlterSequence(unchanged, unchanged with { Cycle = true }));
    }
}

/// <summary>Gives a sequence another name in the same schema.</summary>
/// <remarks>
/// SQLite has no sequences, and the operation is an error there. On SQL Server, which uses sp_rename, defaults that take their values from it keep
/// the old name. The command only makes an operation: the sequence is renamed when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Rename-DbSequence sales.ticket ticket_number</code>
/// <para>Renames a sequence of the schema sales, where it stays.</para>
/// </example>
[Cmdlet(VerbsCommon.Rename, "DbSequence")]
[OutputType(typeof(RenameSequence))]
public sealed class RenameDbSequenceCommand : OperationCommand
{
    /// <summary>The sequence: 'name' or 'schema.name'.</summary>
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
        Emit(new RenameSequence(name, ParseNewName(name, NewName)));
    }
}

/// <summary>Drops a sequence.</summary>
/// <remarks>
/// SQLite has no sequences, and the operation is an error there. Defaults that take their values from it must go first. The command only makes an
/// operation: the sequence is dropped when the Upgrade or Downgrade of a revision puts the operation out.
/// </remarks>
/// <example>
/// <code>Remove-DbSequence invoice_number -IfExists</code>
/// <para>Drops the sequence, if it is there.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DbSequence")]
[OutputType(typeof(DropSequence))]
public sealed class RemoveDbSequenceCommand : OperationCommand
{
    /// <summary>The sequence: 'name' or 'schema.name'; several are dropped one after the other.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>A sequence that is missing is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    private protected override void End()
    {
        foreach (var name in Name)
            Emit(new DropSequence(ParseTable(name), null, IfExists));
    }
}
