using System.Collections.Frozen;
using System.Text;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// Takes the quotes from names of columns and tables in texts. A renaming puts them there, so that two tables that are alike would otherwise read
/// differently.
/// </summary>
static class PlainNames
{
    static readonly FrozenSet<string> Keywords = (
        "ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE "
        + "COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED "
        + "DELETE DESC DETACH DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FALSE FILTER FIRST FOLLOWING FOR "
        + "FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS "
        + "ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER "
        + "PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING "
        + "RIGHT ROLLBACK ROW ROWS SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER TRUE UNBOUNDED UNION UNIQUE UPDATE USING "
        + "VACUUM VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHOUT").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>An expression of a table.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="columns">The table's columns.</param>
    public static string In(string expression, IReadOnlyList<string> columns) =>
        In(expression, SqliteTokens.Of(expression), (token, _) => columns.Contains(token.Name, StringComparer.Ordinal));

    /// <summary>A text of a view or a trigger.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tables">The columns of each table. Those count whose table stands in the text: in quotes, any other word is a string.</param>
    /// <param name="watched">The table of a trigger; null for a view.</param>
    public static string In(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> tables, string? watched = null)
    {
        var tokens = SqliteTokens.Of(text);
        var named = tokens.Where((_, i) => NamesTable(tokens, i)).Select(token => token.Name).Append(watched ?? "").Where(tables.ContainsKey).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var columns = named.SelectMany(name => tables[name]).ToHashSet(StringComparer.Ordinal);
        return In(text, tokens, (token, i) => columns.Contains(token.Name) || named.Contains(token.Name) && NamesTable(tokens, i));
    }

    static string In(string text, IReadOnlyList<SqliteToken> tokens, Func<SqliteToken, int, bool> isName)
    {
        var plain = new StringBuilder();
        var copied = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind != SqliteTokenKind.QuotedName || !IsPlain(token.Name) || !isName(token, i))
                continue;
            plain.Append(text, copied, token.Start - copied).Append(token.Name);
            copied = token.End;
        }
        return plain.Append(text, copied, text.Length - copied).ToString();
    }

    static bool NamesTable(IReadOnlyList<SqliteToken> tokens, int at) =>
        at > 0 && tokens[at - 1].IsAny("FROM", "JOIN", "INTO", "UPDATE") || at + 1 < tokens.Count && tokens[at + 1].Is(".");

    static bool IsPlain(string name) =>
        (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Keywords.Contains(name);
}
