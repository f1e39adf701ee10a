using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Drops constraints whose names the server has chosen, another one in each database: they are found by what they are when the batch runs.</summary>
sealed class SqlServerNameless(SqlPhrases phrases)
{
    readonly SqlServerCatalogue catalogue = new(phrases);

    /// <summary>Whether a constraint is told by what it is; the name beside that is a guess, and the constraint that has it is taken first.</summary>
    public static bool Takes(DropConstraint drop) => drop.Kind == ConstraintKind.PrimaryKey && drop.Name is null || drop.Definition is { Name: null };

    public string Drop(DropConstraint drop)
    {
        var missing = drop.IfExists ? "" : catalogue.Refuse("@sql IS NULL", $"The table {drop.Table} has no such {Word(drop)}, or does not exist.") + "\n";
        return
            $"""
            DECLARE @table int = {catalogue.Id(drop.Table)}, @sql nvarchar(max);
            SELECT TOP (1) @sql = {phrases.Literal($"ALTER TABLE {phrases.Name(drop.Table)} DROP CONSTRAINT ")} + QUOTENAME(k.name)
            FROM {From(drop)} AS k
            WHERE k.parent_object_id = @table AND {Condition(drop)}
            ORDER BY {(drop.Name is null ? "" : $"CASE WHEN k.name = {phrases.Literal(drop.Name)} THEN 0 ELSE 1 END, ")}k.name;
            {missing}EXEC (@sql)
            """;
    }

    static string From(DropConstraint drop) => drop.Kind switch
    {
        ConstraintKind.ForeignKey => "sys.foreign_keys",
        ConstraintKind.Check => "sys.check_constraints",
        _ => "sys.key_constraints",
    };

    string Condition(DropConstraint drop)
    {
        // A table has one at the most.
        if (drop.Kind == ConstraintKind.PrimaryKey)
            return "k.type = 'PK'";
        var isIt = drop.Definition switch
        {
            UniqueConstraint unique => HasColumns(unique.Columns),
            ForeignKey foreign => Refers(foreign),
            CheckConstraint check => Says(phrases.Text(check.Condition, "check")),
            _ => throw new ArgumentOutOfRangeException(nameof(drop), drop.Definition, null),
        };
        var own = $"k.is_system_named = 1\n    AND {isIt}";
        return (drop.Kind == ConstraintKind.Unique ? "k.type = 'UQ' AND " : "") + (drop.Name is null ? own : $"(k.name = {phrases.Literal(drop.Name)} OR {own})");
    }

    string HasColumns(ValueList<string> columns)
    {
        const string Parts =
            "SELECT COUNT(*) FROM sys.indexes AS i JOIN sys.index_columns AS u ON u.object_id = i.object_id AND u.index_id = i.index_id "
            + "WHERE i.object_id = @table AND i.name = k.name AND u.key_ordinal > 0";
        return $"({Parts}) = {columns.Count}\n    AND ({Parts} AND COL_NAME(u.object_id, u.column_id) IN ({List(columns)})) = {columns.Count}";
    }

    string Refers(ForeignKey foreign)
    {
        const string Parts = "SELECT COUNT(*) FROM sys.foreign_key_columns AS u WHERE u.constraint_object_id = k.object_id";
        var pairs = foreign.Columns.Select((column, i) => $"COL_NAME(u.parent_object_id, u.parent_column_id) = {catalogue.Unquoted(column)}"
            + (foreign.PrincipalColumns.Count == 0 ? "" : $" AND COL_NAME(u.referenced_object_id, u.referenced_column_id) = {catalogue.Unquoted(foreign.PrincipalColumns[i])}"));
        return $"k.referenced_object_id = {catalogue.Id(foreign.Principal)}\n    AND ({Parts}) = {foreign.Columns.Count}\n    AND ({Parts} AND ({string.Join(" OR ", pairs)})) = {foreign.Columns.Count}";
    }

    // The server keeps a condition in its own spelling, with parentheses around it.
    string Says(string condition) => $"k.definition IN ({phrases.Literal($"({condition})")}, {phrases.Literal(condition)})";

    string List(ValueList<string> columns) => string.Join(", ", columns.Select(catalogue.Unquoted));

    static string Word(DropConstraint drop) => drop.Kind switch
    {
        ConstraintKind.PrimaryKey => "primary key",
        ConstraintKind.ForeignKey => "foreign key",
        ConstraintKind.Unique => "unique constraint",
        _ => "check",
    };
}
