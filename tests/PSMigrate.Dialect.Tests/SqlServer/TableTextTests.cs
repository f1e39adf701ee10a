using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The batches of tables, exactly.</summary>
public sealed class TableTextTests
{
    static readonly TableName Account = new(null, "account");
    static readonly TableName Clock = new("my schema", "o'clock]");

    [Fact]
    public void A_table_with_every_clause() => GeneratedTSql.AssertBatches(
        new CreateTable(new(new("sales", "order"),
        [
            new("id", new("bigint")) { Identity = new(100, 5, Always: true) },
            new("name", new("string(50)")) { Nullable = false, Collation = "Latin1_General_CI_AS", Comment = "the customer's" },
            new("state", new("string(1)")) { Default = new(null, "n") { Name = "df_state" } },
            new("made", new("datetimeoffset")) { Default = new(new("sysdatetimeoffset()")) },
            new("total", new("decimal(10, 2)")) { Computed = new(new("price * 2")), Nullable = false },
            new("half", new("decimal(10, 2)")) { Computed = new(new("price / 2"), Stored: false) },
            new("price", new("decimal(10, 2)")),
        ])
        {
            PrimaryKey = new(["id", "price"], "pk_order") { Clustered = false },
            Uniques = [new(["name"]) { Clustered = true }, new(["state", "price"], "uq_state")],
            Checks = [new(new("price > 0")), new(new("state <> ';'"), "ck_state"), new(new("price < 9 -- why")) { NotValid = true }],
            ForeignKeys =
            [
                new(["name"], new(null, "person"), []) { OnDelete = ReferentialAction.Cascade },
                new(["id", "name"], new("other", "thing"), ["a", "b"], "fk_thing")
                {
                    OnDelete = ReferentialAction.SetNull, OnUpdate = ReferentialAction.SetDefault, NotValid = true,
                },
            ],
            Indexes = [new("ix_price", [new("price", Descending: true)])],
            Comment = "what was \\\nordered",
            Options = new("ON [PRIMARY]"),
        }),
        """
        CREATE TABLE [sales].[order] (
            [id] bigint IDENTITY(100, 5) NOT NULL,
            [name] nvarchar(50) COLLATE Latin1_General_CI_AS NOT NULL,
            [state] nvarchar(1) NULL CONSTRAINT [df_state] DEFAULT (N'n'),
            [made] datetimeoffset NULL DEFAULT (sysdatetimeoffset()),
            [total] AS (price * 2) PERSISTED NOT NULL,
            [half] AS (price / 2),
            [price] decimal(10, 2) NOT NULL,
            CONSTRAINT [pk_order] PRIMARY KEY NONCLUSTERED ([id], [price]),
            UNIQUE CLUSTERED ([name]),
            CONSTRAINT [uq_state] UNIQUE ([state], [price]),
            CHECK (price > 0),
            CONSTRAINT [ck_state] CHECK (state <> ';'),
            FOREIGN KEY ([name]) REFERENCES [person] ON DELETE CASCADE
        ) ON [PRIMARY]
        """,
        """
        ALTER TABLE [sales].[order] WITH NOCHECK ADD CHECK (price < 9 -- why
        )
        """,
        """
        ALTER TABLE [sales].[order] WITH NOCHECK ADD CONSTRAINT [fk_thing] FOREIGN KEY ([id], [name]) REFERENCES [other].[thing] ([a], [b]) ON DELETE SET NULL ON UPDATE SET DEFAULT
        """,
        """CREATE INDEX [ix_price] ON [sales].[order] ([price] DESC)""",
        """
        DECLARE @id int = OBJECT_ID(N'[sales].[order]');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@id), @table sysname = OBJECT_NAME(@id), @comment nvarchar(3750) = (CAST(N'' AS nvarchar(max)) + N'what was \' + N'
        ordered');
        EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table
        """,
        """
        DECLARE @id int = OBJECT_ID(N'[sales].[order]');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@id), @table sysname = OBJECT_NAME(@id), @column sysname = N'name', @comment nvarchar(3750) = N'the customer''s';
        EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table, @level2type = N'COLUMN', @level2name = @column
        """);

    [Fact]
    public void A_table_that_may_be_there_is_left_alone_with_its_indexes_and_comments() => GeneratedTSql.AssertBatches(
        new CreateTable(
            new(Clock, [new("id", new("int")) { Comment = "a" }]) { Comment = "b", Indexes = [new("ix", [new("id")])] }, IfNotExists: true),
        """
        IF OBJECT_ID(N'[my schema].[o''clock]]]', N'U') IS NULL
        BEGIN
        CREATE TABLE [my schema].[o'clock]]] (
            [id] int NULL
        );
        CREATE INDEX [ix] ON [my schema].[o'clock]]] ([id]);
        DECLARE @id2 int = OBJECT_ID(N'[my schema].[o''clock]]]');
        DECLARE @schema2 sysname = OBJECT_SCHEMA_NAME(@id2), @table2 sysname = OBJECT_NAME(@id2), @comment2 nvarchar(3750) = N'b';
        EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment2, @level0type = N'SCHEMA', @level0name = @schema2, @level1type = N'TABLE', @level1name = @table2;
        DECLARE @id3 int = OBJECT_ID(N'[my schema].[o''clock]]]');
        DECLARE @schema3 sysname = OBJECT_SCHEMA_NAME(@id3), @table3 sysname = OBJECT_NAME(@id3), @column3 sysname = N'id', @comment3 nvarchar(3750) = N'a';
        EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment3, @level0type = N'SCHEMA', @level0name = @schema3, @level1type = N'TABLE', @level1name = @table3, @level2type = N'COLUMN', @level2name = @column3;
        END
        """);

    [Fact]
    public void A_primary_key_gives_way_to_a_clustered_index() => GeneratedTSql.AssertBatches(
        new CreateTable(new(Account, [new("a", new("int")), new("b", new("int"))])
        {
            PrimaryKey = new(["a"]), Indexes = [new("ix", [new("b")]) { Clustered = true }],
        }),
        """
        CREATE TABLE [account] (
            [a] int NOT NULL,
            [b] int NULL,
            PRIMARY KEY NONCLUSTERED ([a])
        )
        """,
        """CREATE CLUSTERED INDEX [ix] ON [account] ([b])""");

    [Fact]
    public void Drop_a_table() => GeneratedTSql.AssertBatches(
        new DropTable(Clock),
        """DROP TABLE [my schema].[o'clock]]]""");

    [Fact]
    public void Drop_a_table_that_may_be_missing() => GeneratedTSql.AssertBatches(
        new DropTable(Clock, IfExists: true),
        """DROP TABLE IF EXISTS [my schema].[o'clock]]]""");

    [Fact]
    public void Rename_a_table() => GeneratedTSql.AssertBatches(
        new RenameTable(Clock, "new'name]"),
        """EXEC sp_rename N'[my schema].[o''clock]]]', N'new''name]', N'OBJECT'""");

    [Fact]
    public void Rename_a_table_whose_name_is_no_constant() => GeneratedTSql.AssertBatches(
        new RenameTable(new(null, "a\\\nb"), "c"),
        """
        DECLARE @text1 nvarchar(max) = (CAST(N'' AS nvarchar(max)) + N'[a\' + N'
        b]');
        EXEC sp_rename @text1, N'c', N'OBJECT'
        """);

    [Fact]
    public void A_comment() => GeneratedTSql.AssertBatches(
        new SetTableComment(Clock, "it's"),
        """
        DECLARE @id int = OBJECT_ID(N'[my schema].[o''clock]]]');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@id), @table sysname = OBJECT_NAME(@id), @comment nvarchar(3750) = N'it''s';
        IF @id IS NULL
            THROW 50000, N'There is no table my schema.o''clock].', 1;
        IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND major_id = @id AND minor_id = 0 AND name = N'MS_Description')
            EXEC sys.sp_updateextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table;
        ELSE
            EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @comment, @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table
        """);

    [Fact]
    public void No_comment() => GeneratedTSql.AssertBatches(
        new SetTableComment(Account, null),
        """
        DECLARE @id int = OBJECT_ID(N'[account]');
        DECLARE @schema sysname = OBJECT_SCHEMA_NAME(@id), @table sysname = OBJECT_NAME(@id);
        IF @id IS NULL
            THROW 50000, N'There is no table account.', 1;
        IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND major_id = @id AND minor_id = 0 AND name = N'MS_Description')
            EXEC sys.sp_dropextendedproperty @name = N'MS_Description', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = @table
        """);
}
