using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Operations;
using PSMigrate.Schema;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.PostgreSql;

/// <summary>What was made is read back, in the server's spelling.</summary>
public sealed class SchemaReaderTests() : Support.Specification(DatabaseKind.PostgreSql)
{
    static readonly DatabaseSchema Rich = new()
    {
        Schemas = ["my schema"],
        Enums = [new(new(null, "mood"), ["sad", "it's ok", "ha\\ppy"]), new(new("my schema", "level"), [])],
        Sequences =
        [
            new(new(null, "down")) { Increment = -2, Minimum = -100, Cycle = true },
            new(new(null, "small")) { Type = new("smallint"), Start = 5, Maximum = 9, Cache = 3 },
            new(new("my schema", "plain")),
        ],
        Tables =
        [
            new(new(null, "account"),
            [
                new("id", new("bigint")) { Nullable = false, Identity = new() },
                new("number", new("integer")) { Nullable = false, Identity = new(100, -5, Always: true) { Minimum = -1000, Maximum = 200, Cycle = true, Cache = 7 } },
                new("old", new("bigserial")) { Nullable = false },
                new("name", new("character varying(50)")) { Nullable = false, Collation = "C", Default = new(new("'it''s'::character varying")), Comment = "who's \\ that" },
                new("price", new("numeric(10,2)")) { Default = new(new("0")) },
                new("twice", new("numeric")) { Computed = new(new("(price * (2)::numeric)")) },
                new("mood", new("mood")) { Default = new(new("'sad'::mood")) },
                new("level", new("\"my schema\".level")),
                new("tags", new("text[]")),
                new("data", new("jsonb")),
                new("during", new("tsrange")),
                new("moment", new("timestamp with time zone")) { Default = new(new("now()")) },
                new("a \"b\" [c]. 😀", new("integer")),
            ])
            {
                PrimaryKey = new(["id"], "pk_account"),
                Uniques =
                [
                    new(["name", "price"], "uq_a") { Deferral = Deferral.InitiallyDeferred },
                    new(["old"], "uq_b") { Deferral = Deferral.InitiallyImmediate },
                ],
                Checks = [new(new("(price > (0)::numeric)"), "ck_a"), new(new("((name)::text <> ';'::text)"), "ck_b")],
                Excludes =
                [
                    new([new(new("during"), "&&")], "ex_a") { Method = "gist", Where = new("(price > (5)::numeric)"), Deferral = Deferral.InitiallyDeferred },
                    new([new(new("name") { OperatorClass = "varchar_pattern_ops", Collation = "POSIX" }, "="), new(new(null, new("lower((name)::text)")) { Collation = "C" }, "=")], "ex_b"),
                ],
                Indexes =
                [
                    new("ix_a", [new("name", Descending: true), new("price") { NullsFirst = true }]) { Where = new("(price > (1)::numeric)") },
                    new("ix_b", [new("name") { Collation = "POSIX", OperatorClass = "varchar_pattern_ops" }, new(null, new("lower((name)::text)"), Descending: true) { NullsFirst = false, Collation = "C" }])
                    {
                        Unique = true, Include = ["price", "a \"b\" [c]. 😀"], Options = new("fillfactor=70"),
                    },
                    new("ix_c", [new("data") { OperatorClass = "jsonb_path_ops" }]) { Method = "gin" },
                ],
                Comment = "all that there is",
                Options = new("WITH (fillfactor=80)"),
            },
            new(new(null, "event"), [new("day", new("date")) { Nullable = false }, new("note", new("text"))])
            {
                PrimaryKey = new(["day"], "pk_event"),
                Indexes = [new("ix_event", [new("note")])],
                Options = new("PARTITION BY RANGE (day)"),
            },
            new(new("my schema", "a \"b\""), [new("id", new("bigint")), new("other", new("bigint")), new("day", new("date")), new("parent", new("bigint"))])
            {
                ForeignKeys =
                [
                    new(["id"], new(null, "account"), ["id"], "fk_a") { OnDelete = ReferentialAction.Cascade, OnUpdate = ReferentialAction.SetNull, Deferral = Deferral.InitiallyDeferred },
                    new(["other", "parent"], new("my schema", "a \"b\""), ["parent", "id"], "fk_b") { MatchFull = true, OnDelete = ReferentialAction.SetDefault, OnUpdate = ReferentialAction.Restrict },
                    new(["day"], new(null, "event"), ["day"], "fk_c"),
                ],
                Uniques = [new(["parent", "id"], "uq_c")],
            },
        ],
        Views =
        [
            new(new(null, "stored"), new("SELECT count(*) AS count\n   FROM account")) { Materialized = true },
            new(new("my schema", "some"), new("SELECT account.id\n   FROM account\n  WHERE (account.id > 5)")),
        ],
        Routines =
        [
            new(RoutineKind.Function, new(null, "added"), new("(a integer, b integer DEFAULT 1)\n RETURNS integer\n LANGUAGE sql\n IMMUTABLE\nAS $function$ SELECT a + b; $function$"))
            {
                Arguments = new("integer, integer"),
            },
            new(RoutineKind.Function, new(null, "touched"), new("()\n RETURNS trigger\n LANGUAGE plpgsql\nAS $function$ BEGIN RETURN new; END $function$")) { Arguments = new("") },
            new(RoutineKind.Procedure, new("my schema", "clean"), new("(IN days integer)\n LANGUAGE sql\nAS $procedure$ DELETE FROM account WHERE id < days $procedure$"))
            {
                Arguments = new("integer"),
            },
        ],
        Triggers =
        [
            new("touch", new(null, "account"), new("BEFORE INSERT OR UPDATE OF name, price"), new("FOR EACH ROW WHEN ((new.price > (0)::numeric)) EXECUTE FUNCTION touched()")),
            new("a \"t\"", new("my schema", "a \"b\""), new("AFTER DELETE"), new("REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION touched()")),
        ],
    };

    [PostgresFact]
    public void What_was_made_is_read_back()
    {
        Make(Rich);
        var read = SchemaOf.Read(Database);
        foreach (var (wanted, found) in Rich.Tables.Zip(read.Tables))
        {
            Assert.Equal(wanted.Columns, found.Columns);
            Assert.Equal(wanted.Indexes, found.Indexes);
            Assert.Equal<Constraint>([.. wanted.Uniques, .. wanted.Checks, .. wanted.ForeignKeys, .. wanted.Excludes], [.. found.Uniques, .. found.Checks, .. found.ForeignKeys, .. found.Excludes]);
            Assert.Equal(wanted, found);
        }
        Assert.Equal(Rich.Routines, read.Routines);
        Assert.Equal(Rich.Triggers, read.Triggers);
        Assert.Equal(Rich.Views, read.Views);
        Assert.Equal(Rich.Sequences, read.Sequences);
        Assert.Equal(Rich, read);
    }

    [PostgresFact]
    public void Portable_types_have_the_servers_spelling()
    {
        (string Portable, string Server)[] types =
        [
            ("int", "integer"), ("bigint", "bigint"), ("smallint", "smallint"), ("tinyint", "smallint"), ("string(5)", "character varying(5)"), ("string", "character varying"),
            ("text", "text"), ("json", "jsonb"), ("xml", "xml"), ("guid", "uuid"), ("date", "date"), ("time", "time without time zone"),
            ("datetime", "timestamp without time zone"), ("datetimeoffset(3)", "timestamp(3) with time zone"), ("bool", "boolean"), ("decimal(10, 2)", "numeric(10,2)"),
            ("float", "real"), ("double", "double precision"), ("binary", "bytea"),
        ];
        Make(new() { Tables = [new(new(null, "t"), types.Select((type, i) => new Column($"c{i}", new(type.Portable))).ToValueList())] });
        Assert.Equal(types.Select(type => type.Server), Assert.Single(SchemaOf.Read(Database).Tables).Columns.Select(column => column.Type.Default));
    }

    [PostgresFact]
    public void Types_that_only_sound_portable_come_back_as_they_are()
    {
        Database.Execute("CREATE DOMAIN guid AS text", "CREATE TABLE old (j json, js json[], b jsonb, g guid)");
        var read = Assert.Single(SchemaOf.Read(Database).Tables);
        Make(new() { Tables = [read with { Name = new(null, "new") }] });
        var both = SchemaOf.Read(Database).Tables;
        Assert.Equal(["json", "json[]", "jsonb", "guid"], Database.Lines("SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'new'::regclass AND attnum > 0 ORDER BY attnum"));
        Assert.Equal(both[0].Columns, both[1].Columns);
    }

    [PostgresFact]
    public void What_does_not_hold_for_the_rows_yet_is_told_apart()
    {
        Make(new() { Tables = [new(new(null, "t"), [new("i", new("integer"))]) { Uniques = [new(["i"], "uq")] }] });
        Database.Execute("ALTER TABLE t ADD CONSTRAINT ck CHECK (i > 0) NOT VALID", "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (i) REFERENCES t (i) NOT VALID");
        var table = Assert.Single(SchemaOf.Read(Database).Tables);
        Assert.True(Assert.Single(table.Checks).NotValid);
        Assert.True(Assert.Single(table.ForeignKeys).NotValid);
    }

    [PostgresFact]
    public void A_second_NULL_that_is_refused_is_told_apart()
    {
        if (ServerIsOlderThan(15))
            return;
        var table = new Table(new(null, "t"), [new("i", new("integer")), new("j", new("integer"))])
        {
            Uniques = [new(["i"], "uq") { NullsNotDistinct = true }],
            Indexes = [new("ux", [new("j")]) { Unique = true, NullsNotDistinct = true }],
        };
        Make(new() { Tables = [table] });
        Assert.Equal(table, Assert.Single(SchemaOf.Read(Database).Tables));
    }

    [PostgresFact]
    public void What_belongs_to_the_system_an_extension_a_session_or_another_object_is_left_out()
    {
        using var connection = Database.Open();
        foreach (var sql in new[]
        {
            "CREATE TEMPORARY TABLE passing (i serial PRIMARY KEY)",
            "CREATE TABLE p (i int PRIMARY KEY, t text) PARTITION BY LIST (i)",
            "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)",
            "CREATE INDEX ix_p ON p (t)",
            "CREATE TABLE r (i int REFERENCES p)",
            "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'",
            "CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f()",
            "CREATE AGGREGATE most (int) (sfunc = int4larger, stype = int)",
        })
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        var read = SchemaOf.Read(Database, new DriverCatalogue(connection));
        Assert.Equal(["p", "r"], read.Tables.Select(table => table.Name.ToString()));
        Assert.Equal(["ix_p"], read.Tables[0].Indexes.Select(index => index.Name));
        Assert.Single(read.Tables[1].ForeignKeys);
        Assert.Equal(["p"], read.Triggers.Select(trigger => trigger.Table.Name));
        Assert.Equal(["f"], read.Routines.Select(routine => routine.Name.Name));
        Assert.Empty(read.Schemas);
        Assert.Empty(read.Sequences);
    }

    [PostgresFact]
    public void As_many_queries_whatever_there_is()
    {
        using var connection = Database.Open();
        var few = new DriverCatalogue(connection);
        SchemaOf.Read(Database, few);
        Make(Rich);
        var many = new DriverCatalogue(connection);
        Assert.NotEmpty(SchemaOf.Read(Database, many).Tables);
        Assert.Equal(few.Queries, many.Queries);
        Assert.InRange(many.Queries, 1, 15);
    }

    [PostgresFact]
    public void A_schema_of_the_search_path_is_the_default_one()
    {
        Database.Execute("CREATE SCHEMA other", "CREATE TABLE other.t (i int)", "CREATE TABLE public.u (i int)");
        using var connection = Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SET search_path TO other, public";
        command.ExecuteNonQuery();
        var read = SchemaOf.Read(Database, new DriverCatalogue(connection));
        Assert.Equal(["t", "public.u"], read.Tables.Select(table => table.Name.ToString()).OrderBy(name => name.Length));
        Assert.Equal(["public"], read.Schemas);
    }

    bool ServerIsOlderThan(int version) => int.Parse(Database.One("SHOW server_version_num"), System.Globalization.CultureInfo.InvariantCulture) < version * 10000;

    void Make(DatabaseSchema schema)
    {
        Project.Operations("a1", "", (_, apply) =>
        {
            foreach (var name in schema.Schemas)
                apply(new CreateSchema(name));
            foreach (var type in schema.Enums)
                apply(new CreateEnumType(type));
            foreach (var sequence in schema.Sequences)
                apply(new CreateSequence(sequence));
            foreach (var table in schema.Tables)
                apply(new CreateTable(table));
            foreach (var view in schema.Views)
                apply(new CreateView(view));
            foreach (var routine in schema.Routines)
                apply(new CreateRoutine(routine));
            foreach (var trigger in schema.Triggers)
                apply(new CreateTrigger(trigger));
        });
        Upgrade();
    }
}
