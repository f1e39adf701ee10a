using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Adds a column to a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="ForeignKey">A foreign key on that one column, made with it.</param>
public sealed record AddColumn(TableName Table, Column Column, ForeignKey? ForeignKey = null) : Operation
{
    /// <inheritdoc/>
    public override Operation Reverse() => new DropColumn(Table, Column.Name, Column);
}

/// <summary>Drops a column with its values.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Definition">What the column was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing column is no error.</param>
public sealed record DropColumn(TableName Table, string Name, Column? Definition = null, bool IfExists = false) : Operation
{
    /// <inheritdoc/>
    public override bool IsDestructive => true;

    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new AddColumn(Table, Definition);
}
