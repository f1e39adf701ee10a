using System.Globalization;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Looks, before anything is changed, for rows that the new definition would refuse or spoil.</summary>
sealed class RowChecks(TableDraft draft, ICatalogue catalogue)
{
    readonly string table = TableRebuild.Qualified(draft.Name.Schema, draft.Name.Name);

    public void Run()
    {
        foreach (var column in draft.Columns)
        {
            if (column.Definition.Find(ClauseKind.Computed) is not null)
                continue;
            if (NeedsValue(column) && Count(column.Original is null ? "1" : $"({Source(column)}) IS NULL") is > 0 and var empty)
                throw Engine.Errors.RowsWithoutValue(draft.Name, column.FinalName, empty);
            if (BecomesNumber(column) && Count($"NOT ifnull(CAST({Source(column)} AS NUMERIC) = {Source(column)}, 1)") is > 0 and var texts)
                throw Engine.Errors.RowsNotConvertible(draft.Name, column.FinalName, column.Definition.Type, texts);
        }
    }

    /// <summary>What a row of the old table gives to a column.</summary>
    public static string Source(ColumnDraft column) => column.Conversion ?? SqliteSyntax.QuoteName(column.Original!.Name);

    bool NeedsValue(ColumnDraft column)
    {
        if (column.Definition.Find(ClauseKind.NotNull) is null || draft.Definition.HasRowidAlias && draft.Definition.KeyColumns.Among(column.Name))
            return false;
        if (column.Original is { } original)
            return original.Find(ClauseKind.NotNull) is null || column.Conversion is not null;
        return column.Definition.Find(ClauseKind.Default)?.Expression is null or "NULL" or "null";
    }

    // A text that is no number stays a text in a column of numbers: SQLite says nothing, and whoever reads the column falls over it.
    static bool BecomesNumber(ColumnDraft column) =>
        column.Conversion is null && column.Original is { } original && original.Find(ClauseKind.Computed) is null
        && !IsNumber(original.Type) && IsNumber(column.Definition.Type);

    // The rules by which SQLite finds a column's affinity.
    static bool IsNumber(string type) =>
        Has(type, "INT")
        || type.Length > 0 && !Has(type, "CHAR") && !Has(type, "CLOB") && !Has(type, "TEXT") && !Has(type, "BLOB") && !type.Equals("ANY", StringComparison.OrdinalIgnoreCase);

    static bool Has(string type, string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);

    long Count(string condition) => catalogue.Query($"SELECT count(*) FROM {table} WHERE {condition}") is [var row]
        ? Convert.ToInt64(row.Values[0], CultureInfo.InvariantCulture)
        : 0;
}
