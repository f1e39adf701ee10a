using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>What the first words of a batch say in T-SQL.</summary>
static class SqlServerStatementRules
{
    public static StatementKind KindOf(StatementTokens tokens)
    {
        // ROLLBACK TRANSACTION with a name may mean a savepoint, which the words cannot tell.
        if (tokens.Is(0, "COMMIT", "ROLLBACK") || tokens.Is(0, "BEGIN") && tokens.Is(tokens.Skip(1, "DISTRIBUTED"), "TRAN", "TRANSACTION"))
            return StatementKind.TransactionControl;
        return IsOutside(tokens) ? StatementKind.OutsideTransaction : StatementKind.Ordinary;
    }

    /// <summary>Whether the batch defines a module: then what stands in its body does not run.</summary>
    public static bool IsDefinition(StatementTokens tokens) => tokens.Is(0, "CREATE", "ALTER")
        && tokens.Is(tokens.Skip(1, "OR", "ALTER"), "PROC", "PROCEDURE", "FUNCTION", "TRIGGER", "VIEW");

    static bool IsOutside(StatementTokens tokens)
    {
        if (tokens.Is(0, "RESTORE", "RECONFIGURE", "KILL") || tokens.Is(0, "DBCC") && tokens.Is(1, "SHRINKDATABASE", "SHRINKFILE"))
            return true;
        // A backup of a certificate or a key is none of a database.
        if (tokens.Is(0, "BACKUP"))
            return tokens.Is(1, "DATABASE", "LOG");
        if (!tokens.Is(0, "CREATE", "ALTER", "DROP"))
            return false;
        return tokens.Is(1, "FULLTEXT") && tokens.Is(2, "CATALOG", "INDEX")
            || tokens.Is(1, "DATABASE") && !tokens.Is(2, "SCOPED", "AUDIT");
    }
}
