namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>The questions to the catalogue, each for the whole database at once. What the server or its tools have brought along is left out.</summary>
static class SqlServerQueries
{
    // The schema of the object o; NULL for the one that the session uses by default.
    const string Schema = "CASE WHEN o.schema_id <> ISNULL(SCHEMA_ID(), 1) THEN SCHEMA_NAME(o.schema_id) END";

    /// <summary>Whether the object o is the user's own.</summary>
    public const string IsOwn =
        """
        o.is_ms_shipped = 0 AND NOT EXISTS (SELECT 1 FROM sys.extended_properties AS e
            WHERE e.class = 1 AND e.major_id = o.object_id AND e.minor_id = 0 AND e.name = N'microsoft_database_tools_support')
        """;

    /// <summary>The schemas that somebody has made. Every database has four, and one for each fixed role.</summary>
    public const string Schemas =
        """
        SELECT s.name FROM sys.schemas AS s
        WHERE s.name NOT IN (N'dbo', N'guest', N'INFORMATION_SCHEMA', N'sys') AND s.schema_id NOT BETWEEN 16384 AND 16393
            AND s.schema_id <> ISNULL(SCHEMA_ID(), 1)
        ORDER BY s.name
        """;

    public const string Tables =
        $"""
        SELECT o.object_id, {Schema} AS schema_name, o.name, CAST(p.value AS nvarchar(4000)) AS comment
        FROM sys.tables AS o
        LEFT JOIN sys.extended_properties AS p ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = 0 AND p.name = N'MS_Description'
        WHERE {IsOwn}
        ORDER BY SCHEMA_NAME(o.schema_id), o.name
        """;

    public const string Columns =
        $"""
        SELECT c.object_id, c.name,
        {SqlServerTypes.Text} AS type_text,
        c.is_nullable, CASE WHEN d.is_system_named = 0 THEN d.name END AS default_name, d.definition AS default_text,
        c.is_identity, TRY_CAST(i.seed_value AS bigint) AS seed, TRY_CAST(i.increment_value AS bigint) AS step,
        k.definition AS computed_text, k.is_persisted,
        CASE WHEN c.collation_name <> CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128)) THEN c.collation_name END AS collation_name,
        CAST(p.value AS nvarchar(4000)) AS comment
        FROM sys.columns AS c
        JOIN sys.tables AS o ON o.object_id = c.object_id
        JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
        LEFT JOIN sys.default_constraints AS d ON d.object_id = c.default_object_id
        LEFT JOIN sys.identity_columns AS i ON i.object_id = c.object_id AND i.column_id = c.column_id
        LEFT JOIN sys.computed_columns AS k ON k.object_id = c.object_id AND k.column_id = c.column_id
        LEFT JOIN sys.extended_properties AS p
            ON p.class = 1 AND p.major_id = c.object_id AND p.minor_id = c.column_id AND p.name = N'MS_Description'
        WHERE {IsOwn}
        ORDER BY c.object_id, c.column_id
        """;

    /// <summary>A row per column of a key or an index; one without a column for a clustered columnstore index, which has them all.</summary>
    public const string Indexes =
        $"""
        SELECT i.object_id, i.index_id, CASE WHEN k.is_system_named = 1 THEN NULL ELSE i.name END AS name, i.type, i.is_unique, i.is_primary_key, i.is_unique_constraint, i.filter_definition,
        i.fill_factor, i.is_padded, i.ignore_dup_key, i.allow_row_locks, i.allow_page_locks, s.no_recompute,
        (SELECT MAX(p.data_compression_desc) FROM sys.partitions AS p WHERE p.object_id = i.object_id AND p.index_id = i.index_id) AS compression,
        c.name AS column_name, u.is_descending_key, u.is_included_column
        FROM sys.indexes AS i
        JOIN sys.tables AS o ON o.object_id = i.object_id
        LEFT JOIN sys.key_constraints AS k ON k.parent_object_id = i.object_id AND k.name = i.name
        LEFT JOIN sys.stats AS s ON s.object_id = i.object_id AND s.stats_id = i.index_id
        LEFT JOIN sys.index_columns AS u ON u.object_id = i.object_id AND u.index_id = i.index_id
            AND (i.type IN (1, 2) AND (u.key_ordinal > 0 OR u.is_included_column = 1) OR i.type = 6)
        LEFT JOIN sys.columns AS c ON c.object_id = u.object_id AND c.column_id = u.column_id
        WHERE {IsOwn} AND i.type IN (1, 2, 5, 6) AND i.is_hypothetical = 0
        ORDER BY i.object_id, i.name, i.index_id, u.key_ordinal, u.index_column_id
        """;

    public const string ForeignKeys =
        $"""
        SELECT f.parent_object_id, f.object_id, CASE WHEN f.is_system_named = 0 THEN f.name END AS name,
        CASE WHEN r.schema_id <> ISNULL(SCHEMA_ID(), 1) THEN SCHEMA_NAME(r.schema_id) END AS principal_schema, r.name AS principal_name,
        f.delete_referential_action, f.update_referential_action, f.is_not_trusted, c.name AS column_name, k.name AS principal_column
        FROM sys.foreign_keys AS f
        JOIN sys.tables AS o ON o.object_id = f.parent_object_id
        JOIN sys.tables AS r ON r.object_id = f.referenced_object_id
        JOIN sys.foreign_key_columns AS u ON u.constraint_object_id = f.object_id
        JOIN sys.columns AS c ON c.object_id = u.parent_object_id AND c.column_id = u.parent_column_id
        JOIN sys.columns AS k ON k.object_id = u.referenced_object_id AND k.column_id = u.referenced_column_id
        WHERE {IsOwn}
        ORDER BY f.parent_object_id, f.name, f.object_id, u.constraint_column_id
        """;

    public const string Checks =
        $"""
        SELECT k.parent_object_id, CASE WHEN k.is_system_named = 0 THEN k.name END AS name, k.definition, k.is_not_trusted
        FROM sys.check_constraints AS k JOIN sys.tables AS o ON o.object_id = k.parent_object_id
        WHERE {IsOwn}
        ORDER BY k.parent_object_id, k.name
        """;

    public const string Sequences =
        $"""
        SELECT {Schema} AS schema_name, o.name,
        {SqlServerTypes.Text} AS type_text,
        TRY_CAST(o.start_value AS bigint) AS first, TRY_CAST(o.increment AS bigint) AS step,
        TRY_CAST(o.minimum_value AS bigint) AS least, TRY_CAST(o.maximum_value AS bigint) AS greatest, o.is_cycling, o.is_cached, o.cache_size
        FROM sys.sequences AS o
        CROSS APPLY (SELECT o.precision, o.scale, 0 AS max_length, 0 AS is_xml_document, 0 AS xml_collection_id) AS c
        JOIN sys.types AS ty ON ty.user_type_id = o.user_type_id
        WHERE {IsOwn}
        ORDER BY SCHEMA_NAME(o.schema_id), o.name
        """;

    /// <summary>Views and routines. A text that is encrypted cannot be read by anybody.</summary>
    public const string Modules =
        $"""
        SELECT {Schema} AS schema_name, o.name, RTRIM(o.type) AS sort, m.definition
        FROM sys.objects AS o JOIN sys.sql_modules AS m ON m.object_id = o.object_id
        WHERE {IsOwn} AND o.type IN ('V', 'P', 'FN', 'IF', 'TF') AND m.definition IS NOT NULL
        ORDER BY SCHEMA_NAME(o.schema_id), o.name
        """;

    public const string Triggers =
        $"""
        SELECT {Schema} AS schema_name, o.name, t.name AS trigger_name, m.definition
        FROM sys.triggers AS t
        JOIN sys.objects AS o ON o.object_id = t.parent_id
        JOIN sys.sql_modules AS m ON m.object_id = t.object_id
        WHERE {IsOwn} AND t.parent_class = 1 AND t.is_ms_shipped = 0 AND m.definition IS NOT NULL
        ORDER BY SCHEMA_NAME(o.schema_id), o.name, t.name
        """;
}
