using PSMigrate.Dialects.Tests.Support;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class UpgradeSpecification(DatabaseKind kind) : Support.Specification(kind)
{
    protected void WriteChain() => Project
        .Sql("a1", "", "CREATE TABLE person (id int PRIMARY KEY, name varchar(50) NOT NULL);\nINSERT INTO person VALUES (1, 'Ann'), (2, 'Bob');", "DROP TABLE person;")
        .Sql("b2", "a1", "ALTER TABLE person ADD COLUMN age int;\nUPDATE person SET age = id * 10;", "ALTER TABLE person DROP COLUMN age;")
        .Sql("c3", "b2", "CREATE TABLE pet (id int PRIMARY KEY, owner int REFERENCES person (id));\nINSERT INTO pet VALUES (7, 2);", "DROP TABLE pet;");

    [DatabaseFact]
    public void Upgrade_applies_pending_in_order()
    {
        WriteChain();
        Assert.Equal(["a1", "b2", "c3"], Upgrade());
        Assert.Equal(["1|Ann|10", "2|Bob|20"], Database.Lines("SELECT id, name, age FROM person ORDER BY id"));
        Assert.Equal("7|2", Database.One("SELECT id, owner FROM pet"));
        Assert.Equal(["c3"], Database.VersionRows);
        Assert.Equal(["a1 upgrade applied", "b2 upgrade applied", "c3 upgrade applied"], LogLines());
    }

    [DatabaseFact]
    public void Upgrade_goes_on_from_where_the_database_is()
    {
        WriteChain();
        Assert.Equal(["a1"], Upgrade("+1"));
        Database.Execute("INSERT INTO person VALUES (3, 'Eve')");
        Assert.Equal(["b2", "c3"], Upgrade());
        Assert.Equal("3|Eve|30", Database.One("SELECT id, name, age FROM person WHERE id = 3"));
    }

    [DatabaseFact]
    public void Downgrade_keeps_the_rows_of_what_stays()
    {
        WriteChain();
        Upgrade();
        Assert.Equal(["c3", "b2"], Downgrade("a1"));
        Assert.Equal(["person"], Database.Tables);
        Assert.Equal(["1|Ann", "2|Bob"], Database.Lines("SELECT * FROM person ORDER BY id"));
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void Downgrade_to_base_leaves_nothing_but_the_bookkeeping()
    {
        WriteChain();
        Upgrade();
        Assert.Equal(["c3", "b2", "a1"], Downgrade());
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
        Assert.Equal("c3 downgrade applied", LogLines()[3]);
        Assert.Equal(["a1", "b2", "c3"], Upgrade());
    }

    [DatabaseFact]
    public void Undo_takes_what_is_built_on_it_along()
    {
        WriteChain();
        Upgrade();
        Assert.Equal(["c3", "b2"], Undo("b2"));
        Assert.Equal(["a1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void A_branch_and_its_merge_keep_one_row_per_head()
    {
        Project.Sql("a1", "", "CREATE TABLE a (i int);", "DROP TABLE a;")
            .Sql("b1", "a1", "CREATE TABLE b (i int);", "DROP TABLE b;")
            .Sql("c1", "a1", "CREATE TABLE c (i int);", "DROP TABLE c;");
        Upgrade();
        Assert.Equal(["b1", "c1"], Database.VersionRows);
        Project.Sql("d1", "b1, c1", null, null);
        Assert.Equal(["d1"], Upgrade());
        Assert.Equal(["d1"], Database.VersionRows);
        Assert.Equal(["d1"], Undo("d1"));
        Assert.Equal(["b1", "c1"], Database.VersionRows);
    }

    [DatabaseFact]
    public void Nothing_pending_does_nothing()
    {
        WriteChain();
        Upgrade();
        var rows = Log().Count;
        Assert.Empty(Upgrade());
        Assert.Equal(rows, Log().Count);
    }

    [DatabaseFact]
    public void An_absent_downgrade_is_refused_before_anything_is_touched()
    {
        WriteChain();
        Project.Sql("d4", "c3", "CREATE TABLE extra (i int);", null).Sql("e5", "d4", "CREATE TABLE last (i int);", "DROP TABLE last;");
        Upgrade();
        var error = Fails("IrreversibleRevision", () => Downgrade("c3"));
        Assert.Equal("d4", error.RevisionId);
        Assert.Equal(["e5"], Database.VersionRows);
        Assert.Contains("last", Database.Tables);
    }

    [DatabaseFact]
    public void An_empty_downgrade_does_nothing_and_counts()
    {
        Project.Sql("a1", "", "CREATE TABLE a (i int);", "");
        Upgrade();
        Assert.Equal(["a1"], Downgrade());
        Assert.Equal(["a"], Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    [DatabaseFact]
    public void Planning_writes_nothing()
    {
        WriteChain();
        using (var database = Connect())
        {
            Assert.Equal(3, database.Plan(Project.Read(), new(MigrationDirection.Upgrade, ["heads"], []), default).Steps.Count);
            Assert.Empty(database.ReadHeads(default));
            Assert.Empty(database.ReadLog(default));
        }
        if (Database is SqliteTestDatabase file)
            Assert.False(File.Exists(file.Path));
        else
            Assert.Equal("0", Database.One($"SELECT count(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = '{(IsSqlServer ? "dbo" : "public")}'"));
    }

    [DatabaseFact]
    public void History_tells_applied_from_pending()
    {
        WriteChain();
        Upgrade("b2");
        using var database = Connect();
        Assert.Equal(
            ["c3 Pending False", "b2 Applied True", "a1 Applied False"],
            database.ReadHistory(Project.Read(), default).Select(revision => $"{revision.Id} {revision.State} {revision.IsCurrent}"));
    }
}

public sealed class SqliteUpgrade() : UpgradeSpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlUpgrade() : UpgradeSpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerUpgrade() : UpgradeSpecification(DatabaseKind.SqlServer);
