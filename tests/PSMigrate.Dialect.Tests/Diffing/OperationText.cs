using System.Collections;
using System.Globalization;
using System.Reflection;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>Writes an operation as one line that says everything of it but what was there before, which its reverse proves.</summary>
static class OperationText
{
    static readonly string[] Left = [nameof(Operation.Origin), nameof(Operation.IsDestructive), "Before", "Definition", nameof(Constraint.Kind), "EqualityContract"];

    public static string Of(Operation operation) => operation switch
    {
        // What is called so is text here, and a place among the values.
        AddEnumValue add => $"AddEnumValue {add.Enum} '{add.Value}'{(add.Before is null ? "" : $" Before={add.Before}")}{(add.After is null ? "" : $" After={add.After}")}",
        CreateRoutine create => $"CreateRoutine {create.Routine.Kind} {create.Routine.Name}({create.Routine.Arguments}){(create.Replace ? " Replace" : "")} {Line(create.Routine.Definition.ToString())}",
        DropRoutine drop => $"DropRoutine {drop.Kind} {drop.Name}({drop.Arguments})",
        _ => Record(operation),
    };

    static string Record(object value)
    {
        var type = value.GetType();
        var parts = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && !Left.Contains(property.Name))
            .Select(property => (property.Name, Value: property.GetValue(value), IsSaid: property.PropertyType == typeof(bool?)))
            .Where(part => part.IsSaid ? part.Value is not null : !IsUsual(part.Name, part.Value))
            .Select(part => part.Value is true ? part.Name : $"{part.Name}={Text(part.Value)}");
        return $"{type.Name}({string.Join(", ", parts)})";
    }

    static bool IsUsual(string name, object? value) => value switch
    {
        null or false => name != nameof(AlterColumn.Nullable) || value is null,
        true => name == nameof(Column.Nullable) && false,
        Enum choice => Convert.ToInt32(choice, CultureInfo.InvariantCulture) == 0 && choice is not ConstraintKind,
        ICollection or IEnumerable and not string => !((IEnumerable)value).GetEnumerator().MoveNext(),
        _ => false,
    };

    static string Text(object? value) => value switch
    {
        null => "none",
        string or TableName or DialectText => Line($"{value}"),
        bool or Enum or IFormattable => string.Format(CultureInfo.InvariantCulture, "{0}", value),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        _ when value.GetType().Name.StartsWith("Change", StringComparison.Ordinal) => Text(value.GetType().GetProperty("To")!.GetValue(value)),
        ColumnDefault { Sql: { } sql, Name: var name } => Line(name is null ? $"{sql}" : $"{sql} as {name}"),
        _ => Record(value),
    };

    static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
