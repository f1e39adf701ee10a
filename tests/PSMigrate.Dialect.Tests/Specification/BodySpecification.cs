using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Dialects.Tests.Specification;

public abstract class BodySpecification(DatabaseKind kind) : Support.Specification(kind)
{
    static readonly Table Person = new(new(null, "person"), [new("id", new("int")) { Nullable = false }, new("name", new("string(50)"))])
    {
        PrimaryKey = new(["id"]),
    };

    [DatabaseFact]
    public void Operations_and_their_reverse()
    {
        var age = new AddColumn(Person.Name, new("age", new("int")) { Default = new(null, 7), Nullable = false });
        var index = new CreateIndex(Person.Name, new("ix_name", [new("name")]) { Unique = true });
        Project.Operations("a1", "", Apply(new CreateTable(Person), Sql("INSERT INTO person VALUES (1, 'Ann')"), age, index),
            Apply(index.Reverse()!, age.Reverse(), new DropTable(Person.Name)));
        Upgrade();
        Assert.Equal("1|Ann|7", Database.One("SELECT id, name, age FROM person"));
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Database.Execute("INSERT INTO person VALUES (2, 'Ann', 1)"));
        Downgrade();
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_query_sees_the_operations_before_it()
    {
        IReadOnlyList<QueryRow> rows = [];
        Project.Operations("a1", "", (migration, apply) =>
        {
            apply(new CreateTable(Person));
            apply(Sql("INSERT INTO person VALUES (1, 'Ann'), (2, NULL)"));
            rows = migration.Query("SELECT id, name FROM person WHERE id >= @least ORDER BY id", new Dictionary<string, object?> { ["least"] = 1 });
            foreach (var row in rows)
                apply(Sql($"UPDATE person SET name = 'n{row.Values[0]}' WHERE id = {row.Values[0]}"));
        });
        Upgrade();
        Assert.Equal(["id", "name"], rows[0].Names);
        Assert.Equal([null], rows.Where(row => Convert.ToInt64(row.Values[0], null) == 2).Select(row => row.Values[1]));
        Assert.Equal(["1|n1", "2|n2"], Database.Lines("SELECT id, name FROM person ORDER BY id"));
    }

    [DatabaseFact]
    public void The_context_says_where_it_runs()
    {
        MigrationContext? seen = null;
        Project.Operations("a1", "", (migration, _) => seen = migration);
        Upgrade(run: new() { Tag = "t", Variables = new Dictionary<string, string> { ["x"] = "1" } });
        Assert.Equal((Settings.Provider, "default", "t", false, MigrationDirection.Upgrade), (seen!.Provider, seen.Environment, seen.Tag, seen.IsOffline, seen.Direction));
        Assert.True(seen.ServerVersion >= new Version(3, 0));
        Assert.Equal("1", seen.Variables["x"]);
        Assert.Equal("a1", seen.Revision.Id);
    }

    [DatabaseFact]
    public void A_failed_operation_names_its_origin_also_when_it_is_sent_later()
    {
        var origin = new SourcePosition("body.ps1", 12, 5);
        Project.Operations("a1", "", Apply(
            new CreateTable(Person), new DropTable(new(null, "nosuch")) { Origin = origin }, new CreateTable(Person with { Name = new(null, "later") })));
        var error = Fails("SqlFailed", () => Upgrade());
        Assert.Equal(origin, error.Position);
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void A_body_cannot_catch_a_failed_operation()
    {
        Project.Operations("a1", "", (migration, apply) =>
        {
            try
            {
                apply(Sql("SELECT * FROM nosuch"));
                migration.Query("SELECT 1", new Dictionary<string, object?>());
            }
            catch (MigrationException)
            {
                // The body thinks that it has dealt with it.
            }
            Assert.ThrowsAny<MigrationException>(() => apply(new CreateTable(Person)));
        });
        Fails("SqlFailed", () => Upgrade());
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    [DatabaseFact]
    public void Very_many_operations_all_arrive()
    {
        Project.Operations("a1", "", (_, apply) =>
        {
            apply(new CreateTable(Person));
            for (var i = 0; i < 1234; i++)
                apply(Sql($"INSERT INTO person VALUES ({i}, 'x')"));
        });
        Upgrade();
        Assert.Equal("1234|760761", Database.One("SELECT count(*), sum(id) FROM person"));
    }

    [DatabaseFact]
    public void An_exception_of_the_bodys_own_rolls_back_and_is_logged()
    {
        Project.Operations("a1", "", (migration, apply) =>
        {
            apply(new CreateTable(Person));
            migration.Query("SELECT 1", new Dictionary<string, object?>());
            throw new InvalidOperationException("my own");
        });
        Assert.Equal("my own", Assert.Throws<InvalidOperationException>(() => Upgrade()).Message);
        Assert.Empty(Database.Tables);
        Assert.Equal("my own", Assert.Single(Log()).Reason);
    }

    [DatabaseFact]
    public void Variables_are_replaced_outside_of_literals()
    {
        Project.Sql("a1", "", "CREATE TABLE ${table}_x (i varchar(20));\nINSERT INTO ${table}_x VALUES ('${table}'); -- ${nosuch}");
        Upgrade(run: Variable("table", "account"));
        Assert.Equal("${table}", Database.One("SELECT i FROM account_x"));
    }

    [DatabaseFact]
    public void A_missing_variable_is_an_error_at_its_place()
    {
        Project.File("a1", "-- Revision: a1\n-- >>> upgrade\nCREATE TABLE t (i int);\nINSERT INTO t VALUES (${count});\n");
        var error = Fails("VariableMissing", () => Upgrade(run: Variable("counts", "1")));
        Assert.Equal((4, 23), (error.Position!.Line, error.Position.Column));
        Assert.Empty(Database.Tables);
    }

    [DatabaseFact]
    public void An_error_behind_a_variable_is_found_at_its_place()
    {
        Project.File("a1", "-- Revision: a1\n-- >>> upgrade\nCREATE TABLE ${name} (i int);\nINSERT INTO ${name} (i) VALUES (nosuch);\n");
        var error = Fails("SqlFailed", () => Upgrade(run: Variable("name", "a_rather_long_name")));
        Assert.Equal((4, IsSqlServer ? 1 : 33), (error.Position!.Line, error.Position.Column));
    }

    [DatabaseFact]
    public void Variables_can_be_off()
    {
        Project.Sql("a1", "", "CREATE TABLE t (i varchar(20));\nINSERT INTO t VALUES ('a'); /* ${x} */", header: "Variables: off");
        Upgrade();
        Assert.Equal("a", Database.One("SELECT i FROM t"));
        Project.Sql("b2", "a1", "INSERT INTO t VALUES (${x});", header: "Variables: off");
        Fails("SqlFailed", () => Upgrade(run: Variable("x", "1")));
    }

    static OperationsBody Apply(params Operation[] operations) => (_, apply) => Array.ForEach(operations, apply);

    static RunSettings Variable(string name, string value) =>
        new() { Variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [name] = value } };

    static ExecuteSql Sql(string text) => new(new(text));
}

public sealed class SqliteBody() : BodySpecification(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class PostgreSqlBody() : BodySpecification(DatabaseKind.PostgreSql);

[NeedsSqlServer]
public sealed class SqlServerBody() : BodySpecification(DatabaseKind.SqlServer);
