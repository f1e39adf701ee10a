using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Runs the configuration's Schema.Hooks: scripts that get the operations from the pipeline, and put out those that shall stay.</summary>
sealed class SchemaHooks(PSCmdlet command, IReadOnlyList<string> hooks)
{
    public SchemaComparison Run(SchemaComparison comparison)
    {
        foreach (var hook in hooks)
        {
            command.WriteVerbose($"Hook: {hook}");
            comparison = comparison with { Operations = Run(hook, comparison.Operations) };
        }
        return comparison;
    }

    ValueList<Operation> Run(string hook, ValueList<Operation> operations)
    {
        try
        {
            var block = ScriptBlock.Create("param($__hook) $ErrorActionPreference = 'Stop'; $input | & $__hook");
            return command.InvokeCommand.InvokeScript(true, block, operations.ToArray(), hook)
                .Select(item => item?.BaseObject as Operation ?? throw CommandErrors.HookFailed(hook, $"it has put out {(item is null ? "$null" : $"'{item}'")}, which is no operation"))
                .ToValueList();
        }
        catch (RuntimeException cause)
        {
            throw CommandErrors.HookFailed(hook, cause.ErrorRecord.Exception.Message.TrimEnd('.'));
        }
    }
}
