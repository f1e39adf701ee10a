using PSMigrate.Dialects.Tests.Specification;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Schema;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>The schemas of the sample databases, counted by what their files say.</summary>
public sealed class SchemaTests() : OperationSpecification(DatabaseKind.PostgreSql)
{
    [SampleFact("pagila.postgresql.sql")]
    public void Everything_of_Pagila_is_found()
    {
        Project.Sql("p1", "", SampleData.Read("pagila.postgresql.sql"));
        Upgrade();
        var schema = Schema;
        // Seventy tables, fifty-five of which are partitions of one.
        AssertCounts(schema, tables: 15, keys: 15, foreignKeys: 18, indexes: 15);
        Assert.Equal((13, 1, 9, 15), (schema.Sequences.Count, schema.Enums.Count, schema.Routines.Count, schema.Triggers.Count));
        Assert.Equal((7, 1), (schema.Views.Count(view => !view.Materialized), schema.Views.Count(view => view.Materialized)));
        var payment = Find(schema, "payment");
        Assert.Equal(new("PARTITION BY RANGE (payment_date)"), payment.Options);
        var film = Find(schema, "film");
        Assert.Equal(new Column("rating", new("mpaa_rating")) { Default = new(new("'G'::mpaa_rating")) }, film.Columns.Single(column => column.Name == "rating"));
        Assert.Equal("gist", film.Indexes.Single(index => index.Name == "film_fulltext_idx").Method);
        Assert.Equal(["G", "PG", "PG-13", "R", "NC-17"], schema.Enums[0].Values);
        Assert.Contains(
            new Trigger("last_updated", new(null, "film"), new("BEFORE UPDATE"), new("FOR EACH ROW EXECUTE FUNCTION last_updated()")), schema.Triggers);
    }

    [SampleFact("chinook.postgresql.sql")]
    public void Everything_of_Chinook_is_found_and_can_be_made_anew()
    {
        var text = SampleData.Read("chinook.postgresql.sql");
        Project.Sql("c1", "", text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..]);
        Upgrade();
        var schema = Schema;
        AssertCounts(schema, tables: 11, keys: 11, foreignKeys: 11, indexes: 11);
        AssertSame(schema, Expected(new() { Tables = schema.Tables.OrderBy(Depth).ToValueList() }));

        int Depth(Table table) => table.ForeignKeys.Where(key => key.Principal != table.Name)
            .Select(key => 1 + Depth(schema.Tables.Single(other => other.Name == key.Principal))).DefaultIfEmpty().Max();
    }

    static void AssertCounts(DatabaseSchema schema, int tables, int keys, int foreignKeys, int indexes)
    {
        Assert.Equal(tables, schema.Tables.Count);
        Assert.Equal(keys, schema.Tables.Count(table => table.PrimaryKey is not null));
        Assert.Equal(foreignKeys, schema.Tables.Sum(table => table.ForeignKeys.Count));
        Assert.Equal(indexes, schema.Tables.Sum(table => table.Indexes.Count));
        Assert.All(schema.Tables, table => Assert.Empty(table.Checks));
    }

    static Table Find(DatabaseSchema schema, string table) => schema.Tables.Single(found => found.Name == new TableName(null, table));
}
