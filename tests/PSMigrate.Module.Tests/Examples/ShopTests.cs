using Microsoft.SqlServer.TransactSql.ScriptDom;
using PSMigrate.Module.Tests.Hosting;
using PSMigrate.Tests;

namespace PSMigrate.Module.Tests.Examples;

/// <summary>The example project: one set of revisions for three database systems.</summary>
public sealed class ShopTests : ModuleTest
{
    static readonly string[] Everything = ["category", "customer", "product", "purchase", "purchase_line", "purchase_total", "setting", "stock"];

    public static string ProjectFolder { get; } = Path.Combine(Repository.Folder, "module", "examples", "shop");

    [Fact]
    public void It_runs_up_and_down_and_up_on_SQLite()
    {
        using var database = ShopDatabase.Sqlite(Folder.Of("shop.db"));
        RunsUpDownAndUp(database);
    }

    [PostgresFact]
    public void It_runs_up_and_down_and_up_on_PostgreSQL()
    {
        using var database = ShopDatabase.Postgres();
        RunsUpDownAndUp(database);
    }

    [Fact]
    public void Every_revision_undoes_on_SQLite_what_it_does()
    {
        using var database = ShopDatabase.Sqlite(Folder.Of("shop.db"));
        UndoesStepByStep(database);
    }

    [PostgresFact]
    public void Every_revision_undoes_on_PostgreSQL_what_it_does()
    {
        using var database = ShopDatabase.Postgres();
        UndoesStepByStep(database);
    }

    [Theory]
    [InlineData("Upgrade", "")]
    [InlineData("Upgrade", "-Idempotent")]
    [InlineData("Downgrade", "-To base")]
    [InlineData("Downgrade", "-To base -Idempotent")]
    public void The_script_for_SQL_Server_is_read_batch_by_batch_by_the_oldest_and_the_newest_parser(string direction, string more)
    {
        var script = (string)Run($"Export-MigrationScript -ProjectPath '{ProjectFolder}' -Environment sqlserver -Direction {direction} {more}")
            .Succeeded().Output.Single().BaseObject;
        Assert.Equal(direction == "Upgrade", script.Contains("create or alter view purchase_total", StringComparison.Ordinal));
        var batches = Batches(script).ToList();
        Assert.All(batches, AssertParses);
        Assert.All(batches.SelectMany(Executed), AssertParses);
    }

    void RunsUpDownAndUp(ShopDatabase database)
    {
        Go("Invoke-MigrationUpgrade", database);
        AssertEverything(database);
        Assert.Equal(true, Go("Test-MigrationSchema -Replay", database).Output.Single().BaseObject);
        Assert.Equal(true, Go("Test-MigrationSchema", database).Output.Single().BaseObject);
        Go("Invoke-MigrationDowngrade base -Force", database);
        Assert.Empty(database.Objects);
        Go("Invoke-MigrationUpgrade", database);
        AssertEverything(database);
    }

    // The rows before and after a step there and back are the same, and so is the schema.
    void UndoesStepByStep(ShopDatabase database)
    {
        for (var step = 1; step <= 6; step++)
        {
            var before = State(database);
            Go("Invoke-MigrationUpgrade +1", database);
            Go("Invoke-MigrationDowngrade -Force -1", database);
            Assert.Equal(before, State(database));
            Go("Invoke-MigrationUpgrade +1", database);
        }
        AssertEverything(database);
    }

    static List<string> State(ShopDatabase database) =>
        [.. database.Objects.SelectMany(name => database.Rows($"select * from {name} order by 1, 2").Select(row => $"{name}: {row}"))];

    static void AssertEverything(ShopDatabase database)
    {
        Assert.Equal(Everything, database.Objects);
        Assert.Equal(["1|Books", "2|Tea", "3|Children's toys"], database.Rows("select id, name from category order by id"));
        Assert.Equal(
            [
                "1|Atlas of islands|1|34.9|1200|Second edition|EUR|P-1",
                "2|Grammar|1|12.5|400|The last ones; no reprint|EUR|P-2",
                "3|Darjeeling, 100 g|2|7.25|100|First flush|EUR|P-3",
                "4|Wooden train|3|17.5|NULL|木, \"painted\"|EUR|P-4",
            ],
            database.Rows("select id, name, category, price, weight, note, currency, sku from product order by id"));
        Assert.Equal(
            ["1|Ada Lovelace|ada@example.org", "2|Grace Hopper|grace@example.org", "3|Miles O'Brien|NULL"],
            database.Rows("select id, full_name, mail from customer order by id"));
        Assert.Equal(
            ["1|1|2026-10-01|2026-10-02", "2|1|2026-10-20|NULL", "3|2|2026-10-21|NULL"],
            database.Rows("select id, customer, made, paid from purchase order by id"));
        Assert.Equal(["1|1|1", "1|3|4", "2|2|1", "3|4|2"], database.Rows("select purchase, product, quantity from purchase_line order by 1, 2"));
        Assert.Equal(["currency|EUR", "shop|Tea & Books; since 1998"], database.Rows("select name, value from setting order by name"));
        Assert.Equal(["1|shelf|10", "3|shelf|30", "4|shelf|40"], database.Rows("select product, place, amount from stock order by product"));
        Assert.Equal(
            ["1|Ada Lovelace|63.9", "2|Ada Lovelace|12.5", "3|Grace Hopper|35"],
            database.Rows("select id, full_name, total from purchase_total order by id"));
        Assert.Equal(["5b1f0c2a9d06"], database.Rows("select version_num from migration_version"));
    }

    Outcome Go(string command, ShopDatabase database) => Run($"{command} {database.Arguments}").Succeeded();

    static IEnumerable<string> Batches(string script) =>
        script.Split("\nGO\n").Where(batch => batch.Split('\n').Any(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)));

    static void AssertParses(string batch)
    {
        foreach (TSqlParser parser in (TSqlParser[])[new TSql130Parser(initialQuotedIdentifiers: true), new TSql180Parser(initialQuotedIdentifiers: true)])
        {
            using var reader = new StringReader(batch);
            var script = Assert.IsType<TSqlScript>(parser.Parse(reader, out var errors));
            Assert.True(errors.Count == 0, $"{parser.GetType().Name}: {string.Join("; ", errors.Select(error => error.Message))}\n{batch}");
            Assert.Single(script.Batches);
        }
    }

    static List<string> Executed(string batch)
    {
        using var reader = new StringReader(batch);
        var found = new ExecutedTexts();
        new TSql130Parser(initialQuotedIdentifiers: true).Parse(reader, out _).Accept(found);
        return found.Texts;
    }

    sealed class ExecutedTexts : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node)
        {
            if (node.Strings.All(part => part is StringLiteral))
                Texts.Add(string.Concat(node.Strings.Cast<StringLiteral>().Select(part => part.Value)));
        }
    }
}
