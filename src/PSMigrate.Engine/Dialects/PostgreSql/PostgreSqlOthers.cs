using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Reads what no operation is about, with the statements that make and remove it.</summary>
static class PostgreSqlOthers
{
    const string Schema = "nullif(n.nspname::text, pg_catalog.current_schema()::text)";

    const string UsersSchema = @"n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'";

    const string OfTable = $"JOIN pg_catalog.pg_class c ON c.oid = x.owner JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

    // One query for all sorts: sort, schema, name, place, statement that makes it, statement that removes it, schema and name of the table.
    public static string Query =>
        $"""
        {Types}
        UNION ALL {Aggregates}
        UNION ALL {Partitions}
        UNION ALL {Attached("rule", "SELECT oid, ev_class AS owner, rulename AS name, pg_catalog.pg_get_ruledef(oid) AS made FROM pg_catalog.pg_rewrite WHERE rulename <> '_RETURN'")}
        UNION ALL {Attached("trigger", "SELECT oid, tgrelid AS owner, tgname AS name, pg_catalog.pg_get_triggerdef(oid) AS made FROM pg_catalog.pg_trigger WHERE NOT tgisinternal AND tgconstraint <> 0 AND tgparentid = 0")}
        UNION ALL {Attached("policy", "SELECT oid, polrelid AS owner, polname AS name, NULL AS made FROM pg_catalog.pg_policy")}
        UNION ALL
        SELECT 'statistics', {Schema}, s.stxname::text, 3, pg_catalog.pg_get_statisticsobjdef(s.oid), pg_catalog.format('DROP STATISTICS %s', {Name("s.stxname")}), NULL, NULL
        FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace WHERE {UsersSchema}
        UNION ALL
        SELECT 'foreign table', {Schema}, c.relname::text, 3, NULL, NULL, NULL, NULL
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'f' AND {UsersSchema} AND {Own("c.oid", "pg_class")}
        UNION ALL
        SELECT 'inheritance', nullif(pn.nspname::text, pg_catalog.current_schema()::text), p.relname::text, 3,
            pg_catalog.format('ALTER TABLE %s INHERIT %s', {Name("c.relname")}, {Name("p.relname", "pn")}),
            pg_catalog.format('ALTER TABLE %s NO INHERIT %s', {Name("c.relname")}, {Name("p.relname", "pn")}), {Schema}, c.relname::text
        FROM pg_catalog.pg_inherits i
        JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_class p ON p.oid = i.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
        WHERE c.relkind = 'r' AND NOT c.relispartition AND {UsersSchema}
        UNION ALL
        SELECT 'operator', {Schema}, o.oprname::text, 3, NULL, NULL, NULL, NULL
        FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE {UsersSchema} AND {Own("o.oid", "pg_operator")}
        ORDER BY 4, 1, 2 NULLS FIRST, 3
        """;

    static string Types =>
        $"""
        SELECT CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'c' THEN 'type' ELSE 'range type' END, {Schema}, t.typname::text, 0,
            CASE t.typtype
                WHEN 'd' THEN pg_catalog.format('CREATE DOMAIN %s AS %s%s%s%s%s', {Name("t.typname")}, pg_catalog.format_type(t.typbasetype, t.typtypmod),
                    (SELECT pg_catalog.format(' COLLATE %I.%I', ln.nspname, l.collname)
                     FROM pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
                     WHERE l.oid = t.typcollation AND l.oid <> (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype)),
                    ' DEFAULT ' || t.typdefault, CASE WHEN t.typnotnull THEN ' NOT NULL' END,
                    (SELECT string_agg(pg_catalog.format(' CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)), '' ORDER BY k.conname)
                     FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'))
                WHEN 'c' THEN pg_catalog.format('CREATE TYPE %s AS (%s)', {Name("t.typname")}, (
                    SELECT string_agg(pg_catalog.format('%I %s%s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
                        CASE WHEN a.attcollation <> b.typcollation THEN pg_catalog.format(' COLLATE %I.%I', ln.nspname, l.collname) END), ', ' ORDER BY a.attnum)
                    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type b ON b.oid = a.atttypid
                    LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
                    WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
                ELSE pg_catalog.format('CREATE TYPE %s AS RANGE (SUBTYPE = %s%s)', {Name("t.typname")}, pg_catalog.format_type(r.rngsubtype, NULL),
                    CASE WHEN r.rngsubdiff <> 0 THEN pg_catalog.format(', SUBTYPE_DIFF = %s', r.rngsubdiff::regproc) END) END,
            pg_catalog.format('DROP %s %s', CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, {Name("t.typname")}), NULL::text, NULL::text
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
        WHERE (t.typtype IN ('d', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND {UsersSchema} AND {Own("t.oid", "pg_type")}
        """;

    // Those that aggregate in windows, in an order or in parts have more to say, and are only named.
    static string Aggregates =>
        $"""
        SELECT 'aggregate', {Schema}, p.proname::text, 2,
            CASE WHEN g.aggkind = 'n' AND g.aggmtransfn = 0 AND g.aggcombinefn = 0 AND g.aggsortop = 0 THEN pg_catalog.format(
                'CREATE AGGREGATE %s(%s) (SFUNC = %s, STYPE = %s%s%s%s)', {Name("p.proname")}, coalesce(nullif(pg_catalog.pg_get_function_arguments(p.oid), ''), '*'),
                g.aggtransfn::regproc, pg_catalog.format_type(g.aggtranstype, NULL), CASE WHEN g.aggfinalfn <> 0 THEN ', FINALFUNC = ' || g.aggfinalfn::regproc END,
                ', INITCOND = ' || pg_catalog.quote_literal(g.agginitval),
                CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' END) END,
            pg_catalog.format('DROP AGGREGATE %s(%s)', {Name("p.proname")}, coalesce(nullif(pg_catalog.pg_get_function_identity_arguments(p.oid), ''), '*')), NULL, NULL
        FROM pg_catalog.pg_aggregate g JOIN pg_catalog.pg_proc p ON p.oid = g.aggfnoid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE {UsersSchema} AND {Own("p.oid", "pg_proc")}
        """;

    static string Partitions =>
        $"""
        SELECT 'partition', {Schema}, c.relname::text, 1,
            pg_catalog.format('CREATE TABLE %s PARTITION OF %s %s%s', {Name("c.relname")},
                (SELECT {Name("p.relname", "pn")}
                 FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhparent JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid),
                pg_catalog.pg_get_expr(c.relpartbound, c.oid), CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid) END),
            pg_catalog.format('DROP TABLE %s', {Name("c.relname")}), nullif(tn.nspname::text, pg_catalog.current_schema()::text), top.relname::text
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_class top ON top.oid = pg_catalog.pg_partition_root(c.oid) JOIN pg_catalog.pg_namespace tn ON tn.oid = top.relnamespace
        WHERE c.relispartition AND c.relkind IN ('r', 'p') AND {UsersSchema} AND {Own("c.oid", "pg_class")}
        """;

    public static OtherObject Read(PostgreSqlRow row) => new(row.Text(0)!, row.Name(1), (ObjectPlace)row.Number(3))
    {
        Creation = row.Text(4) is { } creation ? new(creation) : null,
        Removal = row.Text(5) is { } removal ? new(removal) : null,
        Table = row.Text(7) is null ? null : row.Name(6),
    };

    static string Attached(string sort, string from) =>
        $"""
        SELECT '{sort}', NULL, x.name::text, 3, x.made, pg_catalog.format('DROP {sort.ToUpperInvariant()} %I ON %s', x.name, {Name("c.relname")}), {Schema}, c.relname::text
        FROM ({from}) x {OfTable} WHERE {UsersSchema} AND {Own("c.oid", "pg_class")}
        """;

    static string Name(string name, string space = "n") =>
        $"CASE WHEN {space}.nspname = pg_catalog.current_schema() THEN pg_catalog.quote_ident({name}) ELSE pg_catalog.format('%I.%I', {space}.nspname, {name}) END";

    static string Own(string id, string catalogue) =>
        $"NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.{catalogue}'::regclass AND e.objid = {id} AND e.deptype = 'e')";
}
