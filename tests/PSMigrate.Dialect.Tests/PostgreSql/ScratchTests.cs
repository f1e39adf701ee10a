using Npgsql;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.PostgreSql;

/// <summary>The scratch databases of comparisons: who may make none, and that none is left behind.</summary>
public sealed class ScratchTests() : Support.Specification(DatabaseKind.PostgreSql)
{
    static readonly ScriptedSchema Wanted = Script("CREATE TABLE person (id int, name text)");

    [PostgresFact]
    public void Without_the_right_to_make_one_texts_are_named_and_the_rest_is_compared()
    {
        using var other = new PostgreSqlTestDatabase();
        Database.Execute(
            "CREATE TABLE person (id int DEFAULT 1 CONSTRAINT ck CHECK (id > 0), name text, old int)", "CREATE INDEX ix ON person (lower(name)) WHERE id > 1",
            "CREATE VIEW everybody AS SELECT id FROM person");
        other.Execute(
            "CREATE TABLE person (id int DEFAULT 2 CONSTRAINT ck CHECK (id > 5), name text NOT NULL, old int)", "CREATE INDEX ix ON person (upper(name)) WHERE id > 1",
            "CREATE VIEW everybody AS SELECT id FROM person WHERE id > 3");
        Database.Execute("DROP ROLE IF EXISTS reader", "CREATE ROLE reader LOGIN PASSWORD 'reader' NOCREATEDB");
        Settings = As("reader", Settings);
        var comparison = Compare(new DeployedSchema(), new DeployedSchema(As("reader", other.Settings)));
        var alter = Assert.IsType<AlterColumn>(Assert.Single(comparison.Operations));
        Assert.Equal((new("name"), false, null), ((string?)alter.Name, alter.Nullable, alter.Default));
        Assert.Equal(5, comparison.Notes.Count);
        foreach (var what in new[] { "default of column id", "check ck", "index ix", "view everybody" })
            Assert.Contains(comparison.Notes, note => note.Contains(what, StringComparison.Ordinal));
        Fails("ScratchRefused", () => Compare(new DeployedSchema(), Wanted));
    }

    [PostgresFact]
    public void None_is_left_behind_by_a_script_that_fails()
    {
        OwnMaker();
        Assert.ThrowsAny<MigrationException>(() => Compare(new DeployedSchema(), Script("CREATE TABLE person (", "SELECT nothing FROM nowhere")));
        Assert.Throws<InvalidOperationException>(() => Compare(new DeployedSchema(), new ScriptedSchema((_, _, _) => throw new InvalidOperationException("no"))));
        Assert.Equal([], Scratches());
    }

    [PostgresFact]
    public void None_is_left_behind_by_a_command_that_is_stopped()
    {
        OwnMaker();
        using var stop = new CancellationTokenSource();
        var slow = new ScriptedSchema((context, _, _) =>
        {
            stop.CancelAfter(TimeSpan.FromMilliseconds(200));
            context.Query("SELECT pg_sleep(60)", new Dictionary<string, object?>());
        });
        Assert.ThrowsAny<Exception>(() => Compare(new DeployedSchema(), slow, stop.Token));
        Assert.True(stop.IsCancellationRequested);
        Assert.Equal([], Scratches());
    }

    [PostgresFact]
    public void What_a_killed_process_has_left_goes_when_it_is_a_day_old()
    {
        OwnMaker();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var (old, young) = ($"psmigrate_scratch_{now - 90000}_{Guid.NewGuid():N}", $"psmigrate_scratch_{now - 3600}_{Guid.NewGuid():N}");
        using (var mine = new NpgsqlConnection(Settings.ConnectionString))
        {
            mine.Open();
            foreach (var name in new[] { old, young })
            {
                using var create = new NpgsqlCommand($"CREATE DATABASE {name}", mine);
                create.ExecuteNonQuery();
            }
        }
        Compare(new DeployedSchema(), Wanted);
        Assert.Equal([young], Scratches());
        Database.Execute($"DROP DATABASE {young}");
    }

    [PostgresFact]
    public void Comparisons_at_the_same_time_do_not_meet()
    {
        Database.Execute("CREATE TABLE person (id int)");
        OwnMaker();
        var found = new SchemaComparison[4];
        Parallel.For(0, found.Length, i => found[i] = Compare(new DeployedSchema(), i % 2 == 0 ? Wanted : Script("CREATE TABLE person (id bigint)")));
        Assert.All(found, comparison => Assert.Single(comparison.Operations));
        Assert.Equal(["AddColumn", "AlterColumn", "AddColumn", "AlterColumn"], found.Select(comparison => comparison.Operations[0].GetType().Name));
        Assert.Equal([], Scratches());
    }

    [PostgresFact]
    public void A_search_path_of_ones_own_leads_to_the_same_place()
    {
        Database.Execute("CREATE SCHEMA \"my app\"");
        Settings = Settings with { ConnectionString = new NpgsqlConnectionStringBuilder(Settings.ConnectionString) { SearchPath = "\"my app\"" }.ConnectionString };
        var comparison = Compare(new DeployedSchema(), Wanted);
        Assert.Equal("person", $"{Assert.IsType<CreateTable>(Assert.Single(comparison.Operations)).Table.Name}");
    }

    [PostgresFact]
    public void Revisions_that_make_extensions_and_their_schemas_are_replayed()
    {
        Project.Sql("a1", "",
            """
            CREATE SCHEMA "the ext";
            CREATE EXTENSION citext SCHEMA "the ext";
            create extension IF NOT EXISTS citext;
            CREATE TABLE person (mail "the ext".citext);
            """)
            .Operations("b2", "a1", (_, apply) =>
            {
                apply(new CreateSchema("more"));
                apply(new ExecuteSql(new("CREATE EXTENSION hstore WITH SCHEMA more")));
                apply(new ExecuteSql(new("ALTER TABLE person ADD COLUMN data more.hstore")));
            });
        Upgrade();
        var replayed = new ReplayedSchema(Project.Read(), new());
        Assert.True(Compare(replayed, new DeployedSchema()).IsEmpty);
        var wanted = new ScriptedSchema((_, apply, _) =>
        {
            apply(new ExecuteSql(new("CREATE SCHEMA \"the ext\"; CREATE SCHEMA more; CREATE EXTENSION citext SCHEMA \"the ext\"; CREATE EXTENSION hstore SCHEMA more")));
            apply(new ExecuteSql(new("CREATE TABLE person (mail \"the ext\".citext, data more.hstore, name text)")));
        });
        Assert.Equal("name", Assert.IsType<AddColumn>(Assert.Single(Compare(replayed, wanted).Operations)).Column.Name);
    }

    [PostgresFact]
    public void What_fails_in_a_replay_is_found_where_it_is_written()
    {
        Database.Execute("CREATE EXTENSION citext");
        Project.Sql("a1", "", "CREATE EXTENSION citext NOSUCH;");
        var error = Fails("SqlFailed", () => Compare(new ReplayedSchema(Project.Read(), new()), new EmptySchema()));
        Assert.Equal((5, 25), (error.Position!.Line, error.Position.Column));
    }

    SchemaComparison Compare(SchemaOrigin from, SchemaOrigin to, CancellationToken cancellation = default) =>
        new MigrationEngine().Compare(Settings, from, to, new(), new RecordingObserver(), cancellation);

    // Other tests make theirs on the same server at the same time: what this role makes is of this class alone.
    void OwnMaker()
    {
        Database.Execute("DROP ROLE IF EXISTS maker", "CREATE ROLE maker LOGIN PASSWORD 'maker' CREATEDB");
        Settings = As("maker", Settings);
    }

    IReadOnlyList<string> Scratches() => Database.Lines("SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = 'maker'");

    static DatabaseSettings As(string user, DatabaseSettings settings) => settings with
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Username = user, Password = user }.ConnectionString,
    };

    static ScriptedSchema Script(params string[] statements) => new((_, apply, _) =>
    {
        foreach (var statement in statements)
            apply(new ExecuteSql(new(statement)));
    });
}
