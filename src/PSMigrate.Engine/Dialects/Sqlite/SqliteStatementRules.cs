using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>What the first words of a statement say in SQLite.</summary>
static class SqliteStatementRules
{
    public static StatementKind KindOf(StatementTokens tokens)
    {
        if (tokens.Is(0, "BEGIN", "COMMIT", "END"))
            return StatementKind.TransactionControl;
        if (tokens.Is(0, "ROLLBACK"))
            return tokens.Is(tokens.Skip(1, "TRANSACTION"), "TO") ? StatementKind.Ordinary : StatementKind.TransactionControl;
        // DETACH is refused once the transaction has touched the database, which is why anyone attaches one; ATTACH never is.
        if (tokens.Is(0, "VACUUM", "DETACH") || tokens.Is(0, "PRAGMA") && IsOutsidePragma(tokens))
            return StatementKind.OutsideTransaction;
        return StatementKind.Ordinary;
    }

    public static bool IsTrigger(StatementTokens tokens)
    {
        var verb = 0;
        if (tokens.Is(verb, "EXPLAIN"))
            verb = tokens.Skip(1, "QUERY", "PLAN");
        return tokens.Is(verb, "CREATE") && tokens.Is(tokens.Skip(verb + 1, "TEMP", "TEMPORARY"), "TRIGGER");
    }

    // Others that a transaction makes useless (foreign_keys, page_size) are not refused: SQLite ignores them silently.
    static bool IsOutsidePragma(StatementTokens tokens)
    {
        var name = tokens.Is(2, ".") ? 3 : 1;
        return tokens.Is(name, "wal_checkpoint")
            || tokens.Is(name, "journal_mode", "synchronous") && tokens.Is(name + 1, "=", "(");
    }
}
