using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine;

static partial class Errors
{
    // Tables that are made anew
    public static MigrationException TableMissing(TableName table) => new(
        "TableMissing", ErrorKind.NotFound, $"There is no table '{table}'.", "Correct the name, or make the table before.") { Subject = table.ToString() };

    public static MigrationException TableUnreadable(TableName table, string fault) => new(
        "TableUnreadable", ErrorKind.InvalidData, $"The definition of table '{table}' cannot be read: {fault}",
        "Change the table with SQL of your own.") { Subject = table.ToString() };

    public static MigrationException ColumnMissing(TableName table, string column, IReadOnlyList<string> columns) => new(
        "ColumnMissing", ErrorKind.NotFound, $"Table '{table}' has no column '{column}'.", $"Its columns are {string.Join(", ", columns)}.") { Subject = column };

    public static MigrationException ColumnExists(TableName table, string column) => new(
        "ColumnExists", ErrorKind.Exists, $"Table '{table}' has a column '{column}' already.", "Choose another name, or say -IfNotExists.") { Subject = column };

    public static MigrationException ColumnInUse(TableName table, string column, string user) => new(
        "ColumnInUse", ErrorKind.InvalidState, $"Column '{column}' of table '{table}' is used by {user}.",
        "Drop that before, and make it anew without the column afterwards.") { Subject = column };

    public static MigrationException KeyInUse(TableName table, string columns, string user) => new(
        "KeyInUse", ErrorKind.InvalidState, $"The key ({columns}) of table '{table}' is referred to by {user}.",
        "Drop the foreign key before, or leave the columns unique.") { Subject = columns };

    public static MigrationException ConstraintMissing(TableName table, string name, IReadOnlyList<string> names) => new(
        "ConstraintMissing", ErrorKind.NotFound, $"Table '{table}' has no constraint '{name}'.",
        names.Count == 0 ? "None of its constraints has a name: say what the constraint is, beside its name."
            : $"Its named constraints are {string.Join(", ", names)}; one without a name is found by what it is.") { Subject = name };

    public static MigrationException ConstraintAmbiguous(TableName table, string kind, IReadOnlyList<string> candidates) => new(
        "ConstraintAmbiguous", ErrorKind.InvalidArgument, $"Table '{table}' has {candidates.Count} constraints of the sort {kind}: {string.Join("; ", candidates)}.",
        "Say which one, by its name or by what it is.") { Subject = table.ToString() };

    public static MigrationException ConstraintExists(TableName table, string what) => new(
        "ConstraintExists", ErrorKind.Exists, $"Table '{table}' has {what} already.", "Drop it before, or choose another name.") { Subject = table.ToString() };

    public static MigrationException IndexMissing(TableName table, string index, IReadOnlyList<string> indexes) => new(
        "IndexMissing", ErrorKind.NotFound, $"Table '{table}' has no index '{index}'.",
        indexes.Count == 0 ? "It has no index that can be changed." : $"Its indexes are {string.Join(", ", indexes)}.") { Subject = index };

    public static MigrationException IndexExists(string index) => new(
        "IndexExists", ErrorKind.Exists, $"There is an index '{index}' already.", "Choose another name.") { Subject = index };

    public static MigrationException RowsWithoutValue(TableName table, string column, long rows) => new(
        "RowsWithoutValue", ErrorKind.InvalidData, $"{Rows(rows)} of table '{table}' {(rows == 1 ? "has" : "have")} no value in column '{column}', which shall not be NULL.",
        "Give them a value before, or give a new column a default.") { Subject = column };

    public static MigrationException RowsNotConvertible(TableName table, string column, string type, long rows) => new(
        "RowsNotConvertible", ErrorKind.InvalidData, $"{Rows(rows)} of table '{table}' {(rows == 1 ? "has" : "have")} a value in column '{column}' that is no number, and its new type is {type}.",
        "Say with -Using how the values are converted, or correct the rows before.") { Subject = column };

    public static MigrationException RewriteNeedsTransaction(TableName table, SourcePosition? at) => new(
        "RewriteNeedsTransaction", ErrorKind.InvalidState, $"Table '{table}' must be made anew for this change, which is not safe without a transaction{At(at)}.",
        "Leave -NoTransaction out, or put the change into a revision of its own.") { Subject = table.ToString(), Position = at };

    public static MigrationException RewriteNeedsNoForeignKeys(TableName table, SourcePosition? at) => new(
        "RewriteNeedsNoForeignKeys", ErrorKind.InvalidState,
        $"Table '{table}' must be made anew for this change, and with foreign keys enforced the rows that refer to it would go with the old one{At(at)}.",
        "Put the change into a revision of its own, without Foreign-Keys: on or -EnforceForeignKeys.") { Subject = table.ToString(), Position = at };

    static string Rows(long rows) => rows == 1 ? "1 row" : $"{rows} rows";
}
