using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Lets a parameter take one text for all providers, or a hashtable with a text per provider (<c>Default</c> stands for the rest).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DialectTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    internal static object? Convert(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        null => null,
        DialectText text => text,
        IDictionary texts => FromDictionary(texts),
        var value => new DialectText(System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    static DialectText FromDictionary(IDictionary texts)
    {
        string? all = null;
        var overrides = new List<ProviderText>();
        foreach (DictionaryEntry entry in texts)
        {
            var (provider, text) = ($"{entry.Key}", System.Convert.ToString(entry.Value, CultureInfo.InvariantCulture) ?? "");
            if (provider.Equals("Default", StringComparison.OrdinalIgnoreCase))
                all = text;
            else
                overrides.Add(new(provider, text));
        }
        return new(all, overrides.OrderBy(item => item.Provider, StringComparer.OrdinalIgnoreCase).ToValueList());
    }
}
