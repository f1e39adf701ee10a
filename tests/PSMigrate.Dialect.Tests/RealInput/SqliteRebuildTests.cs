using System.Globalization;
using PSMigrate.Dialects.Tests.Sqlite;
using PSMigrate.Operations;
using PSMigrate.Schema;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>Every table of a real database is made anew, there and back, and nothing else is to be seen of it.</summary>
public sealed class SqliteRebuildTests : RebuildTest
{
    [SampleFact("chinook.sqlite.sql")]
    public void Chinook()
    {
        var text = SampleData.Read("chinook.sqlite.sql");
        Load(text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..]);
        Assert.Equal(11, RebuildAll());
    }

    [SampleFact("sakila.sqlite.sql")]
    public void Sakila()
    {
        Load(SampleData.Read("sakila.sqlite.sql"));
        Database.Execute(
            "INSERT INTO language (language_id, name, last_update) VALUES (1, 'English', '')",
            "INSERT INTO film (film_id, title, language_id, rental_duration, rental_rate, replacement_cost, last_update) "
            + "VALUES (1, 'It''s a film', 1, 3, 4.99, 20.99, ''), (2, 'Another', 1, 3, 0.99, 9.99, '')",
            "INSERT INTO actor (actor_id, first_name, last_name, last_update) VALUES (1, 'A', 'B', '')",
            "INSERT INTO film_actor (actor_id, film_id, last_update) VALUES (1, 1, ''), (1, 2, '')",
            "INSERT INTO category (category_id, name, last_update) VALUES (1, 'Drama', '')",
            "INSERT INTO film_category (film_id, category_id, last_update) VALUES (1, 1, '')");
        Assert.Equal(16, RebuildAll());
        Assert.Equal(5, ReadSchema().Views.Count);
        // The triggers fire as before.
        Database.Execute("UPDATE film SET title = 'New' WHERE film_id = 1");
        Assert.StartsWith(DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture), Database.One("SELECT last_update FROM film WHERE film_id = 1"), StringComparison.Ordinal);
        Assert.Equal("New|A B", Database.One("SELECT title, actors FROM film_list"));
    }

    void Load(string sql)
    {
        var pieces = PSMigrate.Engine.Dialects.DialectRegistry.Get("Sqlite").Splitter.Split(sql, null);
        Database.Execute([.. pieces.Select(piece => piece.Text).Prepend("BEGIN").Append("COMMIT")]);
    }

    int RebuildAll()
    {
        var (schema, contents) = (ReadSchema(), Dump().Where(line => !line.StartsWith("table|", StringComparison.Ordinal)).ToList());
        Run([.. schema.Tables.Select(table => new AddConstraint(table.Name, new CheckConstraint(new("1 = 1"), "ck always")))]);
        var rebuilds = Rebuilds;
        Assert.All(ReadSchema().Tables, table => Assert.Contains("ck always", table.Checks.Select(check => check.Name)));
        Run([.. schema.Tables.Select(table => new DropConstraint(table.Name, ConstraintKind.Check, "ck always"))]);
        Assert.Equal(rebuilds, Rebuilds);
        Assert.Equal(schema, ReadSchema());
        Assert.Equal(contents, Dump().Where(line => !line.StartsWith("table|", StringComparison.Ordinal)));
        Assert.Empty(Database.Lines("PRAGMA foreign_key_check"));
        Assert.Equal("ok", Database.One("PRAGMA integrity_check"));
        return rebuilds;
    }
}
