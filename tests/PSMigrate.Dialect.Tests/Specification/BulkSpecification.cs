using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class BulkSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    static readonly TableName T = new(null, "we\"ird t");

    static readonly CreateTable Create = new(new(T, [new("id", new("int")) { Nullable = false }, new("na me", new("text"))])
    {
        PrimaryKey = new(["id"]),
    });

    const string Count = "SELECT count(*), min(id), max(id), count(\"na me\") FROM \"we\"\"ird t\"";

    [DatabaseFact]
    public void One_load_stays_open_for_all_chunks_of_a_table()
    {
        Run(Create, Rows(0, 1000), Rows(1000, 1000), Rows(2000, 7));
        Assert.Equal("2007|0|2006|2007", Database.One(Count));
        Assert.Equal([new RowsLoaded(T, 2007)], Loads);
        Assert.Single(Observer.Events.OfType<StatementSent>(), sent => sent.Text.StartsWith(Load, StringComparison.Ordinal));
    }

    [DatabaseFact]
    public void Few_rows_go_as_statements()
    {
        Run(Create, Rows(0, 999), Rows(999, 5));
        Assert.Equal("1004|0|1003|1004", Database.One(Count));
        Assert.Empty(Loads);
    }

    [DatabaseFact]
    public void What_comes_before_and_after_takes_effect_in_order()
    {
        Run(
            Create, Rows(0, 1), Rows(1, 1000), new UpdateRows(T, [new("na me", null)], []), Rows(2000, 1000),
            new DeleteRows(T, [new("id", 2000)]), new AddColumn(T, new("more", new("int"))),
            Rows(5000, 1000) with { Columns = ["na me", "id"], Rows = [.. Rows(5000, 1000).Rows.Select(row => ValueList.Create([row[1], row[0]]))] });
        Assert.Equal("3000|0|5999|1999", Database.One(Count));
        Assert.Equal([new(T, 1000), new(T, 1000), new(T, 1000)], Loads);
    }

    [DatabaseFact]
    public void A_query_sees_the_rows_of_a_load()
    {
        object? count = null;
        Project.Operations("a1", "", (migration, apply) =>
        {
            apply(Create);
            apply(Rows(0, 1500));
            count = migration.Query("SELECT count(*) FROM \"we\"\"ird t\"", new Dictionary<string, object?>())[0].Values[0];
            apply(Rows(1500, 1500));
        });
        Upgrade();
        Assert.Equal(1500L, Convert.ToInt64(count, null));
        Assert.Equal("3000|0|2999|3000", Database.One(Count));
        Assert.Equal([new(T, 1500), new(T, 1500)], Loads);
    }

    [DatabaseFact]
    public void Expressions_go_as_statements()
    {
        var rows = Rows(0, 1000);
        Run(Create, rows with { Rows = [.. rows.Rows.Skip(1), [0, new SqlExpression(new("upper('x')"))]] });
        Assert.Equal("1000|0|999|1000", Database.One(Count));
        Assert.Equal("X", Database.One("SELECT \"na me\" FROM \"we\"\"ird t\" WHERE id = 0"));
        Assert.Empty(Loads);
    }

    [DatabaseFact]
    public void Without_a_transaction_rows_go_as_statements()
    {
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(Create);
            apply(Rows(0, 2500));
        }, transactional: false);
        Upgrade();
        Assert.Equal("2500|0|2499|2500", Database.One(Count));
        Assert.Empty(Loads);
    }

    [DatabaseFact]
    public void A_row_that_is_refused_is_named_and_nothing_stays()
    {
        var origin = new SourcePosition("body.ps1", 12, 5);
        var error = Fails("SqlFailed", () => Run(
            Create, Rows(0, 1500) with { Origin = origin }, Rows(1500, 1500), Rows(1700, 1) with { Origin = origin }));
        Assert.Equal(origin, error.Position);
        Assert.Contains(IsSqlite ? "In row 3001." : IsSqlServer ? "(1700)" : "line 3001", error.Message, StringComparison.Ordinal);
        Assert.Contains(IsSqlServer ? "we\"ird t" : "we\"\"ird t", error.Message, StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
        Assert.Equal("a1 upgrade failed", Assert.Single(LogLines()));
    }

    [DatabaseFact]
    public void A_value_that_cannot_be_is_refused_by_name()
    {
        var error = Fails("NotSupportedByProvider", () => Run(Create, Rows(0, 1500), Rows(1500, 1) with { Rows = [[1500, new Version(1, 0)]] }));
        Assert.StartsWith("A value of type Version is not possible", error.Message, StringComparison.Ordinal);
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_body_that_fails_during_a_load_leaves_nothing()
    {
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(Create);
            apply(Rows(0, 1500));
            throw new InvalidOperationException("my own");
        });
        Assert.Throws<InvalidOperationException>(() => Upgrade());
        Assert.Empty(Database.Tables);
        Assert.Equal("a1 upgrade failed", Assert.Single(LogLines()));
    }

    [DatabaseFact]
    public void A_load_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(Create);
            apply(Rows(0, 1500));
            source.Cancel();
            apply(Rows(1500, 1500));
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Upgrade(cancellation: source.Token));
        Assert.Empty(Database.Tables);
        Assert.Equal("a1 upgrade rolled-back", Assert.Single(LogLines()));
    }

    [DatabaseFact]
    public void A_table_that_is_missing_is_named()
    {
        var error = Fails("SqlFailed", () => Run(Rows(0, 1500)));
        Assert.Contains(IsSqlServer ? "we\"ird t" : "we\"\"ird t", error.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public void Views_take_rows_where_statements_do()
    {
        if (IsSqlite)
            return;
        Run(Create, new ExecuteSql(new("CREATE VIEW v AS SELECT * FROM \"we\"\"ird t\"")), Rows(0, 1500) with { Table = new(null, "v") });
        Assert.Equal("1500|0|1499|1500", Database.One(Count));
        Assert.Empty(Loads);
    }

    string Load => IsSqlite ? "INSERT INTO \"we\"\"ird t\"" : IsSqlServer ? "INSERT BULK [we\"ird t]" : "COPY \"we\"\"ird t\"";

    IEnumerable<RowsLoaded> Loads => Observer.Events.OfType<RowsLoaded>();

    static InsertRows Rows(int from, int count) =>
        new(T, ["id", "na me"], [.. Enumerable.Range(from, count).Select(i => ValueList.Create<object?>([i, $"name\t{i}\\n"]))]);

    void Run(params Operation[] operations)
    {
        Project.Operations("a1", "", (_, apply) => Array.ForEach(operations, apply));
        Upgrade();
    }
}

public sealed class SqliteBulk() : BulkSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlBulk() : BulkSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerBulk() : BulkSpecification(DatabaseKind.SqlServer);
