using PSMigrate.Engine.Dialects.SqlServer;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The batches of a change of a column, exactly.</summary>
public sealed class ColumnChangeTextTests
{
    static readonly TableName Account = new(null, "account");
    static readonly TableName Clock = new("my schema", "o'clock]");

    [Fact]
    public void Another_type_keeps_nullability_collation_and_default() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a") { Type = new("string(80)") },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        DECLARE @default nvarchar(300), @definition nvarchar(max);
        SELECT @default = QUOTENAME(name), @definition = definition FROM sys.default_constraints
        WHERE parent_object_id = @table AND parent_column_id = @column;
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + @default;
            EXEC (@sql);
        END;
        SELECT @sql = CAST(N'ALTER TABLE [account] ALTER COLUMN [a] ' AS nvarchar(max)) + N'nvarchar(80)'
            + ISNULL(N' COLLATE ' + c.collation_name, N'')
            + IIF(c.is_nullable = 1, N' NULL', N' NOT NULL')
        FROM sys.columns AS c JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
        WHERE c.object_id = @table AND c.column_id = @column;
        EXEC (@sql);
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] ADD CONSTRAINT ' + @default + N' DEFAULT ' + @definition
                + N' FOR [a]';
            EXEC (@sql);
        END
        """);

    [Fact]
    public void Another_nullability_keeps_the_type() => GeneratedTSql.AssertBatches(
        new AlterColumn(Clock, "a'b]") { Nullable = false },
        $"""
        DECLARE @table int = OBJECT_ID(N'[my schema].[o''clock]]]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a''b]', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table my schema.o''clock] has no column ''a''b]'', or does not exist.', 1;
        SELECT @sql = CAST(N'ALTER TABLE [my schema].[o''clock]]] ALTER COLUMN [a''b]]] ' AS nvarchar(max)) + {SqlServerTypes.Text}
            + IIF(ty.is_user_defined = 0, ISNULL(N' COLLATE ' + c.collation_name, N''), N'')
            + N' NOT NULL'
        FROM sys.columns AS c JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
        WHERE c.object_id = @table AND c.column_id = @column;
        EXEC (@sql)
        """);

    [Fact]
    public void All_at_once() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a")
        {
            Type = new("int"), Nullable = true, Default = new(new(new("1")) { Name = "df" }), Comment = new("c"),
        },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        DECLARE @default nvarchar(300), @definition nvarchar(max);
        SELECT @default = QUOTENAME(name), @definition = definition FROM sys.default_constraints
        WHERE parent_object_id = @table AND parent_column_id = @column;
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + @default;
            EXEC (@sql);
        END;
        ALTER TABLE [account] ALTER COLUMN [a] int NULL;
        ALTER TABLE [account] ADD CONSTRAINT [df] DEFAULT (1) FOR [a]
        """,
        """
        DECLARE @id int = OBJECT_ID(N'[account]');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@id), @table sysname = OBJECT_NAME(@id), @column sysname = N'a', @comment nvarchar(3750) = N'c';
        IF COLUMNPROPERTY(@id, @column, 'ColumnId') IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND major_id = @id AND minor_id = COLUMNPROPERTY(@id, @column, 'ColumnId') AND name = N'MS_Description')
            EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table, @level2type = N'COLUMN', @level2name = @column;
        ELSE
            EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table, @level2type = N'COLUMN', @level2name = @column
        """);

    [Fact]
    public void A_new_type_with_its_collation_is_said_as_it_is() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a") { Type = new("char(3)"), Nullable = false, Collation = new("Latin1_General_BIN2"), Default = new(null) },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        DECLARE @default nvarchar(300), @definition nvarchar(max);
        SELECT @default = QUOTENAME(name), @definition = definition FROM sys.default_constraints
        WHERE parent_object_id = @table AND parent_column_id = @column;
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + @default;
            EXEC (@sql);
        END;
        ALTER TABLE [account] ALTER COLUMN [a] char(3) COLLATE Latin1_General_BIN2 NOT NULL
        """);

    [Fact]
    public void No_default() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a") { Default = new(null) },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        DECLARE @default nvarchar(300), @definition nvarchar(max);
        SELECT @default = QUOTENAME(name), @definition = definition FROM sys.default_constraints
        WHERE parent_object_id = @table AND parent_column_id = @column;
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + @default;
            EXEC (@sql);
        END
        """);

    [Fact]
    public void A_default_without_a_name() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a") { Default = new(new(null, "x'y")) },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        DECLARE @default nvarchar(300), @definition nvarchar(max);
        SELECT @default = QUOTENAME(name), @definition = definition FROM sys.default_constraints
        WHERE parent_object_id = @table AND parent_column_id = @column;
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + @default;
            EXEC (@sql);
        END;
        ALTER TABLE [account] ADD DEFAULT (N'x''y') FOR [a]
        """);

    [Fact]
    public void Another_collation() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a") { Collation = new("Latin1_General_BIN2") },
        $"""
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        DECLARE @default nvarchar(300), @definition nvarchar(max);
        SELECT @default = QUOTENAME(name), @definition = definition FROM sys.default_constraints
        WHERE parent_object_id = @table AND parent_column_id = @column;
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + @default;
            EXEC (@sql);
        END;
        SELECT @sql = CAST(N'ALTER TABLE [account] ALTER COLUMN [a] ' AS nvarchar(max)) + {SqlServerTypes.Text}
            + N' COLLATE Latin1_General_BIN2'
            + IIF(c.is_nullable = 1, N' NULL', N' NOT NULL')
        FROM sys.columns AS c JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
        WHERE c.object_id = @table AND c.column_id = @column;
        EXEC (@sql);
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] ADD CONSTRAINT ' + @default + N' DEFAULT ' + @definition
                + N' FOR [a]';
            EXEC (@sql);
        END
        """);

    [Fact]
    public void The_databases_own_collation() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a") { Type = new("text"), Nullable = true, Collation = new(null), Default = new(null) },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        DECLARE @default nvarchar(300), @definition nvarchar(max);
        SELECT @default = QUOTENAME(name), @definition = definition FROM sys.default_constraints
        WHERE parent_object_id = @table AND parent_column_id = @column;
        IF @default IS NOT NULL
        BEGIN
            SET @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + @default;
            EXEC (@sql);
        END;
        ALTER TABLE [account] ALTER COLUMN [a] nvarchar(max) NULL
        """);

    [Fact]
    public void No_comment() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a") { Comment = new(null) },
        """
        DECLARE @id int = OBJECT_ID(N'[account]');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@id), @table sysname = OBJECT_NAME(@id), @column sysname = N'a';
        IF COLUMNPROPERTY(@id, @column, 'ColumnId') IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND major_id = @id AND minor_id = COLUMNPROPERTY(@id, @column, 'ColumnId') AND name = N'MS_Description')
            EXEC sys.sp_dropextendedproperty @name = N'MS_Description', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table, @level2type = N'COLUMN', @level2name = @column
        """);

    [Fact]
    public void Another_expression() => GeneratedTSql.AssertBatches(
        new AlterColumn(Clock, "a'b]") { Computed = new(new(new("x + 'y'"))) },
        """
        DECLARE @table int = OBJECT_ID(N'[my schema].[o''clock]]]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a''b]', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table my schema.o''clock] has no column ''a''b]'', or does not exist.', 1;
        IF COLUMNPROPERTY(@table, COL_NAME(@table, @column), 'IsComputed') = 0
            THROW 50000, N'The column ''a''b]'' of the table my schema.o''clock] is not computed. Add a computed column beside it, drop the old one and rename the new one.', 1;
        SET @sql = CAST(N'ALTER TABLE [my schema].[o''clock]]] ADD [a''b]]] AS (x + ''y'') PERSISTED' AS nvarchar(max)) + IIF(COLUMNPROPERTY(@table, COL_NAME(@table, @column), 'AllowsNull') = 0, N' NOT NULL', N'');
        DECLARE @comment sql_variant =
            (SELECT value FROM sys.extended_properties WHERE class = 1 AND major_id = @table AND minor_id = @column AND name = N'MS_Description');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@table), @owner sysname = OBJECT_NAME(@table), @name sysname = COL_NAME(@table, @column);
        ALTER TABLE [my schema].[o'clock]]] DROP COLUMN [a'b]]];
        EXEC (@sql);
        IF @comment IS NOT NULL
            EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment,
                @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @owner, @level2type = N'COLUMN', @level2name = @name
        """);

    [Fact]
    public void Another_expression_that_is_not_stored() => GeneratedTSql.AssertBatches(
        new AlterColumn(Account, "a") { Computed = new(new(new("x + 1"), Stored: false)) },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        DECLARE @column int = COLUMNPROPERTY(@table, N'a', 'ColumnId');
        IF @column IS NULL
            THROW 50000, N'The table account has no column ''a'', or does not exist.', 1;
        IF COLUMNPROPERTY(@table, COL_NAME(@table, @column), 'IsComputed') = 0
            THROW 50000, N'The column ''a'' of the table account is not computed. Add a computed column beside it, drop the old one and rename the new one.', 1;
        SET @sql = CAST(N'ALTER TABLE [account] ADD [a] AS (x + 1)' AS nvarchar(max)) + N'';
        DECLARE @comment sql_variant =
            (SELECT value FROM sys.extended_properties WHERE class = 1 AND major_id = @table AND minor_id = @column AND name = N'MS_Description');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@table), @owner sysname = OBJECT_NAME(@table), @name sysname = COL_NAME(@table, @column);
        ALTER TABLE [account] DROP COLUMN [a];
        EXEC (@sql);
        IF @comment IS NOT NULL
            EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment,
                @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @owner, @level2type = N'COLUMN', @level2name = @name
        """);
}
