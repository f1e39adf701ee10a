using System.Management.Automation;
using PSMigrate.Cmdlets.Hosting;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Decides about single objects of a schema: what a repeatable file makes is its own matter, and no comparison may drop it; the rest is the user's.</summary>
sealed class ComparedObjects(IEnumerable<Repeatable> repeatables, ScriptBlock? filter)
{
    readonly HashSet<string> repeated = repeatables.Select(repeatable => repeatable.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public bool Takes(SchemaPart part, TableName name) => !IsRepeated(part, name) && (filter is null || IsWanted(filter, part, name));

    bool IsRepeated(SchemaPart part, TableName name) =>
        part is SchemaPart.View or SchemaPart.Routine or SchemaPart.Trigger && (repeated.Contains(name.ToString()) || repeated.Contains(name.Name));

    static bool IsWanted(ScriptBlock filter, SchemaPart part, TableName name)
    {
        var item = new PSObject();
        item.Properties.Add(new PSNoteProperty("Part", part));
        item.Properties.Add(new PSNoteProperty("Name", name.ToString()));
        try
        {
            return filter.InvokeWithContext(null, [new("_", item)]) is [.., var last] && LanguagePrimitives.IsTrue(last);
        }
        catch (RuntimeException cause) when (cause is not PipelineStoppedException)
        {
            throw CommandErrors.FilterFailed($"{part}", $"{name}", cause);
        }
    }
}
