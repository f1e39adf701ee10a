using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PSMigrate.Module.Tests.Operations;

/// <summary>Writes a record with every property that says something, so that a test pins the whole value.</summary>
static class OperationText
{
    // Where it was written, and what follows from the type.
    static readonly string[] Aside = ["Origin", "IsDestructive", "EqualityContract"];

    public static string Of(PSObject item) => Write(item.BaseObject);

    static string Write(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToHexString(bytes),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Write))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ when value.GetType().Name is "DialectText" or "SourcePosition" => $"{value}",
        _ when value.GetType().Name == "TableName" => string.Join('.', value.GetType().GetProperties().Select(part => part.GetValue(value)).OfType<string>().Select(Part)),
        _ when value.GetType().Name.StartsWith("Change`", StringComparison.Ordinal) => value.GetType().GetProperty("To")!.GetValue(value) is { } to ? $"to {Write(to)}" : "dropped",
        _ => $"{value.GetType().Name}({string.Join(", ", Properties(value))})",
    };

    static string Part(string name) => name.Contains('.', StringComparison.Ordinal) ? $"[{name}]" : name;

    static IEnumerable<string> Properties(object value)
    {
        foreach (var property in value.GetType().GetProperties().Where(property => !Aside.Contains(property.Name) && (property.Name != "Kind" || property.CanWrite)))
        {
            if (property.GetValue(value) is { } set && !IsDefault(property.PropertyType, set))
                yield return $"{property.Name}: {Write(set)}";
        }
    }

    static bool IsDefault(Type type, object value) =>
        type == typeof(bool) && value is false
        || type.IsEnum && type.Name is "Deferral" or "ReferentialAction" && Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0
        || value is IEnumerable items and not string && !items.Cast<object>().Any();
}
