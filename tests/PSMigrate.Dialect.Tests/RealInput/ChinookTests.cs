using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.RealInput;

/// <summary>Chinook, a music shop: eleven tables, 15,607 rows.</summary>
public abstract class ChinookTests(DatabaseKind kind, string file) : Support.Specification(kind)
{
    static readonly (string Table, int Rows)[] Expected =
    [
        ("album", 347), ("artist", 275), ("customer", 59), ("employee", 8), ("genre", 25), ("invoice", 412), ("invoice_line", 2240),
        ("media_type", 5), ("playlist", 18), ("playlist_track", 8715), ("track", 3503),
    ];

    static readonly string[] Dropped =
    [
        "playlist_track", "playlist", "invoice_line", "invoice", "track", "media_type", "genre", "album", "artist", "customer", "employee",
    ];

    protected void Up_and_down()
    {
        var text = SampleData.Read(file);
        Project.Sql("c1", "", text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..], string.Concat(Dropped.Select(table => $"DROP TABLE {Name(table)};\n")))
            .Sql("d2", "c1", "CREATE TABLE after_it (i int);\nINSERT INTO after_it VALUES (1);", "DROP TABLE after_it;");
        Assert.Equal(["c1", "d2"], Upgrade());
        Assert.Equal(Expected.Select(table => $"{table.Table} {table.Rows}"), Expected.Select(table => $"{table.Table} {Database.One($"SELECT count(*) FROM {Name(table.Table)}")}"));
        // What no encoding and no splitting at a semicolon in a literal survives.
        Assert.Equal("1", Database.One($"SELECT count(*) FROM {Name("artist")} WHERE {Column("name")} = 'Antônio Carlos Jobim'"));
        Assert.Equal("0", Database.One(
            $"SELECT count(*) FROM {Name("track")} t LEFT JOIN {Name("album")} a ON t.{Column("album_id")} = a.{Column("album_id")} WHERE a.{Column("title")} IS NULL"));
        Assert.Equal(["d2", "c1"], Downgrade());
        Assert.Empty(Database.Tables);
        Assert.Empty(Database.VersionRows);
    }

    protected void Error_in_the_middle()
    {
        var text = SampleData.Read(file);
        text = text[text.IndexOf("CREATE TABLE", StringComparison.Ordinal)..];
        var place = text.IndexOf("INSERT INTO", text.Length / 2, StringComparison.Ordinal);
        Project.File("c1", $"-- Revision: c1\n-- >>> upgrade\n{text[..place]}  INSERT INTO nosuch VALUES (1);\n{text[place..]}");
        var error = Fails("SqlFailed", () => Upgrade());
        Assert.Equal(2 + text[..place].Count(c => c == '\n') + 1, error.Position!.Line);
        Assert.Empty(Database.Tables);
    }

    protected abstract string Name(string table);

    protected abstract string Column(string column);
}

public sealed class SqliteChinook() : ChinookTests(DatabaseKind.Sqlite, "chinook.sqlite.sql")
{
    [SampleFact("chinook.sqlite.sql")]
    public void Chinook_goes_up_and_down() => Up_and_down();

    [SampleFact("chinook.sqlite.sql")]
    public void An_error_in_the_middle_is_found_and_leaves_nothing() => Error_in_the_middle();

    protected override string Name(string table) => $"[{Column(table)}]";

    protected override string Column(string column) =>
        string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

[NeedsPostgres]
public sealed class PostgreSqlChinook() : ChinookTests(DatabaseKind.PostgreSql, "chinook.postgresql.sql")
{
    [SampleFact("chinook.postgresql.sql")]
    public void Chinook_goes_up_and_down() => Up_and_down();

    [SampleFact("chinook.postgresql.sql")]
    public void An_error_in_the_middle_is_found_and_leaves_nothing() => Error_in_the_middle();

    [SampleFact("chinook.postgresql.sql")]
    public void The_file_as_it_is_is_refused_for_the_clients_command_in_it()
    {
        var text = SampleData.Read("chinook.postgresql.sql");
        Project.File("c1", $"-- Revision: c1\n-- >>> upgrade\n{text}");
        var error = Fails("ClientCommand", () => Upgrade());
        Assert.Contains(@"\c is a command of psql", error.Message, StringComparison.Ordinal);
        Assert.Equal(@"\c chinook;", File.ReadAllLines(Project.PathOf("c1"))[error.Position!.Line - 1]);
        Assert.Empty(Database.Tables);
    }

    protected override string Name(string table) => table;

    protected override string Column(string column) => column;
}

public sealed class SqlServerChinook() : ChinookTests(DatabaseKind.SqlServer, "chinook.sqlserver.sql")
{
    [SampleFact("chinook.sqlserver.sql")]
    public void Chinook_goes_up_and_down() => Up_and_down();

    [SampleFact("chinook.sqlserver.sql")]
    public void An_error_in_the_middle_is_found_and_leaves_nothing() => Error_in_the_middle();

    protected override string Name(string table) => $"[{Column(table)}]";

    protected override string Column(string column) =>
        string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
