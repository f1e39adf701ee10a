using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Management.Automation.Internal;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Reads hashtables and objects as columns with values.</summary>
/// <param name="emptyAsNull">Whether an empty text stands for NULL.</param>
/// <param name="invalid">Makes the error for a fault and its remedy.</param>
sealed class RowReader(bool emptyAsNull, Func<string, string, MigrationException> invalid)
{
    /// <summary>The columns and values of a row. Those of a hashtable that keeps no order come in the order of their names.</summary>
    public ValueList<ColumnValue> Read(object? row)
    {
        var values = Unwrap(row) switch
        {
            IOrderedDictionary ordered => Entries(ordered),
            IDictionary hashtable => Entries(hashtable).OrderBy(value => value.Column, StringComparer.Ordinal),
            null or string or IEnumerable or ValueType => throw invalid(
                $"a row is {(row is null ? "$null" : $"'{row}'")}, which has no columns", "Give a hashtable, or an object whose properties are columns."),
            _ => PSObject.AsPSObject(row).Properties.Select(property => Value(property.Name, property.Value)),
        };
        return values.ToValueList();
    }

    IEnumerable<ColumnValue> Entries(IDictionary entries)
    {
        foreach (DictionaryEntry entry in entries)
            yield return Value($"{entry.Key}", entry.Value);
    }

    ColumnValue Value(string column, object? value) => new(column, Unwrap(value) switch
    {
        null or DBNull => null,
        "" when emptyAsNull => null,
        byte[] bytes => bytes.ToValueList(),
        Enum other => throw NoValue(column, other),
        bool or string or char or sbyte or byte or short or ushort or int or uint or long or ulong or decimal or double or float
            or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or SqlExpression or ValueList<byte> => Unwrap(value),
        var other => throw NoValue(column, other),
    });

    static object? Unwrap(object? value) =>
        value == AutomationNull.Value ? null : value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    MigrationException NoValue(string column, object value) => invalid(
        $"the value of column '{column}' is '{value}' ({value.GetType().Name}), which no column can hold",
        "Convert it to a text, a number, a date or bytes.");
}
