using PSMigrate.Operations;
using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Dialects.Tests.Sql;

public sealed class IndexTextTests
{
    static readonly TableName Account = new(null, "account");

    [Fact]
    public void Plain_and_unique()
    {
        AssertBoth(new("ix", [new("a"), new("b")]), """CREATE INDEX "ix" ON "account" ("a", "b");""");
        AssertBoth(new("ux", [new("a")]) { Unique = true }, """CREATE UNIQUE INDEX "ux" ON "account" ("a");""");
    }

    [Fact]
    public void Partial() => AssertBoth(
        new("ix", [new("a")]) { Where = new("a IS NOT NULL AND b > 'x;y'") }, """CREATE INDEX "ix" ON "account" ("a") WHERE a IS NOT NULL AND b > 'x;y';""");

    [Fact]
    public void Descending_and_expressions() => AssertBoth(
        new("ix", [new("a", Descending: true), new(null, new("lower(name)")), new(null, new("b + 1"), Descending: true)]),
        """CREATE INDEX "ix" ON "account" ("a" DESC, (lower(name)), (b + 1) DESC);""");

    [Fact]
    public void Included_columns()
    {
        var create = new CreateIndex(Account, new("ix", [new("a")]) { Unique = true, Include = ["b", "c"], Where = new("b > 0") });
        Assert.Equal("""CREATE UNIQUE INDEX "ix" ON "account" ("a") INCLUDE ("b", "c") WHERE b > 0;""", Generated.PostgreSql(create));
        Generated.AssertUnsupported("Sqlite", create, "An index with included columns");
    }

    [Fact]
    public void If_it_does_not_exist() => Generated.AssertSql(
        new CreateIndex(new("s", "account"), new("ix", [new("a")]), IfNotExists: true),
        """CREATE INDEX IF NOT EXISTS "s"."ix" ON "account" ("a");""",
        """CREATE INDEX IF NOT EXISTS "ix" ON "s"."account" ("a");""");

    [Fact]
    public void A_text_per_provider()
    {
        var create = new CreateIndex(Account, new("ix", [new(null, new(null, [new("PostgreSql", "data ->> 'x'")]))]));
        Assert.Equal("""CREATE INDEX "ix" ON "account" ((data ->> 'x'));""", Generated.PostgreSql(create));
        Generated.AssertUnsupported("Sqlite", create, "The index expression has no text for this provider, and it");
    }

    [Fact]
    public void Drop()
    {
        Generated.AssertSql(new DropIndex("ix"), """DROP INDEX "ix";""", """DROP INDEX "ix";""");
        Generated.AssertSql(new DropIndex("ix", Account, IfExists: true), """DROP INDEX IF EXISTS "ix";""", """DROP INDEX IF EXISTS "ix";""");
        Generated.AssertSql(new DropIndex("ix", new("s.x", "account")), """DROP INDEX "s.x"."ix";""", """DROP INDEX "s.x"."ix";""");
    }

    static void AssertBoth(Index index, string sql) => Generated.AssertSql(new CreateIndex(Account, index), sql, sql);
}
