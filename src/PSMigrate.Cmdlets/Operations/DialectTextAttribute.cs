using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Lets a parameter take one text for all providers, or a hashtable with a text per provider (<c>Default</c> stands for the rest).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DialectTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>The key for the providers without a text of their own.</summary>
    internal const string Rest = "Default";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    internal static DialectText? Convert(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        null => null,
        DialectText text => text,
        SqlExpression expression => expression.Sql,
        IDictionary texts => FromDictionary(texts),
        var value => new DialectText(Text(value)),
    };

    static DialectText FromDictionary(IDictionary texts)
    {
        string? rest = null;
        var overrides = new List<ProviderText>();
        foreach (DictionaryEntry entry in texts)
        {
            var (provider, text) = ($"{entry.Key}", Text(entry.Value));
            if (provider.Equals(Rest, StringComparison.OrdinalIgnoreCase))
                rest = text;
            else
                overrides.Add(new(Known(provider) ?? provider, text));
        }
        return new(rest, overrides.OrderBy(item => item.Provider, StringComparer.OrdinalIgnoreCase).ToValueList());
    }

    /// <summary>The provider as it is spelt; null where there is none of that name.</summary>
    internal static string? Known(string provider) =>
        ProviderNames.All.FirstOrDefault(known => known.Equals(provider, StringComparison.OrdinalIgnoreCase));

    static string Text(object? value) => System.Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}
