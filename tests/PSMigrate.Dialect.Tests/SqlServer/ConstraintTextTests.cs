using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The batches of constraints, exactly.</summary>
public sealed class ConstraintTextTests
{
    static readonly TableName Account = new(null, "account");
    static readonly TableName Clock = new("my schema", "o'clock]");

    [Fact]
    public void Every_sort()
    {
        GeneratedTSql.AssertBatches(
            new AddConstraint(Account, new PrimaryKey(["a", "b"], "pk") { Clustered = true }),
            """ALTER TABLE [account] ADD CONSTRAINT [pk] PRIMARY KEY CLUSTERED ([a], [b])""");
        GeneratedTSql.AssertBatches(
            new AddConstraint(Account, new UniqueConstraint(["a"], "uq") { Clustered = false, NullsNotDistinct = true }),
            """ALTER TABLE [account] ADD CONSTRAINT [uq] UNIQUE NONCLUSTERED ([a])""");
        GeneratedTSql.AssertBatches(
            new AddConstraint(Account, new CheckConstraint(new("a > 0"), "ck") { NotValid = true }),
            """ALTER TABLE [account] WITH NOCHECK ADD CONSTRAINT [ck] CHECK (a > 0)""");
        GeneratedTSql.AssertBatches(
            new AddConstraint(Clock, new ForeignKey(["a"], Account, ["id"], "fk") { OnDelete = ReferentialAction.SetNull, OnUpdate = ReferentialAction.Cascade }),
            """ALTER TABLE [my schema].[o'clock]]] ADD CONSTRAINT [fk] FOREIGN KEY ([a]) REFERENCES [account] ([id]) ON DELETE SET NULL ON UPDATE CASCADE""");
        GeneratedTSql.AssertBatches(
            new AddConstraint(Clock, new ForeignKey(["a"], Account, []) { NotValid = true }),
            """ALTER TABLE [my schema].[o'clock]]] WITH NOCHECK ADD FOREIGN KEY ([a]) REFERENCES [account]""");
    }

    [Fact]
    public void Drop() => GeneratedTSql.AssertBatches(
        new DropConstraint(Clock, ConstraintKind.Check, "ck'"),
        """ALTER TABLE [my schema].[o'clock]]] DROP CONSTRAINT [ck']""");

    [Fact]
    public void Drop_one_that_may_be_missing() => GeneratedTSql.AssertBatches(
        new DropConstraint(Account, ConstraintKind.ForeignKey, "fk") { IfExists = true },
        """ALTER TABLE [account] DROP CONSTRAINT IF EXISTS [fk]""");

    [Fact]
    public void Drop_a_primary_key_by_the_name_that_the_server_has_given() => GeneratedTSql.AssertBatches(
        new DropConstraint(Clock, ConstraintKind.PrimaryKey, null),
        """
        DECLARE @table int = OBJECT_ID(N'[my schema].[o''clock]]]'), @sql nvarchar(max);
        SELECT TOP (1) @sql = N'ALTER TABLE [my schema].[o''clock]]] DROP CONSTRAINT ' + QUOTENAME(k.name)
        FROM sys.key_constraints AS k
        WHERE k.parent_object_id = @table AND k.type = 'PK'
        ORDER BY k.name;
        IF @sql IS NULL
            THROW 50000, N'The table my schema.o''clock] has no such primary key, or does not exist.', 1;
        EXEC (@sql)
        """);

    [Fact]
    public void Drop_a_primary_key_that_may_be_missing() => GeneratedTSql.AssertBatches(
        new DropConstraint(Account, ConstraintKind.PrimaryKey, null) { IfExists = true },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        SELECT TOP (1) @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + QUOTENAME(k.name)
        FROM sys.key_constraints AS k
        WHERE k.parent_object_id = @table AND k.type = 'PK'
        ORDER BY k.name;
        EXEC (@sql)
        """);

    [Fact]
    public void Drop_a_unique_constraint_by_its_columns() => GeneratedTSql.AssertBatches(
        new DropConstraint(Account, ConstraintKind.Unique, null) { Definition = new UniqueConstraint(["a", "it's"]) },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        SELECT TOP (1) @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + QUOTENAME(k.name)
        FROM sys.key_constraints AS k
        WHERE k.parent_object_id = @table AND k.type = 'UQ' AND k.is_system_named = 1
            AND (SELECT COUNT(*) FROM sys.indexes AS i JOIN sys.index_columns AS u ON u.object_id = i.object_id AND u.index_id = i.index_id WHERE i.object_id = @table AND i.name = k.name AND u.key_ordinal > 0) = 2
            AND (SELECT COUNT(*) FROM sys.indexes AS i JOIN sys.index_columns AS u ON u.object_id = i.object_id AND u.index_id = i.index_id WHERE i.object_id = @table AND i.name = k.name AND u.key_ordinal > 0 AND COL_NAME(u.object_id, u.column_id) IN (N'a', N'it''s')) = 2
        ORDER BY k.name;
        IF @sql IS NULL
            THROW 50000, N'The table account has no such unique constraint, or does not exist.', 1;
        EXEC (@sql)
        """);

    [Fact]
    public void Drop_a_foreign_key_by_its_name_or_by_what_it_refers_to() => GeneratedTSql.AssertBatches(
        new DropConstraint(Account, ConstraintKind.ForeignKey, "fk_account_o") { Definition = new ForeignKey(["o"], Clock, ["id"]) },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        SELECT TOP (1) @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + QUOTENAME(k.name)
        FROM sys.foreign_keys AS k
        WHERE k.parent_object_id = @table AND (k.name = N'fk_account_o' OR k.is_system_named = 1
            AND k.referenced_object_id = OBJECT_ID(N'[my schema].[o''clock]]]')
            AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS u WHERE u.constraint_object_id = k.object_id) = 1
            AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS u WHERE u.constraint_object_id = k.object_id AND (COL_NAME(u.parent_object_id, u.parent_column_id) = N'o' AND COL_NAME(u.referenced_object_id, u.referenced_column_id) = N'id')) = 1)
        ORDER BY CASE WHEN k.name = N'fk_account_o' THEN 0 ELSE 1 END, k.name;
        IF @sql IS NULL
            THROW 50000, N'The table account has no such foreign key, or does not exist.', 1;
        EXEC (@sql)
        """);

    [Fact]
    public void Drop_a_check_by_what_it_says() => GeneratedTSql.AssertBatches(
        new DropConstraint(Account, ConstraintKind.Check, null) { Definition = new CheckConstraint(new("[a]>(0)")), IfExists = true },
        """
        DECLARE @table int = OBJECT_ID(N'[account]'), @sql nvarchar(max);
        SELECT TOP (1) @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + QUOTENAME(k.name)
        FROM sys.check_constraints AS k
        WHERE k.parent_object_id = @table AND k.is_system_named = 1
            AND k.definition IN (N'([a]>(0))', N'[a]>(0)')
        ORDER BY k.name;
        EXEC (@sql)
        """);

    [Fact]
    public void Rename() => GeneratedTSql.AssertBatches(
        new RenameConstraint(Clock, "a'", "b'"),
        """EXEC sp_rename N'[my schema].[a'']', N'b''', N'OBJECT'""");

    [Fact]
    public void Validate() => GeneratedTSql.AssertBatches(
        new ValidateConstraint(Clock, "a"),
        """ALTER TABLE [my schema].[o'clock]]] WITH CHECK CHECK CONSTRAINT [a]""");
}
