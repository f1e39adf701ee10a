using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server's statements for adding, renaming and dropping columns.</summary>
sealed class SqlServerColumns(SqlServerSyntax syntax)
{
    readonly SqlPhrases phrases = new(syntax);
    readonly SqlServerCatalogue catalogue = new(new(syntax));
    readonly SqlServerConstraints constraints = new(new(syntax));
    readonly SqlServerComments comments = new(new(syntax));

    /// <summary>Whether one column can be made of another by dropping it only: one that is computed, or numbers the versions of its row.</summary>
    public static bool Replaces(Column from, Column to) => from.Computed is null != to.Computed is null || from.Type != to.Type && (IsVersion(from) || IsVersion(to));

    public IEnumerable<string> Add(AddColumn add)
    {
        List<string> texts = [AddText(add)];
        if (add.Column.Comment is { } comment)
            texts.Add(comments.Add(add.Table, add.Column.Name, comment));
        return add.IfNotExists
            ? [SqlServerCatalogue.If($"COL_LENGTH({phrases.Literal(phrases.Name(add.Table))}, {catalogue.Unquoted(add.Column.Name)}) IS NULL", texts)]
            : texts;
    }

    // The server refuses where a check, a computed column or a filter reads the column: their texts would go on naming the old one.
    public string Rename(RenameColumn rename) =>
        catalogue.Rename($"{phrases.Name(rename.Table)}.{phrases.Quote(rename.Name)}", rename.NewName, "COLUMN");

    /// <summary>
    /// Drops a column, and before it what depends on the column alone: its default, checks, keys, foreign keys, indexes and statistics.
    /// What has other columns as well makes the server refuse, with its name: it may be meant to stay in another form.
    /// </summary>
    public string Drop(DropColumn drop)
    {
        var table = phrases.Name(drop.Table);
        var constraint = phrases.Literal($"ALTER TABLE {table} DROP CONSTRAINT ");
        return
            $"""
            DECLARE @table int = {catalogue.Id(drop.Table)}, @sql nvarchar(max);
            DECLARE @column int = COLUMNPROPERTY(@table, {catalogue.Unquoted(drop.Name)}, 'ColumnId');
            DECLARE @depending TABLE (step int, text nvarchar(max));
            INSERT INTO @depending
                SELECT 1, {constraint} + QUOTENAME(k.name) FROM sys.foreign_keys AS k
                WHERE k.parent_object_id = @table
                    AND EXISTS (SELECT 1 FROM sys.foreign_key_columns AS u WHERE u.constraint_object_id = k.object_id AND u.parent_column_id = @column)
                    AND NOT EXISTS (SELECT 1 FROM sys.foreign_key_columns AS u WHERE u.constraint_object_id = k.object_id AND u.parent_column_id <> @column)
                UNION ALL
                SELECT 2, {constraint} + QUOTENAME(k.name) FROM sys.check_constraints AS k
                WHERE k.parent_object_id = @table
                    AND EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE AS u
                        WHERE u.CONSTRAINT_SCHEMA = SCHEMA_NAME(k.schema_id) AND u.CONSTRAINT_NAME = k.name AND u.COLUMN_NAME = COL_NAME(@table, @column))
                    AND NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE AS u
                        WHERE u.CONSTRAINT_SCHEMA = SCHEMA_NAME(k.schema_id) AND u.CONSTRAINT_NAME = k.name AND u.COLUMN_NAME <> COL_NAME(@table, @column))
                UNION ALL
                SELECT 3, {constraint} + QUOTENAME(k.name) FROM sys.default_constraints AS k
                WHERE k.parent_object_id = @table AND k.parent_column_id = @column
                UNION ALL
                SELECT 4, CASE WHEN i.is_primary_key = 1 OR i.is_unique_constraint = 1
                    THEN {constraint} + QUOTENAME(i.name) ELSE N'DROP INDEX ' + QUOTENAME(i.name) + {phrases.Literal($" ON {table}")} END
                FROM sys.indexes AS i
                WHERE i.object_id = @table AND i.index_id > 0
                    AND EXISTS (SELECT 1 FROM sys.index_columns AS u
                        WHERE u.object_id = @table AND u.index_id = i.index_id AND u.column_id = @column)
                    AND NOT EXISTS (SELECT 1 FROM sys.index_columns AS u
                        WHERE u.object_id = @table AND u.index_id = i.index_id AND u.column_id <> @column
                            AND (u.is_included_column = 0 OR i.type IN (5, 6)));
            IF EXISTS (SELECT 1 FROM sys.stats AS s WHERE s.object_id = @table AND s.user_created = 1)
                INSERT INTO @depending
                    SELECT 5, {phrases.Literal($"DROP STATISTICS {table}.")} + QUOTENAME(s.name) FROM sys.stats AS s
                    WHERE s.object_id = @table AND s.user_created = 1
                        AND EXISTS (SELECT 1 FROM sys.stats_columns AS u
                            WHERE u.object_id = @table AND u.stats_id = s.stats_id AND u.column_id = @column)
                        AND NOT EXISTS (SELECT 1 FROM sys.stats_columns AS u
                            WHERE u.object_id = @table AND u.stats_id = s.stats_id AND u.column_id <> @column);
            DECLARE depending CURSOR LOCAL STATIC READ_ONLY FORWARD_ONLY FOR SELECT text FROM @depending ORDER BY step;
            OPEN depending;
            FETCH NEXT FROM depending INTO @sql;
            WHILE @@FETCH_STATUS = 0
            BEGIN
                EXEC (@sql);
                FETCH NEXT FROM depending INTO @sql;
            END;
            CLOSE depending;
            DEALLOCATE depending;
            ALTER TABLE {table} DROP COLUMN {SqlPhrases.IfExists(drop.IfExists)}{phrases.Quote(drop.Name)}
            """;
    }

    // The rows that are there get the default too, as they do on the other databases; for a column that takes no NULL it goes without saying.
    string AddText(AddColumn add)
    {
        var column = add.Column;
        var values = column is { Nullable: true, Default: not null, Computed: null } ? " WITH VALUES" : "";
        var references = add.ForeignKey is { } foreign ? $" {phrases.Named(foreign)}{constraints.References(foreign)}" : "";
        var check = add.ForeignKey?.NotValid == true ? "WITH NOCHECK " : "";
        return $"ALTER TABLE {phrases.Name(add.Table)} {check}ADD {phrases.Column(column, null, out _)}{values}{references}";
    }

    static bool IsVersion(Column column) => column.Computed is null && column.Type.Default is "timestamp" or "rowversion";
}
