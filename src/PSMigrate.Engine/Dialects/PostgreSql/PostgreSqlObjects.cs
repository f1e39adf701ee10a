namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>What no operation of its own makes, with the statements that make and remove it; each can be made when those before it are.</summary>
static class PostgreSqlObjects
{
    const string UsersSchema = PostgreSqlCatalogue.UsersSchema;

    public static string All =>
        $"""
        SELECT o.kind, o.schema, o.name, o.make, o.remove, o.owner_schema, o.owner FROM (
            {Extensions}
            UNION ALL {Types}
            UNION ALL {Partitions}
            UNION ALL {PartitionConstraints}
            UNION ALL {PartitionIndexes}
            UNION ALL {Aggregates}
            UNION ALL {ViewIndexes}
            UNION ALL {Rules}
            UNION ALL {ConstraintTriggers}
            UNION ALL {Statistics}
            UNION ALL {RowSecurity}
            UNION ALL {Policies}
        ) AS o ORDER BY o.part, o.place
        """;

    /// <summary>What a domain says beside its base type; a constraint that was not checked has no place in the statement that makes the domain.</summary>
    public static string DomainParts =>
        $"""
        SELECT {Owner}, t.typname::text, p.name, p.clause, pg_catalog.format('ALTER DOMAIN %s ', t.oid::regtype) || p.make, pg_catalog.format('ALTER DOMAIN %s ', t.oid::regtype) || p.remove, p.place > 1 AND p.clause IS NOT NULL
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        CROSS JOIN LATERAL (
            SELECT 1 AS place, 'default'::text AS name, 'DEFAULT ' || pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS clause,
                'SET DEFAULT ' || pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS make, 'DROP DEFAULT' AS remove
            WHERE t.typdefaultbin IS NOT NULL
            UNION ALL SELECT 2, 'not null', 'NOT NULL', 'SET NOT NULL', 'DROP NOT NULL' WHERE t.typnotnull
            UNION ALL SELECT 3, 'constraint ' || k.conname,
                CASE WHEN k.convalidated THEN pg_catalog.format('CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)) END,
                pg_catalog.format('ADD CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)), pg_catalog.format('DROP CONSTRAINT %I', k.conname)
            FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'
        ) AS p
        WHERE t.typtype = 'd' AND {UsersSchema} AND {Own("t.oid", "pg_type")}
        ORDER BY t.oid, p.place, p.name COLLATE "C"
        """;

    /// <summary>Whether an aggregate is one that its statement is made for.</summary>
    public const string IsOrdinary = "a.aggkind = 'n' AND a.aggmtransfn = 0 AND a.aggserialfn = 0 AND a.aggsortop = 0";

    const string Owner = "nullif(n.nspname::text, pg_catalog.current_schema()::text)";

    static string Extensions =>
        """
        SELECT 1 AS part, e.oid::bigint AS place, 'Extension' AS kind, NULL::text AS schema, e.extname::text AS name,
            pg_catalog.format('CREATE EXTENSION IF NOT EXISTS %I', e.extname)
                || CASE WHEN n.nspname IN ('pg_catalog', pg_catalog.current_schema()) OR EXISTS (
                    SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
                    THEN '' ELSE pg_catalog.format(' SCHEMA %I', n.nspname) END AS make,
            pg_catalog.format('DROP EXTENSION IF EXISTS %I', e.extname) AS remove, NULL::text AS owner_schema, NULL::text AS owner
        FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname <> 'plpgsql'
        """;

    static string Types =>
        $"""
        SELECT 2, t.oid::bigint, 'Type', {Owner}, t.typname::text,
            CASE t.typtype
                WHEN 'd' THEN pg_catalog.format('CREATE DOMAIN %s AS %s', t.oid::regtype, pg_catalog.format_type(t.typbasetype, t.typtypmod))
                    || CASE WHEN t.typcollation <> b.typcollation THEN ' COLLATE ' || t.typcollation::regcollation ELSE '' END
                ELSE pg_catalog.format('CREATE TYPE %s AS (%s)', t.oid::regtype,
                    (SELECT pg_catalog.string_agg(pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))
                            || CASE WHEN a.attcollation <> y.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END, ', ' ORDER BY a.attnum)
                        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
                        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
            END,
            pg_catalog.format('DROP %s %s', CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, t.oid::regtype), NULL, NULL
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
        WHERE (t.typtype = 'd' OR t.typtype = 'c' AND c.relkind = 'c') AND {UsersSchema} AND {Own("t.oid", "pg_type")}
        """;

    // The root is the table; a partition may be divided itself.
    const string OfPartition =
        $"""
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_inherits h ON h.inhrelid = c.oid
        JOIN pg_catalog.pg_class r ON r.oid = pg_catalog.pg_partition_root(c.oid)
        JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
        """;

    static string Partitions =>
        $"""
        SELECT 3, (SELECT count(*) FROM pg_catalog.pg_partition_ancestors(c.oid)) << 40 | c.oid::bigint, 'Partition', NULL, c.oid::regclass::text,
            pg_catalog.format('CREATE TABLE %s PARTITION OF %s %s', c.oid::regclass, h.inhparent::regclass, pg_catalog.pg_get_expr(c.relpartbound, c.oid))
                || CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid) ELSE '' END,
            pg_catalog.format('DROP TABLE %s', c.oid::regclass), {Owner}, r.relname::text
        {OfPartition}
        WHERE c.relispartition AND c.relkind IN ('r', 'p') AND {UsersSchema} AND {Own("r.oid", "pg_class")}
        """;

    static string PartitionConstraints =>
        $"""
        SELECT 4, k.oid::bigint, 'Partition', NULL, k.conname::text,
            pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.oid::regclass, k.conname, pg_catalog.pg_get_constraintdef(k.oid)),
            pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', c.oid::regclass, k.conname), {Owner}, r.relname::text
        {OfPartition}
        JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid
        WHERE c.relispartition AND k.contype IN ('p', 'f', 'u', 'c', 'x') AND k.conparentid = 0 AND k.conislocal AND k.coninhcount = 0
            AND {UsersSchema} AND {Own("r.oid", "pg_class")}
        """;

    static string PartitionIndexes =>
        $"""
        SELECT 5, i.indexrelid::bigint, 'Partition', NULL, i.indexrelid::regclass::text,
            pg_catalog.pg_get_indexdef(i.indexrelid), pg_catalog.format('DROP INDEX %s', i.indexrelid::regclass), {Owner}, r.relname::text
        {OfPartition}
        JOIN pg_catalog.pg_index i ON i.indrelid = c.oid
        WHERE c.relispartition AND c.relkind = 'r'
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits x WHERE x.inhrelid = i.indexrelid)
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
            AND {UsersSchema} AND {Own("r.oid", "pg_class")}
        """;

    static string Aggregates =>
        $"""
        SELECT 6, p.oid::bigint, 'Aggregate', {Owner}, p.oid::regprocedure::text,
            pg_catalog.format('CREATE AGGREGATE %s(%s) (SFUNC = %s, STYPE = %s', CASE WHEN pg_catalog.pg_function_is_visible(p.oid) THEN pg_catalog.quote_ident(p.proname) ELSE pg_catalog.format('%I.%I', n.nspname, p.proname) END,
                pg_catalog.pg_get_function_arguments(p.oid), a.aggtransfn, a.aggtranstype::regtype)
                || CASE WHEN a.aggtransspace <> 0 THEN pg_catalog.format(', SSPACE = %s', a.aggtransspace) ELSE '' END
                || CASE WHEN a.aggfinalfn <> 0 THEN pg_catalog.format(', FINALFUNC = %s', a.aggfinalfn) ELSE '' END
                || CASE WHEN a.aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END
                || CASE WHEN a.aggcombinefn <> 0 THEN pg_catalog.format(', COMBINEFUNC = %s', a.aggcombinefn) ELSE '' END
                || coalesce(', INITCOND = ' || pg_catalog.quote_literal(a.agginitval), '')
                || CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' ELSE '' END || ')',
            pg_catalog.format('DROP AGGREGATE %s', p.oid::regprocedure), NULL, NULL
        FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE {IsOrdinary} AND {UsersSchema} AND {Own("p.oid", "pg_proc")}
        """;

    static string ViewIndexes =>
        $"""
        SELECT 7, i.indexrelid::bigint, 'Attachment', NULL, x.relname::text,
            pg_catalog.pg_get_indexdef(i.indexrelid), pg_catalog.format('DROP INDEX %s', i.indexrelid::regclass), {Owner}, c.relname::text
        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
        JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'm' AND {UsersSchema} AND {Own("c.oid", "pg_class")}
        """;

    static string Rules =>
        $"""
        SELECT 8, w.oid::bigint, 'Rule', NULL, w.rulename::text,
            pg_catalog.rtrim(pg_catalog.pg_get_ruledef(w.oid), ';'), pg_catalog.format('DROP RULE %I ON %s', w.rulename, c.oid::regclass), {Owner}, c.relname::text
        FROM pg_catalog.pg_rewrite w JOIN pg_catalog.pg_class c ON c.oid = w.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE w.rulename <> '_RETURN' AND c.relkind IN ('r', 'p', 'v') AND {UsersSchema} AND {Own("c.oid", "pg_class")}
        """;

    static string ConstraintTriggers =>
        $"""
        SELECT 9, g.oid::bigint, 'Rule', NULL, g.tgname::text,
            pg_catalog.pg_get_triggerdef(g.oid), pg_catalog.format('DROP TRIGGER %I ON %s', g.tgname, c.oid::regclass), {Owner}, c.relname::text
        FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT g.tgisinternal AND g.tgconstraint <> 0 AND g.tgparentid = 0 AND NOT c.relispartition AND {UsersSchema} AND {Own("c.oid", "pg_class")}
        """;

    static string Statistics =>
        $"""
        SELECT 10, s.oid::bigint, 'Attachment', NULL, s.stxname::text,
            pg_catalog.pg_get_statisticsobjdef(s.oid), pg_catalog.format('DROP STATISTICS %I.%I', sn.nspname, s.stxname), {Owner}, c.relname::text
        FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace sn ON sn.oid = s.stxnamespace
        JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT c.relispartition AND {UsersSchema} AND {Own("c.oid", "pg_class")}
        """;

    static string RowSecurity =>
        $"""
        SELECT 11, c.oid::bigint, 'RowSecurity', NULL, s.name,
            pg_catalog.format('ALTER TABLE %s %s ROW LEVEL SECURITY', c.oid::regclass, s.make), pg_catalog.format('ALTER TABLE %s %s ROW LEVEL SECURITY', c.oid::regclass, s.remove),
            {Owner}, c.relname::text
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL (VALUES ('enabled', c.relrowsecurity, 'ENABLE', 'DISABLE'), ('forced', c.relforcerowsecurity, 'FORCE', 'NO FORCE')) AS s(name, is_on, make, remove)
        WHERE s.is_on AND NOT c.relispartition AND {UsersSchema} AND {Own("c.oid", "pg_class")}
        """;

    static string Policies =>
        $"""
        SELECT 12, p.oid::bigint, 'Policy', NULL, p.polname::text,
            pg_catalog.format('CREATE POLICY %I ON %s%s FOR %s TO %s', p.polname, c.oid::regclass, CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END,
                    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                    (SELECT pg_catalog.string_agg(CASE r.role WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.role)) END, ', ' ORDER BY pg_catalog.pg_get_userbyid(r.role) COLLATE "C")
                        FROM unnest(p.polroles) AS r(role)))
                || coalesce(' USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')', '')
                || coalesce(' WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
            pg_catalog.format('DROP POLICY %I ON %s', p.polname, c.oid::regclass), {Owner}, c.relname::text
        FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT c.relispartition AND {UsersSchema} AND {Own("c.oid", "pg_class")} AND {Own("p.oid", "pg_policy")}
        """;

    static string Own(string id, string catalogue) =>
        $"NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.{catalogue}'::regclass AND e.objid = {id} AND e.deptype = 'e')";
}
