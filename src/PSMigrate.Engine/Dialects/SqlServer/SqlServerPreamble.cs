namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>What a script for SQL Server begins and ends with: settings, the lock, the bookkeeping tables, what is applied.</summary>
sealed class SqlServerPreamble(
    ISqlSyntax syntax, IBookkeepingSql bookkeeping, ScriptBookkeeping tables, SqlServerBatches batches, ScriptOutline outline, ScriptPage page)
{
    const int RowsPerInsert = 500;
    const string Lock = "CONVERT(nvarchar(255), SESSION_CONTEXT(N'psmigrate_lock'))";

    public void Write()
    {
        foreach (var line in outline.Title)
            Comment(line);
        page.Comment("Run it with sqlcmd, for example: sqlcmd -S <server> -d <database> -b -i <this file>; or in SSMS, as it is.");
        page.Comment("Each step checks where the database is. Where it is not what the step expects, the script stops, and nothing of the step is kept.");
        page.Line();
        batches.Settings(outline.Settings);
        page.Line();
        page.Line("-- The bookkeeping: made where it is missing.");
        batches.Own(Bookkeeping());
        batches.Stop("the beginning", 0);
        if (outline is { Idempotent: true, Kind: not ScriptKind.Stamp })
            Applied();
        if (outline.IsOneTransaction)
        {
            page.Line();
            batches.Own("BEGIN TRANSACTION;");
        }
    }

    public void End()
    {
        page.Line();
        if (outline.IsOneTransaction)
        {
            batches.Own("COMMIT TRANSACTION;");
            batches.Stop("the end", 0);
        }
        batches.Own("SET NOEXEC OFF;");
        if (outline.Settings.Lock)
            batches.Own($"DECLARE @lock nvarchar(255) = {Lock};\nIF APPLOCK_MODE(N'public', COALESCE(@lock, N'PSMigrate'), N'Session') <> N'NoLock'\n    EXEC sys.sp_releaseapplock @Resource = @lock, @LockOwner = N'Session';");
    }

    /// <summary>A comment in which sqlcmd sees no variable.</summary>
    public void Comment(string text) => page.Comment(SqlcmdText.Said(text));

    // The tables are where a run would find them or put them. The lock is that of a run, as long as the names are ASCII: the server has no UTF-8 to hash before 2019.
    string Bookkeeping()
    {
        var version = syntax.Literal(outline.Settings.VersionTable);
        var schema = outline.Settings.VersionTableSchema;
        var home = schema is not null
            ? syntax.Literal(schema)
            : $"COALESCE(OBJECT_SCHEMA_NAME(OBJECT_ID({syntax.Literal(syntax.Quote(outline.Settings.VersionTable))}, N'U')), SCHEMA_NAME(), N'dbo')";
        var lines = new List<string>
        {
            "IF @@TRANCOUNT > 0\n    THROW 50000, N'The script begins its transactions itself, and one is open: end it first.', 127;",
            $"DECLARE @home sysname = {home}, @database int = DB_ID(), @run nvarchar(32) = REPLACE(CONVERT(nvarchar(36), NEWID()), N'-', N''), @sql nvarchar(max), @result int;",
            $"DECLARE @lock nvarchar(255) = N'PSMigrate:' + LEFT(CONVERT(nvarchar(64), HASHBYTES('SHA2_256', CONVERT(varchar(600), DB_NAME() + NCHAR(10) + @home + N'.' + {version})), 2), 22);",
            "EXEC sys.sp_set_session_context N'psmigrate_database', @database;",
            "EXEC sys.sp_set_session_context N'psmigrate_run', @run;",
            "EXEC sys.sp_set_session_context N'psmigrate_lock', @lock;",
        };
        if (outline.Settings.Lock)
        {
            lines.Add("EXEC @result = sys.sp_getapplock @Resource = @lock, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;");
            lines.Add("IF @result < 0\n    THROW 50000, N'Another run holds the lock of this database: wait for it to end, and run the script again.', 127;");
        }
        if (schema is not null)
            lines.AddRange(bookkeeping.CreateSchema(schema).Select(text => text + ";"));
        lines.Add(Make(bookkeeping.CreateVersionTable(new(null, outline.Settings.VersionTable)), outline.Settings.VersionTable));
        if (outline.LogTable is not null)
            lines.Add(Make(bookkeeping.CreateLogTable(new(null, outline.Settings.LogTable)), outline.Settings.LogTable));
        return string.Join('\n', lines);
    }

    string Make(string create, string table)
    {
        const string Words = "CREATE TABLE ";
        return
            $"""
            IF NOT EXISTS (SELECT 1 FROM sys.tables WHERE schema_id = SCHEMA_ID(@home) AND name = {syntax.Literal(table)})
            BEGIN
                SET @sql = N'{Words}' + QUOTENAME(@home) + N'.' + {syntax.Literal(create[Words.Length..])};
                EXEC (@sql);
            END;
            """;
    }

    // What is applied is found once, from the rows of the version table down to the bases.
    void Applied()
    {
        page.Line();
        page.Line("-- The graph of the revisions, and what of it the database has.");
        batches.Own(
            """
            DROP TABLE IF EXISTS #psmigrate_edge, #psmigrate_applied;
            CREATE TABLE #psmigrate_edge (child nvarchar(32) COLLATE DATABASE_DEFAULT NOT NULL, parent nvarchar(32) COLLATE DATABASE_DEFAULT NULL);
            CREATE TABLE #psmigrate_applied (id nvarchar(32) COLLATE DATABASE_DEFAULT NOT NULL PRIMARY KEY);
            """);
        foreach (var chunk in Edges().Chunk(RowsPerInsert))
            batches.Own($"INSERT INTO #psmigrate_edge (child, parent) VALUES\n    {string.Join(",\n    ", chunk)};");
        batches.Own(
            $"""
            INSERT INTO #psmigrate_applied SELECT version_num FROM {tables.VersionTable};
            WHILE @@ROWCOUNT > 0
                INSERT INTO #psmigrate_applied
                SELECT DISTINCT e.parent FROM #psmigrate_edge AS e JOIN #psmigrate_applied AS a ON a.id = e.child
                WHERE e.parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM #psmigrate_applied AS known WHERE known.id = e.parent);
            IF EXISTS (SELECT 1 FROM {tables.VersionTable} WHERE version_num NOT IN (SELECT child FROM #psmigrate_edge))
                THROW 50000, N'The database is at a revision that this script does not know: nothing was done.', 127;
            """
            + Beginning());
        batches.Stop("the beginning", 0);
    }

    string Beginning() => outline.Kind != ScriptKind.Upgrade || outline.HeadsBefore.Count == 0
        ? ""
        : string.Concat(outline.HeadsBefore.Select(id =>
            $"\nIF NOT EXISTS (SELECT 1 FROM #psmigrate_applied WHERE id = {syntax.Literal(id)})\n"
            + $"    THROW 50000, {syntax.Literal($"The script begins where {id} is applied, and the database does not have it: nothing was done.")}, 127;"));

    IEnumerable<string> Edges() =>
        from node in outline.Graph
        from parent in node.Requirements.Count == 0 ? [null] : node.Requirements
        select $"({syntax.Literal(node.Id)}, {syntax.Literal(parent)})";
}
