using System.Text.RegularExpressions;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Writing;

/// <summary>Divides operations where one revision cannot do them: a new value of an enumerated type can be used only after its transaction.</summary>
static class EnumSplit
{
    public static IReadOnlyList<IReadOnlyList<Operation>> Divide(IReadOnlyList<Operation> operations)
    {
        var added = operations.Where(operation => operation is AddEnumValue).ToList();
        var others = operations.Where(operation => operation is not AddEnumValue).ToList();
        var texts = others.ConvertAll(OperationText.Write);
        var isUsed = added.Cast<AddEnumValue>().Any(add => texts.Exists(text => Literal(add.Value).IsMatch(text)));
        return isUsed ? [added, others] : operations.Count == 0 ? [] : [operations];
    }

    // However often its quotes are doubled, as SQL and as a text of PowerShell.
    static Regex Literal(string value) => new($"'+{Regex.Escape(value).Replace("'", "'+", StringComparison.Ordinal)}'+", RegexOptions.CultureInvariant);
}
