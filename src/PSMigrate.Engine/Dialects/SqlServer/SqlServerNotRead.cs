namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>The question for what is in a database and the reader has no words for.</summary>
static class SqlServerNotRead
{
    // The object o with its schema.
    const string Name = "SCHEMA_NAME(o.schema_id), N'.', o.name";

    /// <summary>A row per thing, in words.</summary>
    public const string Query =
        $"""
        SELECT n.what FROM (
        SELECT CONCAT(N'type ', {Name}) COLLATE DATABASE_DEFAULT AS what FROM sys.types AS o WHERE o.is_user_defined = 1
        UNION ALL
        SELECT CONCAT(N'synonym ', {Name}) COLLATE DATABASE_DEFAULT FROM sys.synonyms AS o WHERE o.is_ms_shipped = 0
        UNION ALL
        SELECT CONCAT(N'index ', i.name, N' of view ', {Name}) COLLATE DATABASE_DEFAULT
        FROM sys.indexes AS i JOIN sys.views AS o ON o.object_id = i.object_id WHERE o.is_ms_shipped = 0 AND i.index_id > 0
        UNION ALL
        SELECT CONCAT(N'index ', i.name, N' of table ', {Name}, N', which is of XML, spatial or hashed') COLLATE DATABASE_DEFAULT
        FROM sys.indexes AS i JOIN sys.tables AS o ON o.object_id = i.object_id WHERE {SqlServerQueries.IsOwn} AND i.type IN (3, 4, 7)
        UNION ALL
        SELECT CONCAT(N'full-text index of table ', {Name}) COLLATE DATABASE_DEFAULT
        FROM sys.fulltext_indexes AS i JOIN sys.tables AS o ON o.object_id = i.object_id WHERE {SqlServerQueries.IsOwn}
        UNION ALL
        SELECT CONCAT(N'statistics ', i.name, N' of table ', {Name}) COLLATE DATABASE_DEFAULT
        FROM sys.stats AS i JOIN sys.tables AS o ON o.object_id = i.object_id WHERE {SqlServerQueries.IsOwn} AND i.user_created = 1
        UNION ALL
        SELECT CONCAT(N'module ', {Name}, N', which is encrypted') COLLATE DATABASE_DEFAULT
        FROM sys.sql_modules AS m JOIN sys.objects AS o ON o.object_id = m.object_id WHERE o.is_ms_shipped = 0 AND m.definition IS NULL
        UNION ALL
        SELECT CONCAT(N'module ', {Name}, N', which is of the CLR') COLLATE DATABASE_DEFAULT
        FROM sys.assembly_modules AS m JOIN sys.objects AS o ON o.object_id = m.object_id WHERE o.is_ms_shipped = 0
        UNION ALL
        SELECT CONCAT(N'trigger ', t.name, N' of the database') COLLATE DATABASE_DEFAULT FROM sys.triggers AS t WHERE t.parent_class = 0 AND t.is_ms_shipped = 0
        UNION ALL
        SELECT CONCAT(N'partitions of table ', {Name}) COLLATE DATABASE_DEFAULT
        FROM sys.tables AS o JOIN sys.indexes AS i ON i.object_id = o.object_id AND i.index_id < 2
        JOIN sys.partition_schemes AS p ON p.data_space_id = i.data_space_id WHERE {SqlServerQueries.IsOwn}
        UNION ALL
        SELECT CONCAT(N'history or storage in memory of table ', {Name}) COLLATE DATABASE_DEFAULT
        FROM sys.tables AS o WHERE {SqlServerQueries.IsOwn} AND (o.temporal_type > 0 OR o.is_memory_optimized = 1)
        UNION ALL
        SELECT CONCAT(N'special storage (sparse, masked, encrypted, a file, a period or the row''s id) of column ', c.name, N' of table ', {Name}) COLLATE DATABASE_DEFAULT
        FROM sys.columns AS c JOIN sys.tables AS o ON o.object_id = c.object_id
        WHERE {SqlServerQueries.IsOwn} AND (c.is_sparse = 1 OR c.is_masked = 1 OR c.encryption_type > 0 OR c.is_filestream = 1 OR c.generated_always_type > 0 OR c.is_rowguidcol = 1)
        ) AS n ORDER BY n.what
        """;
}
