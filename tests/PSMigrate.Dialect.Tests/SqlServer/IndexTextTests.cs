using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.SqlServer;

/// <summary>The batches of indexes, exactly.</summary>
public sealed class IndexTextTests
{
    static readonly TableName Account = new(null, "account");
    static readonly TableName Clock = new("my schema", "o'clock]");

    [Fact]
    public void Every_clause() => GeneratedTSql.AssertBatches(
        new CreateIndex(Clock, new("ix'", [new("a"), new("b", Descending: true)])
        {
            Unique = true, Include = ["c"], Where = new("a > 0"), Options = new("FILLFACTOR = 70"), NullsNotDistinct = true, Method = "BTREE",
        }, IfNotExists: true) { Online = true },
        """
        IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[my schema].[o''clock]]]') AND name = N'ix''')
        CREATE UNIQUE INDEX [ix'] ON [my schema].[o'clock]]] ([a], [b] DESC) INCLUDE ([c]) WHERE a > 0 WITH (ONLINE = ON, FILLFACTOR = 70)
        """);

    [Fact]
    public void Clustered() => GeneratedTSql.AssertBatches(
        new CreateIndex(Account, new("ix", [new("a") { NullsFirst = true }]) { Clustered = true }),
        """CREATE CLUSTERED INDEX [ix] ON [account] ([a])""");

    [Fact]
    public void Columnstore()
    {
        GeneratedTSql.AssertBatches(
            new CreateIndex(Account, new("cs", [new("a")]) { Method = "columnstore", Where = new("a > 0") }),
            """CREATE NONCLUSTERED COLUMNSTORE INDEX [cs] ON [account] ([a]) WHERE a > 0""");
        GeneratedTSql.AssertBatches(
            new CreateIndex(Account, new("cs", []) { Method = "columnstore", Clustered = true, Options = new("DATA_COMPRESSION = COLUMNSTORE_ARCHIVE") }),
            """CREATE CLUSTERED COLUMNSTORE INDEX [cs] ON [account] WITH (DATA_COMPRESSION = COLUMNSTORE_ARCHIVE)""");
    }

    [Fact]
    public void A_comment_at_the_end_of_a_filter_takes_nothing_along() => GeneratedTSql.AssertBatches(
        new CreateIndex(Account, new("ix", [new("a")]) { Where = new("a > 0 -- positive"), Options = new("FILLFACTOR = 70") }),
        """
        CREATE INDEX [ix] ON [account] ([a]) WHERE a > 0 -- positive
         WITH (FILLFACTOR = 70)
        """);

    [Fact]
    public void Drop()
    {
        GeneratedTSql.AssertBatches(
            new DropIndex("ix", Account) { Online = true },
            """DROP INDEX [ix] ON [account]""");
        GeneratedTSql.AssertBatches(
            new DropIndex("i]x", Clock, IfExists: true),
            """DROP INDEX IF EXISTS [i]]x] ON [my schema].[o'clock]]]""");
        GeneratedTSql.AssertBatches(
            new DropIndex("ix", Account, new("ix", [new("a")]) { Clustered = true }) { Online = true },
            """DROP INDEX [ix] ON [account] WITH (ONLINE = ON)""");
        GeneratedTSql.AssertBatches(
            new DropIndex("ix", Account, new("ix", []) { Clustered = true, Method = "columnstore" }) { Online = true },
            """DROP INDEX [ix] ON [account]""");
    }

    [Fact]
    public void Rename() => GeneratedTSql.AssertBatches(
        new RenameIndex(Clock, "ix", "b'"),
        """EXEC sp_rename N'[my schema].[o''clock]]].[ix]', N'b''', N'INDEX'""");
}
