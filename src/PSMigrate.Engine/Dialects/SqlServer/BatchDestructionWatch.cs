using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Looks, token by token, whether any statement of a batch deletes rows, columns or tables; there is no mark between statements
/// in T-SQL, so that it goes by pairs of words.</summary>
sealed class BatchDestructionWatch(StatementTokens tokens)
{
    bool found;
    bool inAlterTable;
    bool inDrop;

    /// <summary>Whether the batch does; the watch begins anew afterwards.</summary>
    public bool Take()
    {
        var taken = found && !SqlServerStatementRules.IsDefinition(tokens);
        found = inAlterTable = inDrop = false;
        return taken;
    }

    /// <summary>Looks at the token that was read last.</summary>
    public void See()
    {
        if (found)
            return;
        if (tokens.LastIs("TABLE", "SCHEMA", "DATABASE") && tokens.PreviousIs("DROP"))
            found = true;
        else if (tokens.LastIs("TABLE"))
            (found, inAlterTable) = (tokens.PreviousIs("TRUNCATE"), tokens.PreviousIs("ALTER"));
        else if (tokens.LastIs("DELETE"))
            found = !tokens.PreviousIs("ON", "FOR", "AFTER", "BEFORE", "OF", ",", "GRANT", "DENY", "REVOKE", ".");
        else if (inAlterTable && tokens.LastIs("COLUMN"))
            // One DROP may list constraints and columns: DROP CONSTRAINT a, COLUMN b.
            found = tokens.PreviousIs("DROP") || inDrop && tokens.PreviousIs(",");
        else if (tokens.LastIs("DROP"))
            inDrop = true;
        else if (tokens.LastIs("ADD", "ALTER", ";"))
            inDrop = false;
    }
}
