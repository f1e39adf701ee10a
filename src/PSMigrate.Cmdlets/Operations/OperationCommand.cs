using System.Management.Automation;
using PSMigrate.Cmdlets.Commands;
using PSMigrate.Cmdlets.Configuration;
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

    /// <summary>The operations of the body that is running; null where none is.</summary>
    private protected OperationLedger? Ledger
    {
        get
        {
            var ledger = SessionState.PSVariable.GetValue(OperationLedger.Variable);
            return (ledger is PSObject wrapped ? wrapped.BaseObject : ledger) as OperationLedger;
        }
    }

    private protected sealed override void Begin()
    {
        foreach (var text in MyInvocation.BoundParameters.Values.OfType<DialectText>())
            Checked(text);
    }

    private protected void Emit(Operation operation)
    {
        var made = operation with { Origin = Origin };
        Ledger?.Made(made);
        WriteObject(made);
    }

    /// <summary>Whether the caller has written the parameter.</summary>
    private protected bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private protected bool? Given(string parameter, SwitchParameter value) => Given(parameter) ? value.ToBool() : null;

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

    /// <summary>The new name of what stays in its schema.</summary>
    private protected string ParseNewName(TableName old, string text)
    {
        var name = ParseTable(text);
        if (name.Schema is not null)
            throw Invalid($"the new name '{text}' has a schema, and a new name moves nothing", "Leave the schema out; a name with a dot stands in brackets.");
        return Other(old.Name, name.Name);
    }

    /// <summary>A new name that is another one than the old.</summary>
    private protected string Other(string old, string name) =>
        old == name ? throw Invalid($"the new name '{name}' is the old one", "Write the name that it has, then the one that it gets.") : name;

    private protected MigrationException Invalid(string fault, string remedy) =>
        CommandErrors.InvalidOperation(MyInvocation.MyCommand.Name, fault, remedy, Origin is { Path: not null } origin ? origin : null);

    private protected MigrationException NothingToChange() => Invalid("nothing is said that would change", "Add the parameter of what is to change.");

    /// <summary>Refuses switches that say opposite things.</summary>
    private protected void RefuseBoth(bool first, string firstName, bool second, string secondName)
    {
        if (first && second)
            throw Invalid($"-{firstName} and -{secondName} contradict each other", "Leave one of them out.");
    }

    private protected DialectText Checked(DialectText text)
    {
        foreach (var (provider, _) in text.Overrides)
        {
            if (DialectTextAttribute.Known(provider) is not null)
                continue;
            string[] keys = [.. ProviderNames.All, DialectTextAttribute.Rest];
            throw Invalid(
                $"a text is given for '{provider}', and there is no such provider",
                $"Did you mean {NearestName.Order(provider, keys)[0]}? The keys are {string.Join(", ", keys)}.");
        }
        return text.Default is null && text.Overrides.Count == 0
            ? throw Invalid("a hashtable of texts is empty", $"Give it a text for each provider, or {DialectTextAttribute.Rest}.")
            : text;
    }
}
