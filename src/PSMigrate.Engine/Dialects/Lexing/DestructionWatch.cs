namespace PSMigrate.Engine.Dialects.Lexing;

/// <summary>Looks, token by token, whether a statement of standard SQL deletes rows, columns or tables.</summary>
sealed class DestructionWatch(StatementTokens tokens)
{
    bool found;

    /// <summary>Whether the statement is such a one; the watch begins anew afterwards.</summary>
    public bool Take()
    {
        var taken = found;
        found = false;
        return taken;
    }

    /// <summary>Looks at the token that was read last.</summary>
    public void See() => found = found || IsDestructive();

    bool IsDestructive() => tokens.Count switch
    {
        1 => tokens.LastIs("DELETE", "TRUNCATE"),
        2 => tokens.Is(0, "DROP") && tokens.LastIs("TABLE", "SCHEMA", "DATABASE", "OWNED"),
        _ => tokens.PreviousIs("DROP") && tokens.Starts("ALTER", "TABLE")
                && !tokens.LastIs("CONSTRAINT", "DEFAULT", "NOT", "IDENTITY", "EXPRESSION")
            || tokens.LastIs("FROM") && tokens.PreviousIs("DELETE") && tokens.Is(0, "WITH")
            || tokens.LastIs("DELETE") && tokens.PreviousIs("THEN") && tokens.Is(0, "WITH", "MERGE"),
    };
}
