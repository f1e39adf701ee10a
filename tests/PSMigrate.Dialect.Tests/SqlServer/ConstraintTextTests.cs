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
        DECLARE @sql nvarchar(max);
        SELECT @sql = N'ALTER TABLE [my schema].[o''clock]]] DROP CONSTRAINT ' + QUOTENAME(name)
        FROM sys.key_constraints WHERE parent_object_id = OBJECT_ID(N'[my schema].[o''clock]]]') AND type = 'PK';
        IF @sql IS NULL
            THROW 50000, N'The table my schema.o''clock] has no primary key, or does not exist.', 1;
        EXEC (@sql)
        """);

    [Fact]
    public void Drop_a_primary_key_that_may_be_missing() => GeneratedTSql.AssertBatches(
        new DropConstraint(Account, ConstraintKind.PrimaryKey, null) { IfExists = true },
        """
        DECLARE @sql nvarchar(max);
        SELECT @sql = N'ALTER TABLE [account] DROP CONSTRAINT ' + QUOTENAME(name)
        FROM sys.key_constraints WHERE parent_object_id = OBJECT_ID(N'[account]') AND type = 'PK';
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
