using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>Schemas as pg_dump writes them, which change the session's settings, and an ordinary revision behind each.</summary>
public sealed class DumpTests() : Support.Specification(DatabaseKind.PostgreSql)
{
    const string Ordinary =
        """
        CREATE TABLE ordinary (path text DEFAULT current_setting('search_path'), slash text);
        INSERT INTO ordinary (slash) VALUES ('a\b');
        """;

    [SampleFact("sakila.postgresql.sql")]
    public void Sakila_and_an_ordinary_revision_in_one_run()
    {
        Project.Sql("s1", "", SampleData.Read("sakila.postgresql.sql")).Sql("o2", "s1", Ordinary, "DROP TABLE ordinary;");
        Assert.Equal(["s1", "o2"], Upgrade());
        Assert.Equal(""""
            "$user", public|a\b
            """".Trim(), Database.One("SELECT * FROM public.ordinary"));
        Assert.Contains("film", Database.Tables);
        Assert.Equal("2", Database.One("SELECT count(*) FROM public.migration_log WHERE outcome = 'applied'"));
        // The functions are there, whole, and run.
        Database.Execute("INSERT INTO language (name) VALUES ('English')", "INSERT INTO film (title, language_id) VALUES ('It''s \\ a film', 1)");
        Assert.Equal("1", Database.One("SELECT film_id FROM film WHERE fulltext @@ to_tsquery('film')"));
        Assert.Equal(["o2"], Downgrade("s1"));
    }

    [SampleFact("pagila.postgresql.sql")]
    public void Pagila_and_an_ordinary_revision_in_one_run()
    {
        Project.Sql("p1", "", SampleData.Read("pagila.postgresql.sql")).Sql("o2", "p1", Ordinary, "DROP TABLE ordinary;");
        Assert.Equal(["p1", "o2"], Upgrade());
        Assert.Equal(""""
            "$user", public|a\b
            """".Trim(), Database.One("SELECT * FROM public.ordinary"));
        Assert.Contains("payment_p2022_01", Database.Tables);
        Database.Execute(
            "INSERT INTO language (name) VALUES ('English')", "INSERT INTO film (title, language_id) VALUES ('a film', 1)",
            "UPDATE film SET description = 'about $$ and ; and \\'");
        Assert.Equal("about $$ and ; and \\", Database.One("SELECT description FROM film WHERE last_update > now() - interval '1 hour'"));
        Assert.Equal(["o2"], Downgrade("p1"));
        Assert.Equal("p1", Assert.Single(Database.VersionRows));
    }

    [SampleFact("pagila.postgresql.sql")]
    public void All_in_one_transaction_too()
    {
        Settings = Settings with { TransactionMode = TransactionMode.All };
        Project.Sql("p1", "", SampleData.Read("pagila.postgresql.sql")).Sql("o2", "p1", Ordinary, "DROP TABLE ordinary;");
        Assert.Equal(["p1", "o2"], Upgrade());
        Assert.Equal(""""
            "$user", public|a\b
            """".Trim(), Database.One("SELECT * FROM public.ordinary"));
    }
}
