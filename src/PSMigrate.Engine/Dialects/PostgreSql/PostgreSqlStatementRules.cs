using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>What the first words of a statement say in PostgreSQL.</summary>
static class PostgreSqlStatementRules
{
    public static StatementKind KindOf(StatementTokens tokens)
    {
        if (tokens.Is(0, "BEGIN", "COMMIT", "END", "ABORT") || tokens.Is(0, "START", "PREPARE") && tokens.Is(1, "TRANSACTION"))
            return StatementKind.TransactionControl;
        if (tokens.Is(0, "ROLLBACK"))
            return tokens.Is(tokens.Skip(1, "WORK", "TRANSACTION"), "TO") ? StatementKind.Ordinary : StatementKind.TransactionControl;
        return IsOutside(tokens) ? StatementKind.OutsideTransaction : StatementKind.Ordinary;
    }

    public static bool IsRoutine(StatementTokens tokens) =>
        tokens.Is(0, "CREATE") && tokens.Is(tokens.Skip(1, "OR", "REPLACE"), "FUNCTION", "PROCEDURE");

    /// <summary>What refuses a COPY that reads from or writes to the client; null for any other statement.</summary>
    public static LexError? CopyThroughClient(StatementTokens tokens)
    {
        if (!tokens.Is(0, "COPY"))
            return null;
        // The grammar takes either word in either direction.
        if (HasClientAfter("FROM"))
            return LexErrors.CopyThroughClient("COPY … FROM STDIN",
                "Use INSERT, or COPY from a file on the server; pg_dump --inserts writes rows so.");
        return HasClientAfter("TO")
            ? LexErrors.CopyThroughClient("COPY … TO STDOUT", "Remove it: a revision has nobody who would read the rows.")
            : null;

        bool HasClientAfter(string direction)
        {
            for (var i = tokens.IndexOf(direction, 1); i > 0; i = tokens.IndexOf(direction, i + 1))
                if (tokens.Is(i + 1, "STDIN", "STDOUT"))
                    return true;
            return false;
        }
    }

    /// <summary>Whether strings have no backslash escapes after a statement; null if it says nothing about that.</summary>
    public static bool? ConformingStringsAfter(StatementTokens tokens)
    {
        const string Setting = "standard_conforming_strings";
        if (tokens.Is(0, "SET"))
        {
            var name = tokens.Skip(1, "LOCAL", "SESSION");
            return tokens.Is(name, Setting) && tokens.Is(name + 1, "=", "TO") ? Parse(tokens[name + 2]) : null;
        }
        if (tokens.Is(0, "RESET") && tokens.Is(1, Setting, "ALL") || tokens.Starts("DISCARD", "ALL"))
            return true;
        if (!tokens.Is(0, "SELECT"))
            return null;
        var function = tokens.Starts("SELECT", "pg_catalog", ".") ? 3 : 1;
        return tokens.Is(function, "set_config") && tokens.Is(function + 2, $"'{Setting}'") && tokens.Is(function + 3, ",")
            ? Parse(tokens[function + 4])
            : null;
    }

    static bool? Parse(ReadOnlySpan<char> value)
    {
        value = value.Trim('\'').Trim();
        if (value.IsEmpty)
            return null;
        if (value is "0" || IsStartOf(value, "false") || IsStartOf(value, "no") || value.Length > 1 && IsStartOf(value, "off"))
            return false;
        return value is "1" || IsStartOf(value, "true") || IsStartOf(value, "yes") || IsStartOf(value, "on") || IsStartOf(value, "default")
            ? true
            : null;
    }

    static bool IsStartOf(ReadOnlySpan<char> value, string word) => word.AsSpan().StartsWith(value, StringComparison.OrdinalIgnoreCase);

    static bool IsOutside(StatementTokens tokens)
    {
        if (tokens.Is(0, "VACUUM") || tokens.Starts("ALTER", "SYSTEM") || tokens.Starts("DISCARD", "ALL"))
            return true;
        if (tokens.Is(0, "CREATE"))
            return tokens.Is(1, "DATABASE", "TABLESPACE", "SUBSCRIPTION") || IsConcurrentIndex(tokens, tokens.Skip(1, "UNIQUE"));
        if (tokens.Is(0, "DROP"))
            return tokens.Is(1, "DATABASE", "TABLESPACE", "SUBSCRIPTION") || IsConcurrentIndex(tokens, 1);
        if (tokens.Is(0, "ALTER"))
            return IsOutsideAlter(tokens);
        if (tokens.Is(0, "REINDEX"))
            return IsOutsideReindex(tokens);
        return tokens.Is(0, "CLUSTER") && tokens.IndexBehindParentheses(tokens.Skip(1, "VERBOSE")) == tokens.Count;
    }

    static bool IsConcurrentIndex(StatementTokens tokens, int index) => tokens.Is(index, "INDEX") && tokens.Is(index + 1, "CONCURRENTLY");

    static bool IsOutsideAlter(StatementTokens tokens)
    {
        if (tokens.Is(1, "TABLE"))
            return tokens.IndexOf("DETACH") is > 0 and var detach && tokens.Is(detach + 1, "PARTITION")
                && tokens.IndexOf("CONCURRENTLY", detach + 3) > 0;
        if (tokens.Is(1, "DATABASE"))
            return tokens.IndexOf("TABLESPACE", 3) is > 0 and var space && tokens.Is(space - 1, "SET");
        // Both speak to the publisher.
        return tokens.Is(1, "SUBSCRIPTION")
            && (tokens.Is(3, "REFRESH") || tokens.Is(3, "SET", "ADD", "DROP") && tokens.Is(4, "PUBLICATION"));
    }

    static bool IsOutsideReindex(StatementTokens tokens)
    {
        var target = tokens.IndexBehindParentheses(1);
        if (tokens.Is(target, "DATABASE", "SYSTEM", "SCHEMA") || tokens.Is(target + 1, "CONCURRENTLY"))
            return true;
        for (var i = 2; i < target; i++)
            if (tokens.Is(i, "CONCURRENTLY"))
                return !tokens.Is(i + 1, "off", "false", "0");
        return false;
    }
}
