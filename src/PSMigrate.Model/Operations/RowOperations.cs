using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Adds rows to a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns that get a value.</param>
/// <param name="Rows">
/// The rows; each has as many values as there are columns: null, truth values, numbers, texts, dates, times, ids,
/// <see cref="ValueList{T}"/> of bytes, <see cref="SqlExpression"/>.
/// </param>
public sealed record InsertRows(TableName Table, ValueList<string> Columns, ValueList<ValueList<object?>> Rows) : Operation;

/// <summary>Changes rows of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Set">The new values.</param>
/// <param name="Where">The values by which the rows are found; empty for every row, or where <see cref="Condition"/> says.</param>
public sealed record UpdateRows(TableName Table, ValueList<ColumnValue> Set, ValueList<ColumnValue> Where) : Operation
{
    /// <summary>A condition in SQL, beside <see cref="Where"/>; null for none.</summary>
    public DialectText? Condition { get; init; }
}

/// <summary>Deletes rows of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Where">The values by which the rows are found; empty for every row, or where <see cref="Condition"/> says.</param>
public sealed record DeleteRows(TableName Table, ValueList<ColumnValue> Where) : Operation
{
    /// <summary>A condition in SQL, beside <see cref="Where"/>; null for none.</summary>
    public DialectText? Condition { get; init; }

    /// <inheritdoc/>
    public override bool IsDestructive => true;
}

/// <summary>A column and a value of it.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Value">The value, of the types that <see cref="InsertRows"/> takes.</param>
public sealed record ColumnValue(string Column, object? Value);
