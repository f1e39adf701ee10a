using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

/// <summary>Thirty revisions, two formats by turns: up, down to the middle, up again, with rows that somebody has put in.</summary>
public abstract class LongHistorySpecification(DatabaseKind kind) : Support.Specification(kind)
{
    const int Count = 30;

    [DatabaseFact]
    public void Up_down_to_the_middle_and_up_again()
    {
        for (var number = 1; number <= Count; number++)
            Write(number);
        Assert.Equal(Ids(1, Count), Upgrade());
        AddRows(1, Count);
        Assert.Equal(Ids(16, Count).Reverse(), Downgrade("r15"));
        Assert.Equal(Names(1, 15), Database.Tables);
        AssertRows(1, 15, "after");
        Assert.Equal(Ids(16, Count), Upgrade());
        AssertRows(1, 15, "after");
        AddRows(16, Count);
        AssertRows(1, Count, "after");
        Assert.Equal(30 + 15 + 15, Log().Count(entry => entry.Outcome == "applied"));
        Assert.Equal(Ids(1, Count).Reverse(), Downgrade());
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void All_in_one_transaction_and_step_by_step_come_to_the_same()
    {
        for (var number = 1; number <= Count; number++)
            Write(number);
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Upgrade("r20");
        Settings = Settings with { TransactionMode = TransactionMode.PerRevision };
        for (var number = 21; number <= Count; number++)
            Assert.Equal([Id(number)], Upgrade("+1"));
        AddRows(1, Count);
        AssertRows(1, Count, "after");
        Assert.Equal(["r30", "r29", "r28"], Downgrade("-3"));
    }

    // Odd ones make a table in SQL, even ones give the table before them a column, by operations, and make one of their own.
    void Write(int number)
    {
        var parent = number == 1 ? "" : Id(number - 1);
        var (name, before) = (Name(number), new TableName(null, Name(Math.Max(1, number - 1))));
        if (number % 2 == 1)
        {
            Project.Sql(Id(number), parent, $"CREATE TABLE {name} (id int PRIMARY KEY, note varchar(20));\nINSERT INTO {name} VALUES (0, 'first; ''row''');", $"DROP TABLE {name};");
            return;
        }
        var table = new Table(new(null, name), [new("id", new("int")) { Nullable = false }, new("note", new("string(20)"))]) { PrimaryKey = new(["id"]) };
        var added = new AddColumn(before, new("extra", new("int")) { Default = new(null, number) });
        Project.Operations(
            Id(number), parent,
            (_, apply) =>
            {
                apply(new CreateTable(table));
                apply(new ExecuteSql(new($"INSERT INTO {name} VALUES (0, 'first; ''row''')")));
                apply(added);
            },
            (migration, apply) =>
            {
                Assert.NotEmpty(migration.Query($"SELECT id FROM {name}", new Dictionary<string, object?>()));
                apply(added.Reverse()!);
                apply(new DropTable(table.Name));
            });
    }

    void AddRows(int first, int last) =>
        Database.Execute([.. Enumerable.Range(first, last - first + 1).Select(number => $"INSERT INTO {Name(number)} (id, note) VALUES ({number}, 'after')")]);

    void AssertRows(int first, int last, string note)
    {
        for (var number = first; number <= last; number++)
            Assert.Equal(["0|first; 'row'", $"{number}|{note}"], Database.Lines($"SELECT id, note FROM {Name(number)} ORDER BY id"));
    }

    static string Id(int number) => $"r{number:00}";

    static string Name(int number) => $"t{number:00}";

    static IEnumerable<string> Ids(int first, int last) => Enumerable.Range(first, last - first + 1).Select(Id);

    static IEnumerable<string> Names(int first, int last) => Enumerable.Range(first, last - first + 1).Select(Name);
}

public sealed class SqliteLongHistory() : LongHistorySpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlLongHistory() : LongHistorySpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerLongHistory() : LongHistorySpecification(DatabaseKind.SqlServer);
