namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>The statements about the lock.</summary>
static class SqlServerLockSql
{
    // The server shows that many characters of a lock's name and hides the rest.
    const int ShownLength = 32;

    public static string Name(string distinction) => $"PSMigrate:{distinction}"[..ShownLength];

    /// <summary>Takes the lock and the sign of its holder. One value: negative while somebody else has the lock.</summary>
    public static string Acquire(string resource, string sign) =>
        $"""
        DECLARE @result int, @own int;
        EXEC @result = sys.sp_getapplock @Resource = N'{resource}', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;
        IF @result >= 0
            EXEC @own = sys.sp_getapplock @Resource = N'{sign}', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;
        IF @result < -1 OR @own < 0
            RAISERROR(N'sp_getapplock has answered %d and %d.', 16, 1, @result, @own);
        SELECT @result;
        """;

    /// <summary>Whether nobody has a sign: 1 or 0.</summary>
    public static string IsFree(string sign) => $"SELECT APPLOCK_TEST(N'public', N'{sign}', N'Exclusive', N'Session')";

    // The texts of the server's own views need not have one collation.
    public static string Holder(string resource) =>
        $"""
        SELECT TOP (1) CONCAT(s.login_name COLLATE DATABASE_DEFAULT, N' at ', COALESCE(s.host_name COLLATE DATABASE_DEFAULT, N'this machine'),
            N', application ', s.program_name COLLATE DATABASE_DEFAULT, N', session ', s.session_id, N', since ', CONVERT(nvarchar(19), s.login_time, 120))
        FROM sys.dm_tran_locks AS l
        JOIN sys.dm_exec_sessions AS s ON s.session_id = l.request_session_id
        WHERE l.resource_type = N'APPLICATION' AND l.resource_database_id = DB_ID() AND l.request_status = N'GRANT'
            AND CHARINDEX(N'[{resource}', l.resource_description) > 0
        """;
}
