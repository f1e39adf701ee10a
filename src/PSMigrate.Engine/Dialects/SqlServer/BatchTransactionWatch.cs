using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Looks, token by token, whether a batch ends a transaction and begins none: then it ends the revision's own, and what follows
/// could no longer be undone. A batch that has both may nest them, and is looked at when it has run.</summary>
sealed class BatchTransactionWatch(StatementTokens tokens)
{
    bool begins;
    bool ends;

    /// <summary>Whether the batch does; the watch begins anew afterwards.</summary>
    public bool Take()
    {
        var taken = ends && !begins && !SqlServerStatementRules.IsDefinition(tokens);
        begins = ends = false;
        return taken;
    }

    /// <summary>Looks at the token that was read last.</summary>
    public void See()
    {
        if (tokens.LastIs("COMMIT"))
            ends = true;
        else if (tokens.LastIs("TRAN", "TRANSACTION"))
            begins |= tokens.PreviousIs("BEGIN", "DISTRIBUTED");
    }
}
