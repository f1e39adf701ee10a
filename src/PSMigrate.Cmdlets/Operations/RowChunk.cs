using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>Collects rows until there are enough for an operation.</summary>
/// <param name="table">The table.</param>
/// <param name="only">The columns that are taken; null for those of the first row.</param>
/// <param name="invalid">Makes the error for a fault and its remedy.</param>
sealed class RowChunk(TableName table, IReadOnlyList<string>? only, Func<string, string, MigrationException> invalid)
{
    const int Most = 1000;

    readonly List<ValueList<object?>> rows = [];
    ValueList<string>? columns = only?.ToValueList();
    long number;

    /// <summary>Takes a row.</summary>
    /// <returns>The operation of the rows so far, where there are enough.</returns>
    public InsertRows? Add(ValueList<ColumnValue> row)
    {
        number++;
        columns ??= row.Select(value => value.Column).ToValueList();
        rows.Add(Fits(row) ? row.Select(value => value.Value).ToValueList() : Arrange(row));
        return rows.Count == Most ? Rest() : null;
    }

    /// <summary>The operation of the rows that are left; null where there are none.</summary>
    public InsertRows? Rest()
    {
        if (rows.Count == 0)
            return null;
        var operation = new InsertRows(table, columns!, rows.ToValueList());
        rows.Clear();
        return operation;
    }

    bool Fits(ValueList<ColumnValue> row)
    {
        if (row.Count != columns!.Count)
            return false;
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Column != columns[i])
                return false;
        }
        return true;
    }

    ValueList<object?> Arrange(ValueList<ColumnValue> row)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, value) in row)
            values[column] = value;
        if (only is null)
        {
            if (columns!.FirstOrDefault(column => !values.ContainsKey(column)) is { } missing)
                throw Differs($"row {number} has no column '{missing}', which the first one has");
            if (values.Keys.FirstOrDefault(column => !columns!.Contains(column, StringComparer.OrdinalIgnoreCase)) is { } extra)
                throw Differs($"row {number} has a column '{extra}', which the first one does not have");
        }
        return columns!.Select(column => values.GetValueOrDefault(column)).ToValueList();
    }

    MigrationException Differs(string fault) =>
        invalid(fault, "Name the columns with -Column: other ones are left out then, and one that a row lacks is NULL.");
}
