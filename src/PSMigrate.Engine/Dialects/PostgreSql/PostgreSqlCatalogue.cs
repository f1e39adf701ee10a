namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>The queries that read a database's schema: one for each sort of object, whatever their number.</summary>
static class PostgreSqlCatalogue
{
    public const string ServerVersion = "SELECT pg_catalog.current_setting('server_version_num')::int";

    // A name in the default schema comes without one.
    const string Schema = "nullif(n.nspname::text, pg_catalog.current_schema()::text)";

    /// <summary>Whether a schema (n) is neither the server's own nor a session's.</summary>
    public const string UsersSchema = @"n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'";

    const string OfTables =
        $"""
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND {UsersSchema} AND {NotOfExtension} AND {HasColumns}
        """;

    /// <summary>Whether a table (c) has columns: one without is possible, and nothing that other systems or the operations know.</summary>
    public const string HasColumns =
        "EXISTS (SELECT 1 FROM pg_catalog.pg_attribute b WHERE b.attrelid = c.oid AND b.attnum > 0 AND NOT b.attisdropped)";

    const string NotOfExtension =
        "NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')";

    const string IsTable = $"IN (SELECT c.oid {OfTables})";

    const string CollationName =
        """
        CASE WHEN pg_catalog.pg_collation_is_visible(l.oid) THEN l.collname::text ELSE pg_catalog.format('%I.%I', ln.nspname, l.collname) END
        """;

    public static string Schemas =>
        $"""
        SELECT n.nspname::text FROM pg_catalog.pg_namespace n
        WHERE {UsersSchema} AND n.nspname IS DISTINCT FROM pg_catalog.current_schema() AND {Own("n.oid", "pg_namespace")}
        ORDER BY n.nspname COLLATE "C"
        """;

    public static string Tables =>
        $"""
        SELECT c.oid::bigint, {Schema}, c.relname::text, pg_catalog.obj_description(c.oid, 'pg_class'),
            CASE c.relkind WHEN 'p' THEN 'PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid) END,
            pg_catalog.array_to_string(c.reloptions, ', ')
        {OfTables}
        ORDER BY {Schema} COLLATE "C" NULLS FIRST, c.relname COLLATE "C"
        """;

    // In quotes it is the server's own type, or a domain, and not the portable type of the same name.
    const string ColumnType =
        """
        CASE WHEN a.atttypid = 'pg_catalog.json'::regtype
                OR t.typtype = 'd' AND pg_catalog.format_type(a.atttypid, NULL) IN ('json', 'string', 'guid', 'datetime', 'datetimeoffset', 'binary', 'double', 'tinyint')
            THEN '"' || t.typname || '"' ELSE pg_catalog.format_type(a.atttypid, a.atttypmod) END
        """;

    public static string Columns =>
        $"""
        SELECT a.attrelid::bigint, a.attname::text, {ColumnType}, a.attnotnull,
            pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, a.attgenerated::text,
            CASE WHEN a.attcollation <> t.typcollation THEN {CollationName} END,
            pg_catalog.col_description(a.attrelid, a.attnum),
            o.numbers, o.seqstart, o.seqincrement, o.seqmin, o.seqmax, o.seqcycle, o.seqcache,
            coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid) = pg_catalog.format('nextval(%L::regclass)', o.name), false)
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
        LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
        LEFT JOIN LATERAL (
            SELECT s.*, s.seqtypid::regtype::text AS numbers, s.seqrelid::regclass::text AS name
            FROM pg_catalog.pg_depend p JOIN pg_catalog.pg_sequence s ON s.seqrelid = p.objid
            WHERE p.classid = 'pg_catalog.pg_class'::regclass AND p.refclassid = 'pg_catalog.pg_class'::regclass
                AND p.refobjid = a.attrelid AND p.refobjsubid = a.attnum AND p.deptype IN ('a', 'i')
            ORDER BY p.deptype DESC, p.objid LIMIT 1
        ) o ON true
        WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid {IsTable}
        ORDER BY a.attrelid, a.attnum
        """;

    public static string Constraints(int version) =>
        $"""
        SELECT k.conrelid::bigint, k.conname::text, k.contype::text, {Names("k.conkey", "k.conrelid")},
            {Schema}, f.relname::text, {Names("k.confkey", "k.confrelid")}, k.confdeltype::text, k.confupdtype::text, k.confmatchtype::text,
            k.condeferrable, k.condeferred, k.convalidated, pg_catalog.pg_get_expr(k.conbin, k.conrelid), k.conindid::bigint,
            coalesce({NullsNotDistinct(version)}, false)
        FROM pg_catalog.pg_constraint k
        LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
        LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid
        WHERE k.contype IN ('p', 'f', 'u', 'c', 'x') AND k.conparentid = 0 AND k.conrelid {IsTable}
        ORDER BY k.conrelid, k.conname COLLATE "C"
        """;

    public static string Indexes(int version) =>
        $"""
        SELECT i.indexrelid::bigint, i.indrelid::bigint, x.relname::text, i.indisunique, m.amname::text,
            pg_catalog.pg_get_expr(i.indpred, i.indrelid), pg_catalog.array_to_string(x.reloptions, ', '), {NullsNotDistinct(version)}, k.oid IS NOT NULL
        FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
        JOIN pg_catalog.pg_am m ON m.oid = x.relam
        LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
        WHERE (k.oid IS NULL OR k.contype = 'x') AND i.indrelid {IsTable}
        ORDER BY i.indrelid, x.relname COLLATE "C"
        """;

    // The collation that an expression has of itself cannot be asked for: one that is not its type's is always named.
    public static string IndexColumns =>
        $"""
        SELECT i.indexrelid::bigint, p.place <= i.indnkeyatts, CASE WHEN p.attribute <> 0 THEN a.attname::text END,
            CASE WHEN p.attribute = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, p.place::int, false) END,
            CASE WHEN p.coll <> CASE WHEN p.attribute <> 0 THEN a.attcollation ELSE t.typcollation END THEN {CollationName} END,
            CASE WHEN NOT c.opcdefault OR x.attoptions IS NOT NULL
                THEN CASE WHEN pg_catalog.pg_opclass_is_visible(c.oid) THEN '' ELSE pg_catalog.quote_ident(cn.nspname) || '.' END || pg_catalog.quote_ident(c.opcname)
                    || coalesce('(' || pg_catalog.array_to_string(x.attoptions, ', ') || ')', '') END,
            (p.options & 1) <> 0, (p.options & 2) <> 0,
            CASE WHEN o.oid IS NOT NULL
                THEN CASE WHEN pg_catalog.pg_operator_is_visible(o.oid) THEN o.oprname::text ELSE pg_catalog.format('OPERATOR(%I.%s)', n.nspname, o.oprname) END END
        FROM pg_catalog.pg_index i
        CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[], i.indoption::int2[])
            WITH ORDINALITY AS p(attribute, class, coll, options, place)
        JOIN pg_catalog.pg_attribute x ON x.attrelid = i.indexrelid AND x.attnum = p.place
        JOIN pg_catalog.pg_type t ON t.oid = x.atttypid
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = p.attribute
        LEFT JOIN pg_catalog.pg_opclass c ON c.oid = p.class
        LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = c.opcnamespace
        LEFT JOIN pg_catalog.pg_collation l ON l.oid = p.coll
        LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
        LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.contype = 'x'
        LEFT JOIN pg_catalog.pg_operator o ON o.oid = k.conexclop[p.place]
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
        WHERE i.indrelid {IsTable}
        ORDER BY i.indexrelid, p.place
        """;

    // Those of a column are part of it.
    public static string Sequences =>
        $"""
        SELECT {Schema}, c.relname::text, s.seqtypid::regtype::text, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
        WHERE {UsersSchema} AND {NotOfExtension} AND NOT EXISTS (
            SELECT 1 FROM pg_catalog.pg_depend p
            WHERE p.classid = 'pg_catalog.pg_class'::regclass AND p.objid = c.oid AND p.deptype IN ('a', 'i')
                AND p.refclassid = 'pg_catalog.pg_class'::regclass AND p.refobjsubid > 0)
        ORDER BY {Schema} COLLATE "C" NULLS FIRST, c.relname COLLATE "C"
        """;

    public static string Enums =>
        $"""
        SELECT {Schema}, t.typname::text, ARRAY(SELECT v.enumlabel::text FROM pg_catalog.pg_enum v WHERE v.enumtypid = t.oid ORDER BY v.enumsortorder)
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        WHERE t.typtype = 'e' AND {UsersSchema} AND {Own("t.oid", "pg_type")}
        ORDER BY {Schema} COLLATE "C" NULLS FIRST, t.typname COLLATE "C"
        """;

    public static string Views =>
        $"""
        SELECT {Schema}, c.relname::text, c.relkind = 'm', pg_catalog.pg_get_viewdef(c.oid), 'WITH (' || pg_catalog.array_to_string(c.reloptions, ', ') || ')'
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('v', 'm') AND {UsersSchema} AND {NotOfExtension}
        ORDER BY {Schema} COLLATE "C" NULLS FIRST, c.relname COLLATE "C"
        """;

    // The server gives the whole statement; what follows the name is the definition.
    public static string Routines =>
        $"""
        SELECT {Schema}, p.proname::text, p.prokind = 'p', pg_catalog.oidvectortypes(p.proargtypes),
            substr(pg_catalog.pg_get_functiondef(p.oid),
                length(pg_catalog.format('CREATE OR REPLACE %s %I.%I', CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.nspname, p.proname)) + 1)
        FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prokind IN ('f', 'p', 'w') AND {UsersSchema} AND {Own("p.oid", "pg_proc")}
        ORDER BY {Schema} COLLATE "C" NULLS FIRST, p.proname COLLATE "C", pg_catalog.oidvectortypes(p.proargtypes) COLLATE "C"
        """;

    // A trigger of a partitioned table stands once more on each partition.
    public static string Triggers =>
        $"""
        SELECT {Schema}, c.relname::text, g.tgname::text, pg_catalog.pg_get_triggerdef(g.oid),
            pg_catalog.format('CREATE TRIGGER %I ', g.tgname), pg_catalog.format(' ON %I.%I ', n.nspname, c.relname)
        FROM pg_catalog.pg_trigger g
        JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT g.tgisinternal AND g.tgconstraint = 0 AND g.tgparentid = 0 AND {UsersSchema} AND {NotOfExtension} AND {Own("g.oid", "pg_trigger")}
        ORDER BY {Schema} COLLATE "C" NULLS FIRST, c.relname COLLATE "C", g.tgname COLLATE "C"
        """;

    // Neither an extension's nor a part of another object, as the constructors of a range type are.
    static string Own(string id, string catalogue) =>
        $"NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.{catalogue}'::regclass AND e.objid = {id} AND e.deptype IN ('e', 'i'))";

    static string Names(string numbers, string table) =>
        $"""
        ARRAY(SELECT a.attname::text FROM unnest({numbers}) WITH ORDINALITY AS u(number, place)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = {table} AND a.attnum = u.number ORDER BY u.place)
        """;

    // Older servers have no such column to ask for.
    static string NullsNotDistinct(int version) => version >= 150000 ? "i.indnullsnotdistinct" : "false";
}
