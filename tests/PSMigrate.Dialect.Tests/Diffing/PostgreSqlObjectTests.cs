using PSMigrate.Dialects.Tests.RealInput;
using PSMigrate.Dialects.Tests.Support;
using PSMigrate.Engine;
using PSMigrate.Operations;
using PSMigrate.Schema;
using PSMigrate.Tests;

namespace PSMigrate.Dialects.Tests.Diffing;

/// <summary>What a comparison finds on PostgreSQL beside tables, brought to a second database and back.</summary>
public sealed class PostgreSqlObjectTests() : Support.Specification(DatabaseKind.PostgreSql)
{
    const string Objects = """
        CREATE DOMAIN year AS integer DEFAULT 2000 NOT NULL CONSTRAINT sane CHECK (VALUE > 1900);
        CREATE TYPE point3 AS (x integer, "the y" text);
        CREATE TABLE film (id integer PRIMARY KEY, made year, place point3);
        CREATE TABLE part (id integer, at date) PARTITION BY RANGE (at);
        CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE TABLE part_2 PARTITION OF part DEFAULT PARTITION BY LIST (id);
        CREATE TABLE part_3 PARTITION OF part_2 FOR VALUES IN (1, 2);
        CREATE INDEX ix_own ON part_1 (id);
        ALTER TABLE part_1 ADD CONSTRAINT fk_own FOREIGN KEY (id) REFERENCES film;
        CREATE FUNCTION glue(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce($1 || ',', '') || $2 $$;
        CREATE AGGREGATE glued(text) (SFUNC = glue, STYPE = text);
        CREATE AGGREGATE counted(text) (SFUNC = glue, STYPE = text, INITCOND = 'it''s');
        CREATE VIEW all_made AS SELECT glued(made::text) AS made FROM film;
        CREATE FUNCTION how_many() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM all_made $$;
        CREATE MATERIALIZED VIEW kept AS SELECT id FROM film;
        CREATE UNIQUE INDEX ux_kept ON kept (id);
        CREATE RULE no_delete AS ON DELETE TO film DO INSTEAD NOTHING;
        CREATE STATISTICS st_film ON id, made FROM film;
        ALTER TABLE film ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON film TO current_user USING (id > 0);
        """;

    [DatabaseFact]
    public void What_its_statements_make_is_made_in_another_database()
    {
        Project.Sql("a1", "", Objects);
        Upgrade();
        using var copy = new Copy(this);
        copy.Make();
        Assert.Equal(Dumped(Database), Dumped(copy.Other));
        copy.Undo();
        Assert.Equal("0", copy.Other.One("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname = 'public' AND relname NOT LIKE 'migration%'"));
    }

    [SampleFact("pagila.postgresql.sql")]
    public void Pagila_is_made_in_another_database()
    {
        Project.Sql("p1", "", SampleData.Read("pagila.postgresql.sql"));
        Upgrade();
        using var copy = new Copy(this);
        copy.Make();
        Assert.Equal(Dumped(Database), Dumped(copy.Other));
    }

    [DatabaseFact]
    public void Extensions_and_their_schemas_are_made_in_another_database()
    {
        Project.Sql("a1", "",
            """
            CREATE SCHEMA "the ext";
            CREATE EXTENSION citext SCHEMA "the ext";
            CREATE EXTENSION hstore;
            CREATE TABLE t (mail "the ext".citext, more hstore);
            """);
        Upgrade();
        using var copy = new Copy(this);
        copy.Make();
        Assert.Equal(["citext \"the ext\"", "hstore public"], copy.Other.Lines(Extensions).Order(StringComparer.Ordinal));
        copy.Undo();
        Assert.Equal([], copy.Other.Lines(Extensions));
    }

    [DatabaseFact]
    public void What_is_not_read_is_named()
    {
        Project.Sql("a1", "",
            """
            CREATE TABLE t (id integer, name text);
            CREATE TABLE child () INHERITS (t);
            ALTER TABLE child REPLICA IDENTITY FULL, ALTER name SET STORAGE EXTERNAL, ALTER id SET STATISTICS 500;
            CREATE TABLE bare ();
            CREATE UNLOGGED TABLE fast (id integer);
            CREATE TABLE part (id integer) PARTITION BY RANGE (id);
            CREATE TABLE part_1 PARTITION OF part DEFAULT;
            ALTER TABLE part_1 ENABLE ROW LEVEL SECURITY;
            CREATE FOREIGN DATA WRAPPER "a wrapper";
            CREATE SERVER far FOREIGN DATA WRAPPER "a wrapper";
            CREATE FOREIGN TABLE there (id integer) SERVER far;
            CREATE FUNCTION same(integer, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
            CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = text, FUNCTION = same);
            CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER watch ON sql_drop EXECUTE FUNCTION noted();
            CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
            CREATE TRIGGER off BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touched();
            ALTER TABLE t DISABLE TRIGGER off;
            CREATE PUBLICATION news FOR TABLE t;
            CREATE AGGREGATE most(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >);
            CREATE COLLATION odd FROM "C";
            CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
            CREATE TYPE span AS RANGE (SUBTYPE = float8);
            CREATE VIEW v AS SELECT id FROM t;
            CREATE INDEX ix ON t (id);
            CREATE EXTENSION citext;
            COMMENT ON VIEW v IS 'a view';
            COMMENT ON COLUMN v.id IS 'its column';
            COMMENT ON FUNCTION touched() IS 'a function';
            COMMENT ON INDEX ix IS 'an index';
            COMMENT ON TRIGGER off ON t IS 'a trigger';
            COMMENT ON TABLE t IS 'which is read';
            COMMENT ON COLUMN t.id IS 'which is read too';
            """);
        Upgrade();
        string[] expected =
        [
            "aggregate most(integer)", "collation public.odd", "comment on function public.touched()", "comment on index public.ix", "comment on trigger off on public.t",
            "comment on view column public.v.id", "comment on view public.v", "disabled trigger off of table t", "event trigger watch", "foreign table there",
            "foreign-data wrapper \"a wrapper\"", "inheritance of table child", "operator public.===(integer,pg_catalog.text)", "publication news",
            "replica identity of table child", "storage or statistics target of column id of table child", "storage or statistics target of column name of table child",
            "row level security of partition part_1", "server far", "table bare, which has no columns", "text search configuration public.plain", "type span", "UNLOGGED of table fast",
        ];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal).Select(what => $"The revision does not make {what}: add it by hand."),
            Compare(new EmptySchema(), new DeployedSchema()).Notes.Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public void Policies_decide_about_the_rows_in_another_database_too()
    {
        Project.Sql("a1", "",
            """
            CREATE TABLE note (id integer, owner text);
            ALTER TABLE note ENABLE ROW LEVEL SECURITY;
            ALTER TABLE note FORCE ROW LEVEL SECURITY;
            CREATE POLICY own ON note USING (owner = current_setting('app.who')) WITH CHECK (id > 0);
            CREATE POLICY no_old ON note AS RESTRICTIVE FOR SELECT TO pg_monitor, PUBLIC USING (id < 100);
            """);
        Upgrade();
        using var copy = new Copy(this);
        copy.Make();
        Assert.Equal(Database.Lines(Policies), copy.Other.Lines(Policies));
        Assert.Equal(3, Database.Lines(Policies).Count);
        Database.Execute("DROP ROLE IF EXISTS clerk", "CREATE ROLE clerk");
        try
        {
            foreach (var database in new[] { Database, copy.Other })
            {
                database.Execute("GRANT ALL ON note TO PUBLIC", "INSERT INTO note VALUES (1, 'ann'), (2, 'bob'), (200, 'ann')");
                Assert.Equal("1", SeenByClerk(database));
            }
        }
        finally
        {
            Database.Execute("DROP ROLE clerk");
        }
        copy.Undo();
        Assert.Equal([], copy.Other.Lines(Policies));
    }

    [DatabaseFact]
    public void Policies_and_rules_are_left_alone_where_nobody_wants_them_compared()
    {
        Project.Sql("a1", "",
            "CREATE TABLE t (id integer); ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON t USING (true); CREATE RULE kept AS ON DELETE TO t DO INSTEAD NOTHING;");
        Upgrade();
        var wanted = Script("CREATE TABLE t (id integer)");
        Assert.Equal(3, Compare(new DeployedSchema(), wanted).Operations.Count);
        Assert.Empty(new MigrationEngine().Compare(
            Settings, new DeployedSchema(), wanted, new() { Parts = part => part is not (SchemaPart.Policy or SchemaPart.Trigger) }, Observer, default).Operations);
    }

    static object? SeenByClerk(TestDatabase database)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        foreach (var setting in new[] { "SET ROLE clerk", "SET app.who = 'ann'" })
        {
            command.CommandText = setting;
            command.ExecuteNonQuery();
        }
        command.CommandText = "SELECT string_agg(id::text, ',') FROM note";
        return command.ExecuteScalar();
    }

    const string Policies = """
        SELECT concat_ws(' ', policyname, permissive, roles, cmd, qual, with_check) FROM pg_policies
        UNION ALL SELECT concat_ws(' ', relname, relrowsecurity, relforcerowsecurity) FROM pg_class WHERE relrowsecurity ORDER BY 1
        """;

    [DatabaseFact]
    public void A_domain_changes_under_its_rows_and_back()
    {
        const string before = "CREATE DOMAIN grade AS integer DEFAULT 3 CONSTRAINT sane CHECK (VALUE > 0); CREATE TABLE pupil (id integer, grade grade); CREATE VIEW grades AS SELECT grade FROM pupil;";
        Project.Sql("a1", "", before + "INSERT INTO pupil VALUES (1, 1), (2, 6);");
        Upgrade();
        var wanted = Script(before.Replace("DEFAULT 3 CONSTRAINT sane CHECK (VALUE > 0)", "DEFAULT 4 NOT NULL CONSTRAINT sane CHECK (VALUE > 0) CONSTRAINT low CHECK (VALUE < 6)", StringComparison.Ordinal));
        var there = Compare(new DeployedSchema(), wanted).Operations;
        Project.Operations("b2", "a1", (_, apply) => There(there, apply), (_, apply) => Back(there, apply));
        Assert.Contains("low", Assert.ThrowsAny<MigrationException>(() => Upgrade()).Message, StringComparison.Ordinal);
        Assert.Empty(Compare(new DeployedSchema(), Script(before)).Operations);
        Database.Execute("UPDATE pupil SET grade = 5 WHERE id = 2");
        Upgrade();
        Assert.Empty(Compare(new DeployedSchema(), wanted).Operations);
        Database.Execute("INSERT INTO pupil (id) VALUES (3)");
        Downgrade("a1");
        Assert.Empty(Compare(new DeployedSchema(), Script(before)).Operations);
        Database.Execute("INSERT INTO pupil (id) VALUES (4)");
        Assert.Equal(["1", "5", "4", "3"], Database.Lines("SELECT grade FROM pupil ORDER BY id"));
    }

    [DatabaseFact]
    public void A_function_gives_way_under_the_rows_of_what_uses_it()
    {
        const string before = """
            CREATE FUNCTION rate(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
            CREATE TABLE pupil (id integer DEFAULT rate(4), grade integer CONSTRAINT ck CHECK (rate(grade) > 0), twice integer GENERATED ALWAYS AS (rate(id)) STORED);
            CREATE UNIQUE INDEX ix ON pupil (rate(id));
            CREATE VIEW rated AS SELECT id, rate(grade) AS grade FROM pupil;
            CREATE FUNCTION better() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN new.grade := 9; RETURN new; END';
            CREATE TRIGGER up BEFORE INSERT ON pupil FOR EACH ROW WHEN (rate(new.grade) > 8) EXECUTE FUNCTION better();
            """;
        Project.Sql("a1", "", before + "INSERT INTO pupil VALUES (1, 1), (2, 8);");
        Upgrade();
        var wanted = Script(before.Replace("rate(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1'", "rate(y integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1::bigint + 2'", StringComparison.Ordinal));
        var there = Compare(new DeployedSchema(), wanted).Operations;
        Project.Operations("b2", "a1", (_, apply) => There(there, apply), (_, apply) => Back(there, apply));
        Upgrade();
        Assert.Empty(Compare(new DeployedSchema(), wanted).Operations);
        Database.Execute("INSERT INTO pupil (grade) VALUES (7)");
        Assert.Equal(["1|3|3", "2|4|11", "6|8|11"], Database.Lines("SELECT p.id, twice, r.grade FROM pupil p JOIN rated r USING (id) ORDER BY id"));
        Downgrade("a1");
        Assert.Empty(Compare(new DeployedSchema(), Script(before)).Operations);
        Assert.Equal(["1|2|2", "2|3|10", "6|7|10"], Database.Lines("SELECT p.id, twice, r.grade FROM pupil p JOIN rated r USING (id) ORDER BY id"));
    }

    static ScriptedSchema Script(string sql) => new((_, apply, _) => apply(new ExecuteSql(new(sql))));

    [DatabaseFact]
    public void Partitions_of_a_table_that_stays_are_nobodys_business()
    {
        Project.Sql("a1", "", "CREATE TABLE part (id integer, at date) PARTITION BY RANGE (at); CREATE TABLE part_1 PARTITION OF part DEFAULT;");
        Upgrade();
        var wanted = new ScriptedSchema((_, apply, _) => apply(new ExecuteSql(new("CREATE TABLE part (id integer, at date) PARTITION BY RANGE (at)"))));
        Assert.Empty(Compare(new DeployedSchema(), wanted).Operations);
    }

    [DatabaseFact]
    public void An_enumerated_type_loses_a_value_under_all_that_uses_it_and_gets_it_back()
    {
        const string before = """
            CREATE SCHEMA "my schema";
            CREATE TYPE "my schema"."the mood" AS ENUM ('sad', 'ok', 'happy');
            CREATE TABLE person (
                id integer PRIMARY KEY,
                m "my schema"."the mood" NOT NULL DEFAULT 'ok' CONSTRAINT ck_m CHECK (m <> 'sad'),
                all_of_them "my schema"."the mood"[] DEFAULT '{ok}');
            CREATE INDEX ix_m ON person (m) WHERE m = 'happy';
            CREATE VIEW cheerful AS SELECT id FROM person WHERE m = 'happy';
            """;
        Project.Sql("a1", "", before + "INSERT INTO person VALUES (1, 'ok', '{ok,happy}'), (2, 'ok', '{sad}');");
        Upgrade();
        var wanted = new ScriptedSchema((_, apply, _) => apply(new ExecuteSql(new(before.Replace("'sad', 'ok'", "'ok'", StringComparison.Ordinal).Replace("'sad'", "'happy'", StringComparison.Ordinal)))));
        var there = Compare(new DeployedSchema(), wanted).Operations;
        Project.Operations("b2", "a1", (_, apply) => There(there, apply), (_, apply) => Back(there, apply));
        Assert.ThrowsAny<MigrationException>(() => Upgrade());
        Database.Execute("UPDATE person SET all_of_them = NULL WHERE id = 2");
        Upgrade();
        Assert.Empty(Compare(new DeployedSchema(), wanted).Operations);
        Assert.Equal("ok {ok,happy}", Database.One("SELECT m || ' ' || all_of_them::text FROM person WHERE id = 1"));
        Downgrade("a1");
        Assert.Empty(Compare(new DeployedSchema(), new ScriptedSchema((_, apply, _) => apply(new ExecuteSql(new(before))))).Operations);
    }

    [DatabaseFact]
    public void A_materialized_view_and_a_trigger_of_a_view_come_back_with_their_view()
    {
        const string before = """
            CREATE TABLE t (id integer, name varchar(10));
            CREATE MATERIALIZED VIEW kept AS SELECT id, name FROM t;
            CREATE UNIQUE INDEX ux_kept ON kept (id);
            CREATE VIEW v AS SELECT id, name FROM t;
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
            CREATE TRIGGER tr INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
            """;
        Project.Sql("a1", "", before);
        Upgrade();
        var wanted = new ScriptedSchema((_, apply, _) => apply(new ExecuteSql(new(before.Replace("varchar(10)", "text", StringComparison.Ordinal)))));
        var comparison = Compare(new DeployedSchema(), wanted);
        Assert.Equal("What was granted on a view goes when it is dropped and made anew, and so does its comment: 'kept', 'v'.", Assert.Single(comparison.Notes));
        Project.Operations("b2", "a1", (_, apply) => There(comparison.Operations, apply), (_, apply) => Back(comparison.Operations, apply));
        Upgrade();
        Assert.Equal("1 1", Database.One(Count));
        Downgrade("a1");
        Assert.Equal("1 1", Database.One(Count));
    }

    [DatabaseFact]
    public void A_function_that_returns_something_else_is_dropped_first()
    {
        const string before = "CREATE FUNCTION f(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql RETURN a + b; CREATE FUNCTION g(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';";
        Project.Sql("a1", "", before);
        Upgrade();
        var after = before.Replace("RETURNS integer LANGUAGE sql RETURN", "RETURNS bigint LANGUAGE sql RETURN", StringComparison.Ordinal).Replace("SELECT a", "SELECT a + 1", StringComparison.Ordinal);
        var wanted = new ScriptedSchema((_, apply, _) => apply(new ExecuteSql(new(after))));
        var there = Compare(new DeployedSchema(), wanted).Operations;
        Assert.Equal(["DropRoutine f", "CreateRoutine f", "CreateRoutine g or replace"], there.Select(Word).Order(StringComparer.Ordinal).OrderByDescending(word => word.StartsWith('D')));
        Project.Operations("b2", "a1", (_, apply) => There(there, apply), (_, apply) => Back(there, apply));
        Upgrade();
        Assert.Equal("bigint 2", Database.One("SELECT pg_typeof(f(1)) || ' ' || g(1)"));
        Downgrade("a1");
        Assert.Equal("integer 1", Database.One("SELECT pg_typeof(f(1)) || ' ' || g(1)"));

        static string Word(Operation operation) => operation switch
        {
            CreateRoutine create => $"CreateRoutine {create.Routine.Name}{(create.Replace ? " or replace" : "")}",
            DropRoutine drop => $"DropRoutine {drop.Name}",
            _ => $"{operation}",
        };
    }

    [DatabaseFact]
    public void A_scratch_has_the_search_path_and_the_schemas_of_extensions()
    {
        Database.Execute("""CREATE SCHEMA "the ext" """);
        Database.Execute("CREATE SCHEMA first");
        Database.Execute("""CREATE EXTENSION citext SCHEMA "the ext" """);
        Database.Execute($"""ALTER DATABASE "{Database.One("SELECT current_database()")}" SET search_path = first, "the ext", public""");
        Npgsql.NpgsqlConnection.ClearAllPools();
        Project.Sql("a1", "", "CREATE TABLE t (mail citext); CREATE TABLE public.u (id integer);");
        Upgrade();
        var wanted = new ScriptedSchema((_, apply, _) =>
        {
            apply(new CreateSchema("the ext"));
            apply(new ExecuteSql(new("""CREATE TABLE t (mail "the ext".citext); CREATE TABLE public.u (id integer, name text);""")));
        });
        var comparison = Compare(new DeployedSchema(), wanted);
        Assert.Empty(comparison.Notes);
        Assert.Equal(new("public", "u"), Assert.IsType<AddColumn>(Assert.Single(comparison.Operations)).Table);
    }

    const string Extensions = "SELECT extname || ' ' || extnamespace::regnamespace::text FROM pg_extension WHERE extname <> 'plpgsql'";

    const string Count = "SELECT (SELECT count(*) FROM pg_indexes WHERE indexname = 'ux_kept') || ' ' || (SELECT count(*) FROM pg_trigger WHERE tgname = 'tr')";

    SchemaComparison Compare(SchemaOrigin from, SchemaOrigin to) => new MigrationEngine().Compare(Settings, from, to, new(), Observer, default);

    static void There(IEnumerable<Operation> operations, Action<Operation> apply)
    {
        foreach (var operation in operations)
            apply(operation);
    }

    static void Back(IEnumerable<Operation> operations, Action<Operation> apply) => There(operations.Reverse().Select(operation => operation.Reverse()!), apply);

    // What the server itself says of every object; not read by the code that made it.
    static string Dumped(TestDatabase database) => database.One(
        """
        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
            SELECT format('%s %s %s %s', c.relkind, c.relname, pg_get_expr(c.relpartbound, c.oid), pg_get_partkeydef(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                WHERE nspname = 'public' AND relname NOT LIKE 'migration%' AND relkind <> 'I'
            UNION ALL SELECT format('%s %s %s', typname, typtype, (SELECT string_agg(pg_get_constraintdef(k.oid), ',') FROM pg_constraint k WHERE contypid = t.oid)) FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
                WHERE nspname = 'public' AND typname !~ 'migration'
            UNION ALL SELECT format('%s %s %s %s', p.oid::regprocedure, prosrc, aggtransfn, agginitval) FROM pg_proc p LEFT JOIN pg_aggregate a ON aggfnoid = p.oid JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public'
            UNION ALL SELECT pg_get_constraintdef(k.oid) || conrelid::regclass FROM pg_constraint k JOIN pg_namespace n ON n.oid = connamespace WHERE nspname = 'public' AND conrelid <> 0 AND conrelid::regclass::text !~ 'migration'
            UNION ALL SELECT format('%s %s', rulename, pg_get_ruledef(r.oid)) FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public'
        ) AS everything(line)
        """);

    /// <summary>A second database, made by what a comparison says of the first.</summary>
    sealed class Copy(PostgreSqlObjectTests first) : Support.Specification(DatabaseKind.PostgreSql)
    {
        public TestDatabase Other => Database;

        public void Make()
        {
            var made = first.Compare(new EmptySchema(), new DeployedSchema()).Operations;
            Project.Operations("c1", "", (_, apply) => There(made, apply), (_, apply) => Back(made, apply));
            Upgrade();
            Assert.Empty(new MigrationEngine().Compare(Settings, new DeployedSchema(), new DeployedSchema(first.Settings), new(), Observer, default).Operations);
        }

        public void Undo() => Downgrade("base");
    }
}
