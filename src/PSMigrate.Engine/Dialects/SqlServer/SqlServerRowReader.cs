using System.Data;
using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Shows rows to the driver's bulk copy, which asks for no more than the values of one after the other.</summary>
sealed class SqlServerRowReader(InsertRows chunk, Type[] types, long before) : IDataReader
{
    int row = -1;

    /// <summary>The row that is being read, counted from 1.</summary>
    public int Row => row + 1;

    public int FieldCount => types.Length;

    public int Depth => 0;

    public bool IsClosed => false;

    public int RecordsAffected => -1;

    public object this[int i] => GetValue(i);

    public object this[string name] => throw new NotSupportedException();

    public bool Read() => ++row < chunk.Rows.Count;

    public object GetValue(int i)
    {
        var value = chunk.Rows[row][i];
        try
        {
            return SqlServerRowValues.Convert(value, types[i]);
        }
        catch (Exception cause) when (cause is FormatException or InvalidCastException or OverflowException)
        {
            throw Engine.Errors.RowRefused(
                chunk, before + Row, $"column '{chunk.Columns[i]}' cannot hold the value '{value}'", cause);
        }
    }

    public bool IsDBNull(int i) => chunk.Rows[row][i] is null or DBNull;

    public string GetName(int i) => chunk.Columns[i];

    public int GetOrdinal(string name) => chunk.Columns.ToList().FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));

    public Type GetFieldType(int i) => types[i];

    public string GetDataTypeName(int i) => types[i].Name;

    public int GetValues(object[] values)
    {
        for (var i = 0; i < FieldCount; i++)
            values[i] = GetValue(i);
        return FieldCount;
    }

    public bool NextResult() => false;

    public void Close() { }

    public void Dispose() { }

    public bool GetBoolean(int i) => (bool)GetValue(i);

    public byte GetByte(int i) => (byte)GetValue(i);

    public char GetChar(int i) => (char)GetValue(i);

    public DateTime GetDateTime(int i) => (DateTime)GetValue(i);

    public decimal GetDecimal(int i) => (decimal)GetValue(i);

    public double GetDouble(int i) => (double)GetValue(i);

    public float GetFloat(int i) => (float)GetValue(i);

    public Guid GetGuid(int i) => (Guid)GetValue(i);

    public short GetInt16(int i) => (short)GetValue(i);

    public int GetInt32(int i) => (int)GetValue(i);

    public long GetInt64(int i) => (long)GetValue(i);

    public string GetString(int i) => (string)GetValue(i);

    public DataTable? GetSchemaTable() => null;

    public IDataReader GetData(int i) => throw new NotSupportedException();

    public long GetBytes(int i, long fieldOffset, byte[]? buffer, int bufferoffset, int length) => throw new NotSupportedException();

    public long GetChars(int i, long fieldoffset, char[]? buffer, int bufferoffset, int length) => throw new NotSupportedException();
}
