using PSMigrate.Schema;
using Index = PSMigrate.Schema.Index;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>Takes the texts of indexes, views and triggers apart that the database keeps of them.</summary>
static class ObjectParser
{
    public static Index Index(string sql)
    {
        var cursor = new TokenCursor(sql);
        var unique = Begin(cursor, "INDEX");
        var name = cursor.Name();
        cursor.Expect("ON");
        cursor.Name();
        var columns = TokenCursor.Items(cursor.Group()).Select(IndexColumn).ToValueList();
        return new(name, columns) { Unique = unique, Where = cursor.Accept("WHERE") ? new(cursor.Rest()) : null };
    }

    public static View View(string sql)
    {
        var cursor = new TokenCursor(sql);
        Begin(cursor, "VIEW");
        var name = cursor.Name();
        ValueList<string> columns = cursor.At("(") ? TokenCursor.Items(cursor.Group()).Select(item => SqliteTokens.Of(item)[0].Name).ToValueList() : [];
        cursor.Expect("AS");
        return new(new(null, name), new DialectText(cursor.Rest())) { Columns = columns };
    }

    public static Trigger Trigger(string sql)
    {
        var cursor = new TokenCursor(sql);
        Begin(cursor, "TRIGGER");
        var name = cursor.Name();
        var start = cursor.Position;
        while (!cursor.At("ON"))
            cursor.Take();
        var happening = cursor.Since(start);
        cursor.Expect("ON");
        var table = cursor.Name();
        return new(name, new(null, table), new DialectText(happening), new DialectText(cursor.Rest()));
    }

    /// <summary>The text that makes an object again, in a schema or by another name.</summary>
    /// <param name="sql">The text that the database keeps.</param>
    /// <param name="schema">The schema; null for the main one.</param>
    /// <param name="name">The name.</param>
    public static string Named(string sql, string? schema, string name)
    {
        var cursor = new TokenCursor(sql);
        while (!cursor.AcceptAny("INDEX", "VIEW", "TRIGGER"))
            cursor.Take();
        cursor.Accept("IF", "NOT", "EXISTS");
        var start = cursor.Current.Start;
        var isQualified = cursor.Peek(1).Is(".");
        return cursor.Name() == name && schema is null && !isQualified
            ? sql
            : $"{sql[..start]}{TableRebuild.Qualified(schema, name)} {cursor.Rest()}";
    }

    static bool Begin(TokenCursor cursor, string word)
    {
        cursor.Expect("CREATE");
        cursor.AcceptAny("TEMP", "TEMPORARY");
        var unique = cursor.Accept("UNIQUE");
        cursor.Expect(word);
        cursor.Accept("IF", "NOT", "EXISTS");
        return unique;
    }

    static IndexColumn IndexColumn(string item)
    {
        var tokens = SqliteTokens.Of(item);
        var end = tokens.Count;
        var descending = end > 1 && tokens[end - 1].Is("DESC");
        if (end > 1 && tokens[end - 1].IsAny("ASC", "DESC"))
            end--;
        string? collation = null;
        if (end > 2 && tokens[end - 2].Is("COLLATE"))
        {
            collation = tokens[end - 1].Name;
            end -= 2;
        }
        if (end == 1 && tokens[0].Kind is SqliteTokenKind.Word or SqliteTokenKind.QuotedName)
            return new(tokens[0].Name, null, descending) { Collation = collation };
        return new(null, new DialectText(Bare(item[..tokens[end - 1].End])), descending) { Collation = collation };
    }

    // One pair of parentheses around it all says nothing.
    static string Bare(string expression)
    {
        var cursor = new TokenCursor(expression);
        if (!cursor.At("("))
            return expression;
        var inside = cursor.Group();
        return cursor.AtEnd ? inside : expression;
    }
}
