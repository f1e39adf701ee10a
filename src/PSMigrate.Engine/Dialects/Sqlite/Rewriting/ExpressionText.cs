using System.Text;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Finds and changes names in SQL text. Which word is a name is told from the words around it.</summary>
static class ExpressionText
{
    /// <summary>Whether a text has a name, however it is quoted.</summary>
    public static bool Mentions(string sql, string name) => Names(sql).Any(token => SqliteNames.Equal(token.Name, name));

    /// <summary>Whether a text has a name behind another one and a dot.</summary>
    public static bool MentionsOf(string sql, string owner, string name)
    {
        var tokens = SqliteTokens.Of(sql);
        for (var i = 2; i < tokens.Count; i++)
        {
            if (tokens[i - 1].Is(".") && IsName(tokens, i) && SqliteNames.Equal(tokens[i].Name, name) && SqliteNames.Equal(tokens[i - 2].Name, owner))
                return true;
        }
        return false;
    }

    /// <summary>The text with other names in the place of some.</summary>
    public static string Rename(string sql, Func<string, string?> newName)
    {
        var changed = new StringBuilder();
        var copied = 0;
        foreach (var token in Names(sql))
        {
            if (newName(token.Name) is not { } name)
                continue;
            changed.Append(sql, copied, token.Start - copied).Append(SqliteSyntax.QuoteName(name));
            copied = token.End;
        }
        return changed.Append(sql, copied, sql.Length - copied).ToString();
    }

    /// <summary>The text without a table's name before its columns; within the table's own definition that says the same.</summary>
    public static string Unqualify(string sql, string table)
    {
        var tokens = SqliteTokens.Of(sql);
        var changed = new StringBuilder();
        var copied = 0;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!tokens[i + 1].Is(".") || !IsName(tokens, i) || !SqliteNames.Equal(tokens[i].Name, table))
                continue;
            changed.Append(sql, copied, tokens[i].Start - copied);
            copied = tokens[i + 1].End;
        }
        return changed.Append(sql, copied, sql.Length - copied).ToString();
    }

    static IEnumerable<SqliteToken> Names(string sql)
    {
        var tokens = SqliteTokens.Of(sql);
        return Enumerable.Range(0, tokens.Count).Where(i => IsName(tokens, i)).Select(i => tokens[i]);
    }

    // A word before a parenthesis is a function, one behind COLLATE a collation.
    static bool IsName(IReadOnlyList<SqliteToken> tokens, int i) =>
        tokens[i].Kind == SqliteTokenKind.QuotedName
        || tokens[i].Kind == SqliteTokenKind.Word
            && !(i + 1 < tokens.Count && tokens[i + 1].Is("(") && !(i > 0 && tokens[i - 1].IsAny("INTO", "ON", "TABLE", "REFERENCES")))
            && !(i > 0 && tokens[i - 1].Is("COLLATE"));
}
