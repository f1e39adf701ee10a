using PSMigrate.Schema;

namespace PSMigrate.Cmdlets.Operations;

/// <summary>What several commands say of a constraint in the same words.</summary>
static class ConstraintParts
{
    public static Deferral Deferral(bool deferrable, bool initiallyDeferred) =>
        initiallyDeferred ? Schema.Deferral.InitiallyDeferred : deferrable ? Schema.Deferral.InitiallyImmediate : Schema.Deferral.None;

    /// <summary>A foreign key as <c>-References</c> and <c>-ReferencedColumn</c> describe it.</summary>
    /// <param name="columns">The columns that refer.</param>
    /// <param name="references">What is referred to.</param>
    /// <param name="referencedColumns">The columns that are referred to; <paramref name="references"/> then is a table. Null where it names the column itself.</param>
    /// <param name="invalid">Makes the error for a fault and its remedy.</param>
    public static ForeignKey Reference(
        ValueList<string> columns, string references, string[]? referencedColumns, Func<string, string, MigrationException> invalid)
    {
        const string Form = "Write 'table.column', or 'schema.table.column'.";
        IReadOnlyList<string> parts;
        try
        {
            parts = TableName.SplitParts(references);
        }
        catch (FormatException fault)
        {
            throw invalid(fault.Message.TrimEnd('.'), Form);
        }
        var key = (referencedColumns, parts) switch
        {
            (null, [var table]) => new ForeignKey(columns, new(null, table), []),
            (null, [var table, var column]) => new(columns, new(null, table), [column]),
            (null, [var schema, var table, var column]) => new(columns, new(schema, table), [column]),
            ({ } names, [var table]) => new(columns, new(null, table), names.ToValueList()),
            ({ } names, [var schema, var table]) => new(columns, new(schema, table), names.ToValueList()),
            (null, _) => throw invalid($"'{references}' names no column", Form),
            _ => throw invalid($"'{references}' names no table", "With -ReferencedColumn write 'table', or 'schema.table'."),
        };
        return key.PrincipalColumns.Count is not 0 and var count && count != columns.Count
            ? throw invalid(
                $"{columns.Count} column{(columns.Count == 1 ? "" : "s")} cannot refer to {count}",
                "Name as many columns with -ReferencedColumn as refer to them.")
            : key;
    }
}
