using System.Globalization;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>What a script for PostgreSQL begins and ends with: settings, the lock, the bookkeeping tables, what is applied.</summary>
sealed class PostgreSqlPreamble(ISqlSyntax syntax, IBookkeepingSql bookkeeping, ScriptOutline outline, ScriptPage page)
{
    const int RowsPerInsert = 500;

    public void Write()
    {
        foreach (var line in outline.Title)
            page.Comment(line);
        page.Comment(outline.Plain
            ? "Run it in one session of any client that stops at the first error."
            : "Run it with psql, for example: psql -X -q -d <database> -f <this file>");
        page.Comment("Each step checks where the database is. Where it is not what the step expects, the script stops, and nothing of the step is kept.");
        page.Line();
        if (!outline.Plain)
            page.Line(@"\set ON_ERROR_STOP on");
        Settings();
        page.Line();
        page.Line("-- The bookkeeping: made where it is missing, and called by names of this session from here on.");
        Run(Bookkeeping());
        page.Line();
        if (outline is { Idempotent: true, Kind: not ScriptKind.Stamp })
            Applied();
        else
            Expectations();
    }

    /// <summary>Puts the session back, so that no step sees the settings of the one before.</summary>
    public void Reset()
    {
        page.Line("RESET ALL;");
        Settings();
    }

    public void End()
    {
        if (outline.Settings.Lock)
            Run($"BEGIN\n    PERFORM pg_catalog.pg_advisory_unlock(key) FROM pg_temp.psmigrate_run;\nEND;");
    }

    void Run(string block) => page.Line($"DO {PsqlText.DollarQuoted("\n" + block + "\n")};");

    void Settings()
    {
        page.Line("SET client_encoding = 'UTF8';");
        Limit("lock_timeout", outline.Settings.LockTimeout);
        Limit("statement_timeout", outline.Settings.StatementTimeout);
    }

    void Limit(string name, TimeSpan? value)
    {
        if (value is { } limit)
            page.Line(string.Create(CultureInfo.InvariantCulture, $"SET {name} = {(long)limit.TotalMilliseconds};"));
    }

    // The tables are where a run would find them or put them: in the configured schema, or along the search path.
    string Bookkeeping()
    {
        var version = syntax.Literal(outline.Settings.VersionTable);
        var schema = outline.Settings.VersionTableSchema;
        var home = schema is not null
            ? syntax.Literal(schema)
            : $"""
              coalesce(
                      (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE c.oid = to_regclass(quote_ident({version}))),
                      current_schema(), 'public')
              """;
        var lockIt = !outline.Settings.Lock
            ? ""
            : """
                  IF NOT pg_try_advisory_lock(lock_key) THEN
                      RAISE EXCEPTION 'Another run holds the lock of this database.' USING HINT = 'Wait for it to end, and run the script again.';
                  END IF;

              """;
        var makeSchema = schema is null ? "" : string.Concat(bookkeeping.CreateSchema(schema).Select(text => $"    {text};\n"));
        return
            $"""
            DECLARE
                home text := {home};
                lock_key bigint := ('x' || encode(substr(sha256(convert_to(
                    E'PSMigrate\n' || current_database() || E'\n' || home || '.' || {version}, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint;
            BEGIN
            {lockIt}{makeSchema}    PERFORM set_config('client_min_messages', 'warning', true), set_config('search_path', quote_ident(home), true);
                IF to_regclass({Regclass(outline.Settings.VersionTable)}) IS NULL THEN
                    {bookkeeping.CreateVersionTable(new(null, outline.Settings.VersionTable))};
                END IF;
            {MakeLog()}    DROP VIEW IF EXISTS pg_temp.psmigrate_version, pg_temp.psmigrate_log;
                DROP TABLE IF EXISTS pg_temp.psmigrate_run;
                CREATE TEMP VIEW psmigrate_version AS SELECT version_num FROM {syntax.Quote(outline.Settings.VersionTable)};
            {ViewLog()}    CREATE TEMP TABLE psmigrate_run AS SELECT lock_key AS key, replace(gen_random_uuid()::text, '-', '') AS run_id;
            END;
            """;
    }

    string MakeLog() => outline.LogTable is null ? "" :
        $"""
            IF to_regclass({Regclass(outline.Settings.LogTable)}) IS NULL THEN
                {bookkeeping.CreateLogTable(new(null, outline.Settings.LogTable))};
            END IF;

        """;

    string ViewLog() => outline.LogTable is null
        ? ""
        : $"    CREATE TEMP VIEW psmigrate_log AS SELECT * FROM {syntax.Quote(outline.Settings.LogTable)};\n";

    string Regclass(string table) => $"quote_ident(home) || '.' || quote_ident({syntax.Literal(table)})";

    void Expectations()
    {
        Procedure(
            "psmigrate_expect(revision text, heads text[])",
            """
            DECLARE
                found text[] := ARRAY(SELECT version_num::text FROM pg_temp.psmigrate_version ORDER BY version_num COLLATE "C");
            BEGIN
                IF found <> heads THEN
                    RAISE EXCEPTION 'Before % the database should be at %, and it is at %: nothing of it was done.', revision,
                        coalesce(nullif(array_to_string(heads, ', '), ''), 'base'), coalesce(nullif(array_to_string(found, ', '), ''), 'base');
                END IF;
            END;
            """);
        Procedure(
            "psmigrate_change(statement text)",
            """
            DECLARE
                count bigint;
            BEGIN
                EXECUTE statement;
                GET DIAGNOSTICS count = ROW_COUNT;
                IF count <> 1 THEN
                    RAISE EXCEPTION 'A change to the version table should hit 1 row and hits %: %', count, statement;
                END IF;
            END;
            """);
    }

    // What is applied is found once, from the rows of the version table down to the bases.
    void Applied()
    {
        page.Line("-- The graph of the revisions, and what of it the database has.");
        page.Line("DO $$ BEGIN PERFORM set_config('client_min_messages', 'warning', true); DROP TABLE IF EXISTS pg_temp.psmigrate_edge, pg_temp.psmigrate_applied; END $$;");
        page.Line("CREATE TEMP TABLE psmigrate_edge (child text NOT NULL, parent text);");
        foreach (var chunk in Edges().Chunk(RowsPerInsert))
            page.Line($"INSERT INTO pg_temp.psmigrate_edge VALUES\n    {string.Join(",\n    ", chunk)};");
        page.Lines(
            """
            CREATE TEMP TABLE psmigrate_applied (id text PRIMARY KEY);
            INSERT INTO pg_temp.psmigrate_applied
                WITH RECURSIVE applied (id) AS (
                    SELECT version_num::text FROM pg_temp.psmigrate_version
                    UNION SELECT parent FROM pg_temp.psmigrate_edge JOIN applied ON child = id WHERE parent IS NOT NULL)
                SELECT id FROM applied;
            """);
        Procedure("psmigrate_expect(revision text)", Expect());
        Procedure("psmigrate_apply(revision text)", Apply());
        Procedure("psmigrate_undo(revision text)", Undo());
        Run(Start());
    }

    IEnumerable<string> Edges() =>
        from node in outline.Graph
        from parent in node.Requirements.Count == 0 ? [null] : node.Requirements
        select $"({syntax.Literal(node.Id)}, {syntax.Literal(parent)})";

    // The rows must be the tips of what is applied, before and after every step.
    static string Expect() =>
        """
        DECLARE
            heads text[] := ARRAY(SELECT id FROM pg_temp.psmigrate_applied a WHERE NOT EXISTS (
                SELECT FROM pg_temp.psmigrate_edge e JOIN pg_temp.psmigrate_applied c ON c.id = e.child WHERE e.parent = a.id) ORDER BY id COLLATE "C");
            found text[] := ARRAY(SELECT version_num::text FROM pg_temp.psmigrate_version ORDER BY version_num COLLATE "C");
        BEGIN
            IF found <> heads THEN
                RAISE EXCEPTION 'At % the database should be at %, and it is at %: nothing of it was kept.', revision,
                    coalesce(nullif(array_to_string(heads, ', '), ''), 'base'), coalesce(nullif(array_to_string(found, ', '), ''), 'base');
            END IF;
        END;
        """;

    static string Apply() =>
        """
        BEGIN
            DELETE FROM pg_temp.psmigrate_version WHERE version_num IN (SELECT parent FROM pg_temp.psmigrate_edge WHERE child = revision);
            INSERT INTO pg_temp.psmigrate_version (version_num) VALUES (revision);
            INSERT INTO pg_temp.psmigrate_applied VALUES (revision);
            CALL pg_temp.psmigrate_expect(revision);
        END;
        """;

    static string Undo() =>
        """
        DECLARE
            count bigint;
        BEGIN
            DELETE FROM pg_temp.psmigrate_version WHERE version_num = revision;
            GET DIAGNOSTICS count = ROW_COUNT;
            IF count <> 1 THEN
                RAISE EXCEPTION '% cannot be undone: a revision that is built on it is applied.', revision;
            END IF;
            DELETE FROM pg_temp.psmigrate_applied WHERE id = revision;
            INSERT INTO pg_temp.psmigrate_version (version_num)
                SELECT parent FROM pg_temp.psmigrate_edge e WHERE child = revision AND parent IS NOT NULL AND NOT EXISTS (
                    SELECT FROM pg_temp.psmigrate_edge other JOIN pg_temp.psmigrate_applied a ON a.id = other.child WHERE other.parent = e.parent);
            CALL pg_temp.psmigrate_expect(revision);
        END;
        """;

    string Start()
    {
        var begins = outline.Kind == ScriptKind.Upgrade && outline.HeadsBefore.Count > 0
            ? $"""
                  SELECT string_agg(wanted, ', ') INTO missing FROM unnest(ARRAY[{string.Join(", ", outline.HeadsBefore.Select(id => syntax.Literal(id)))}]) AS wanted
                      WHERE wanted NOT IN (SELECT id FROM pg_temp.psmigrate_applied);
                  IF missing IS NOT NULL THEN
                      RAISE EXCEPTION 'The script begins where % is applied, and the database does not have it: nothing was done.', missing;
                  END IF;

              """
            : "";
        return
            $"""
            DECLARE
                missing text;
            BEGIN
                SELECT string_agg(version_num, ', ') INTO missing FROM pg_temp.psmigrate_version
                    WHERE version_num NOT IN (SELECT child FROM pg_temp.psmigrate_edge);
                IF missing IS NOT NULL THEN
                    RAISE EXCEPTION 'The database is at %, which this script does not know: nothing was done.', missing;
                END IF;
            {begins}END;
            """;
    }

    void Procedure(string head, string body) =>
        page.Line($"CREATE OR REPLACE PROCEDURE pg_temp.{head} LANGUAGE plpgsql AS {PsqlText.DollarQuoted("\n" + body + "\n")};");
}
