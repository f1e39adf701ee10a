using System.Management.Automation;
using PSMigrate.Cmdlets.Commands;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Cmdlets.Scripting;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>What the commands share that make operations. They change nothing: an operation takes effect when a revision puts it out.</summary>
public abstract class OperationCommand : GuardedCommand
{
    /// <summary>Where the command stands in its script.</summary>
    private protected SourcePosition Origin => new(
        MyInvocation.ScriptName is { Length: > 0 } script ? script : null, MyInvocation.ScriptLineNumber, Math.Max(1, MyInvocation.OffsetInLine));

    private protected void Emit(Operation operation)
    {
        var made = operation with { Origin = Origin };
        var ledger = SessionState.PSVariable.GetValue(OperationLedger.Variable);
        ((ledger is PSObject wrapped ? wrapped.BaseObject : ledger) as OperationLedger)?.Made(made);
        WriteObject(made);
    }

    private protected TableName ParseTable(string text)
    {
        try
        {
            return TableName.Parse(text);
        }
        catch (FormatException fault)
        {
            throw Invalid(fault.Message.TrimEnd('.'), "Write 'name' or 'schema.name'.");
        }
    }

    private protected MigrationException Invalid(string fault, string remedy) =>
        CommandErrors.InvalidOperation(MyInvocation.MyCommand.Name, fault, remedy);

    private protected ForeignKey Reference(ValueList<string> columns, string references, ReferentialAction onDelete, ReferentialAction onUpdate)
    {
        IReadOnlyList<string> parts;
        try
        {
            parts = TableName.SplitParts(references);
        }
        catch (FormatException fault)
        {
            throw Invalid(fault.Message.TrimEnd('.'), "Write 'table.column', or 'schema.table.column'.");
        }
        return parts switch
        {
            [var table] => new(columns, new(null, table), []) { OnDelete = onDelete, OnUpdate = onUpdate },
            [var table, var column] => new(columns, new(null, table), [column]) { OnDelete = onDelete, OnUpdate = onUpdate },
            [var schema, var table, var column] => new(columns, new(schema, table), [column]) { OnDelete = onDelete, OnUpdate = onUpdate },
            _ => throw Invalid($"'{references}' names no column", "Write 'table.column', or 'schema.table.column'."),
        };
    }
}
