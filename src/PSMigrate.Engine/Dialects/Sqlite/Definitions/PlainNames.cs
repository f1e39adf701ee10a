using System.Collections.Frozen;
using System.Text;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>
/// Takes the quotes from columns in expressions. A renaming puts them there, so that two tables that are alike would otherwise read
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

    public static string In(string expression, IReadOnlyList<string> columns)
    {
        var plain = new StringBuilder();
        var copied = 0;
        foreach (var token in SqliteTokens.Of(expression))
        {
            if (token.Kind != SqliteTokenKind.QuotedName || !columns.Contains(token.Name, StringComparer.Ordinal) || !IsPlain(token.Name))
                continue;
            plain.Append(expression, copied, token.Start - copied).Append(token.Name);
            copied = token.End;
        }
        return plain.Append(expression, copied, expression.Length - copied).ToString();
    }

    static bool IsPlain(string name) =>
        (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Keywords.Contains(name);
}
