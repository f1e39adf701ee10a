using System.Globalization;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>A row of the catalogue, read by position.</summary>
readonly record struct SqlServerRow(QueryRow Row)
{
    public string? Text(int i) => (string?)Row.Values[i];

    public bool Flag(int i) => Row.Values[i] is { } value && Convert.ToBoolean(value, CultureInfo.InvariantCulture);

    public int Number(int i) => Convert.ToInt32(Row.Values[i], CultureInfo.InvariantCulture);

    public long? Long(int i) => Row.Values[i] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A name whose schema and own part stand next to each other.</summary>
    public TableName Name(int i) => new(Text(i), Text(i + 1)!);
}
