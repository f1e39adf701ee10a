namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>What a database holds and nothing else reads, in words.</summary>
static class PostgreSqlNotRead
{
    const string UsersSchema = PostgreSqlCatalogue.UsersSchema;

    // What the server itself came with has lower numbers.
    const string FirstOfUsers = "16384";

    /// <summary>The catalogues of which nothing is read.</summary>
    static readonly string[] Catalogues =
    [
        "pg_am", "pg_cast", "pg_collation", "pg_conversion", "pg_event_trigger", "pg_foreign_data_wrapper", "pg_foreign_server", "pg_language", "pg_opclass", "pg_operator",
        "pg_opfamily", "pg_publication", "pg_transform", "pg_ts_config", "pg_ts_dict", "pg_ts_parser", "pg_ts_template",
    ];

    public static string Query =>
        $"""
        SELECT pg_catalog.format('inheritance of table %s', c.oid::regclass)
        FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND NOT c.relispartition AND {UsersSchema} AND {OwnIn("pg_class", "c.oid")}
        UNION ALL
        SELECT pg_catalog.format('foreign table %s', c.oid::regclass)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'f' AND {UsersSchema} AND {OwnIn("pg_class", "c.oid")}
        UNION ALL
        SELECT pg_catalog.format('table %s, which has no columns', c.oid::regclass)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT {PostgreSqlCatalogue.HasColumns} AND {UsersSchema} AND {OwnIn("pg_class", "c.oid")}
        UNION ALL
        SELECT pg_catalog.format('UNLOGGED of table %s', c.oid::regclass)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'u' AND {UsersSchema} AND {OwnIn("pg_class", "c.oid")}
        UNION ALL
        SELECT pg_catalog.format('replica identity of table %s', c.oid::regclass)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relreplident <> 'd' AND {UsersSchema} AND {OwnIn("pg_class", "c.oid")}
        UNION ALL
        SELECT pg_catalog.format('storage or statistics target of column %I of table %s', a.attname, c.oid::regclass)
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
            AND (a.attstorage <> t.typstorage OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL) AND {UsersSchema} AND {OwnIn("pg_class", "c.oid")}
        UNION ALL
        SELECT pg_catalog.format('row level security of partition %s', c.oid::regclass)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relispartition AND (c.relrowsecurity OR EXISTS (SELECT 1 FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid)) AND {UsersSchema} AND {OwnIn("pg_class", "c.oid")}
        UNION ALL
        SELECT pg_catalog.format('type %s', t.oid::regtype)
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        WHERE (t.typtype = 'r' OR t.typtype = 'b' AND t.typelem = 0) AND {UsersSchema} AND {OwnIn("pg_type", "t.oid")}
        UNION ALL
        SELECT pg_catalog.format('aggregate %s', p.oid::regprocedure)
        FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE NOT ({PostgreSqlObjects.IsOrdinary}) AND {UsersSchema} AND {OwnIn("pg_proc", "p.oid")}
        UNION ALL
        SELECT pg_catalog.format('%s trigger %I of table %s', CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' ELSE 'always' END, g.tgname, c.oid::regclass)
        FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND g.tgenabled <> 'O' AND {UsersSchema} AND {OwnIn("pg_class", "c.oid")}
        UNION ALL
        SELECT pg_catalog.format('subscription %I', s.subname)
        FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid
        WHERE d.datname = pg_catalog.current_database()
        UNION ALL
        SELECT pg_catalog.format('%s %s', i.type, i.identity)
        FROM ({string.Join(" UNION ALL ", Catalogues.Select(name => $"SELECT 'pg_catalog.{name}'::regclass AS class, oid FROM pg_catalog.{name}"))}) AS o
        CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.class, o.oid, 0) AS i
        WHERE o.oid >= {FirstOfUsers} AND {Own("o.class", "o.oid")}
        UNION ALL
        SELECT pg_catalog.format('comment on %s %s', i.type, i.identity)
        FROM pg_catalog.pg_description d CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) AS i
        LEFT JOIN pg_catalog.pg_class c ON d.classoid = 'pg_catalog.pg_class'::regclass AND c.oid = d.objoid
        WHERE d.objoid >= {FirstOfUsers} AND d.classoid <> 'pg_catalog.pg_extension'::regclass AND {Own("d.classoid", "d.objoid")}
            AND (c.oid IS NULL OR c.relkind NOT IN ('r', 'p') OR c.relispartition)
        ORDER BY 1
        """;

    static string OwnIn(string catalogue, string id) => Own($"'pg_catalog.{catalogue}'::regclass", id);

    // Neither an extension's nor a part of another object, as a cast of a range type is.
    static string Own(string catalogue, string id) =>
        $"NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = {catalogue} AND e.objid = {id} AND e.deptype IN ('e', 'i'))";
}
