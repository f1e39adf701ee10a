namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Types as the catalogue keeps them.</summary>
static class SqlServerTypes
{
    /// <summary>
    /// The type of the column <c>c</c> whose type is <c>ty</c>, spelled out. A name that means something else as a portable type stands in
    /// brackets, so that it is passed on as it is.
    /// </summary>
    public const string Text =
        """
        CASE WHEN ty.is_user_defined = 1 THEN QUOTENAME(SCHEMA_NAME(ty.schema_id)) + N'.' + QUOTENAME(ty.name)
            WHEN ty.name IN (N'varchar', N'nvarchar', N'varbinary') AND c.max_length = -1 THEN CONCAT(ty.name, N'(max)')
            WHEN ty.name IN (N'char', N'varchar', N'varbinary') THEN CONCAT(ty.name, N'(', c.max_length, N')')
            WHEN ty.name IN (N'nchar', N'nvarchar') THEN CONCAT(ty.name, N'(', c.max_length / 2, N')')
            WHEN ty.name IN (N'decimal', N'numeric') THEN CONCAT(ty.name, N'(', c.precision, N', ', c.scale, N')')
            WHEN ty.name IN (N'time', N'datetime2', N'datetimeoffset') AND c.scale <> 7 THEN CONCAT(ty.name, N'(', c.scale, N')')
            WHEN ty.name = N'binary' THEN CONCAT(N'[binary](', c.max_length, N')')
            WHEN ty.name = N'float' THEN N'float(53)'
            WHEN ty.name = N'xml' AND c.xml_collection_id <> 0 THEN (
                SELECT CONCAT(N'xml(', IIF(c.is_xml_document = 1, N'DOCUMENT ', N'CONTENT '), QUOTENAME(SCHEMA_NAME(x.schema_id)), N'.', QUOTENAME(x.name), N')')
                FROM sys.xml_schema_collections AS x WHERE x.xml_collection_id = c.xml_collection_id)
            WHEN ty.name IN (N'datetime', N'json', N'text') THEN QUOTENAME(ty.name)
            ELSE ty.name END
        """;

    /// <summary>Whether a type has a collation, which a change of the type must say again.</summary>
    public static bool HasCollation(string type) => PortableType.Parse(type).Name.Trim('[', ']') is
        "char" or "varchar" or "nchar" or "nvarchar" or "character" or "char varying" or "character varying"
        or "national char" or "national character" or "national char varying" or "national character varying";
}
