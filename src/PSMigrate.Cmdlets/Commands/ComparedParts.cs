using PSMigrate.Cmdlets.Configuration;
using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>Reads what the configuration wants compared: a hashtable of the sorts of things, each true or false.</summary>
static class ComparedParts
{
    public static Func<SchemaPart, bool>? Read(object? compare)
    {
        if (compare is null)
            return null;
        if (compare is not IDictionary<string, object?> table)
            throw CommandErrors.ComparedPart($"{compare}", Enum.GetNames<SchemaPart>());
        var without = new HashSet<SchemaPart>();
        foreach (var (name, value) in table)
        {
            if (!Enum.TryParse<SchemaPart>(name, ignoreCase: true, out var part) || value is not bool wanted)
                throw CommandErrors.ComparedPart(name, Enum.GetNames<SchemaPart>());
            if (!wanted)
                without.Add(part);
        }
        return part => !without.Contains(part);
    }
}
