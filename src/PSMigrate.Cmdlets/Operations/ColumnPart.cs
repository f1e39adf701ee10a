using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>A column as it stands in a table's block, with what is said of it in the same line.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsPrimaryKey">Whether it is part of the primary key.</param>
/// <param name="IsUnique">Whether it has a unique constraint of its own.</param>
/// <param name="ForeignKey">The foreign key on it alone, if there is one.</param>
/// <param name="Check">The check constraint that is said with it, if there is one.</param>
public sealed record ColumnPart(Column Column, bool IsPrimaryKey, bool IsUnique, ForeignKey? ForeignKey, CheckConstraint? Check);
