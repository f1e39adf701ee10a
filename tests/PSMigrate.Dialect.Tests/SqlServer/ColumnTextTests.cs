using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The batches of columns, exactly.</summary>
public sealed class ColumnTextTests
{
    static readonly TableName Account = new(null, "account");
    static readonly TableName Clock = new("my schema", "o'clock]");

    [Fact]
    public void Add_a_column() => GeneratedTSql.AssertBatches(
        new AddColumn(Account, new("owner", new("guid")) { Default = new(null, Guid.Empty) { Name = "df_owner" }, Comment = "who" },
            new(["owner"], new(null, "person"), ["id"], "fk_owner") { OnDelete = ReferentialAction.Cascade, NotValid = true }),
        """
        ALTER TABLE [account] WITH NOCHECK ADD [owner] uniqueidentifier NULL CONSTRAINT [df_owner] DEFAULT ('00000000-0000-0000-0000-000000000000') WITH VALUES CONSTRAINT [fk_owner] REFERENCES [person] ([id]) ON DELETE CASCADE
        """,
        """
        DECLARE @id int = OBJECT_ID(N'[account]');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@id), @table sysname = OBJECT_NAME(@id), @column sysname = N'owner', @comment nvarchar(3750) = N'who';
        EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table, @level2type = N'COLUMN', @level2name = @column
        """);

    [Fact]
    public void Add_a_column_that_takes_no_null() => GeneratedTSql.AssertBatches(
        new AddColumn(Account, new("a", new("int")) { Nullable = false, Default = new(null, 0) }),
        """ALTER TABLE [account] ADD [a] int NOT NULL DEFAULT (0)""");

    [Fact]
    public void Add_a_column_that_may_be_there() => GeneratedTSql.AssertBatches(
        new AddColumn(Clock, new("a'b", new("int")) { Comment = "c" }, IfNotExists: true),
        """
        IF COL_LENGTH(N'[my schema].[o''clock]]]', N'a''b') IS NULL
        BEGIN
        ALTER TABLE [my schema].[o'clock]]] ADD [a'b] int NULL;
        DECLARE @id int = OBJECT_ID(N'[my schema].[o''clock]]]');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@id), @table sysname = OBJECT_NAME(@id), @column sysname = N'a''b', @comment nvarchar(3750) = N'c';
        EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table, @level2type = N'COLUMN', @level2name = @column;
        END
        """);

    [Fact]
    public void Add_a_computed_column() => GeneratedTSql.AssertBatches(
        new AddColumn(Account, new("a", new("int")) { Computed = new(new("b + 1")), Collation = "Latin1_General_BIN2" }),
        """ALTER TABLE [account] ADD [a] AS ((b + 1) COLLATE Latin1_General_BIN2) PERSISTED""");

    [Fact]
    public void Drop_a_column_and_what_depends_on_it_alone() => GeneratedTSql.AssertBatches(
        new DropColumn(Clock, "a'b]"),
        """
        DECLARE @table int = OBJECT_ID(N'[my schema].[o''clock]]]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a''b]', 'ColumnId');
        DECLARE @depending TABLE (step int, text nvarchar(max));
        INSERT INTO @depending
            SELECT 1, N'ALTER TABLE [my schema].[o''clock]]] DROP CONSTRAINT ' + QUOTENAME(k.name) FROM sys.foreign_keys AS k
            WHERE k.parent_object_id = @table
                AND EXISTS (SELECT 1 FROM sys.foreign_key_columns AS u WHERE u.constraint_object_id = k.object_id AND u.parent_column_id = @column)
                AND NOT EXISTS (SELECT 1 FROM sys.foreign_key_columns AS u WHERE u.constraint_object_id = k.object_id AND u.parent_column_id <> @column)
            UNION ALL
            SELECT 2, N'ALTER TABLE [my schema].[o''clock]]] DROP CONSTRAINT ' + QUOTENAME(k.name) FROM sys.check_constraints AS k
            WHERE k.parent_object_id = @table
                AND EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE AS u
                    WHERE u.CONSTRAINT_SCHEMA = SCHEMA_NAME(k.schema_id) AND u.CONSTRAINT_NAME = k.name AND u.COLUMN_NAME = COL_NAME(@table, @column))
                AND NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE AS u
                    WHERE u.CONSTRAINT_SCHEMA = SCHEMA_NAME(k.schema_id) AND u.CONSTRAINT_NAME = k.name AND u.COLUMN_NAME <> COL_NAME(@table, @column))
            UNION ALL
            SELECT 3, N'ALTER TABLE [my schema].[o''clock]]] DROP CONSTRAINT ' + QUOTENAME(k.name) FROM sys.default_constraints AS k
            WHERE k.parent_object_id = @table AND k.parent_column_id = @column
            UNION ALL
            SELECT 4, CASE WHEN i.is_primary_key = 1 OR i.is_unique_constraint = 1
                THEN N'ALTER TABLE [my schema].[o''clock]]] DROP CONSTRAINT ' + QUOTENAME(i.name) ELSE N'DROP INDEX ' + QUOTENAME(i.name) + N' ON [my schema].[o''clock]]]' END
            FROM sys.indexes AS i
            WHERE i.object_id = @table AND i.index_id > 0
                AND EXISTS (SELECT 1 FROM sys.index_columns AS u
                    WHERE u.object_id = @table AND u.index_id = i.index_id AND u.column_id = @column)
                AND NOT EXISTS (SELECT 1 FROM sys.index_columns AS u
                    WHERE u.object_id = @table AND u.index_id = i.index_id AND u.column_id <> @column
                        AND (u.is_included_column = 0 OR i.type IN (5, 6)));
        IF EXISTS (SELECT 1 FROM sys.stats AS s WHERE s.object_id = @table AND s.user_created = 1)
            INSERT INTO @depending
                SELECT 5, N'DROP STATISTICS [my schema].[o''clock]]].' + QUOTENAME(s.name) FROM sys.stats AS s
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
        ALTER TABLE [my schema].[o'clock]]] DROP COLUMN [a'b]]]
        """);

    [Fact]
    public void Rename_a_column() => GeneratedTSql.AssertBatches(
        new RenameColumn(Clock, "a'b]", "c'd]"),
        """EXEC sp_rename N'[my schema].[o''clock]]].[a''b]]]', N'c''d]', N'COLUMN'""");
}
