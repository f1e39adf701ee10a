using PSMigrate.Engine.Dialects.Lexing;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>
/// Reads the text that made a view, a routine or a trigger, as far as its own words. The name in it is passed over: after a rename it is the old one.
/// </summary>
sealed class SqlServerModuleText
{
    readonly SqlCursor cursor;

    public SqlServerModuleText(string definition)
    {
        cursor = new(definition);
        // CREATE OR ALTER VIEW name, or with fewer words.
        while (Next() is { } word && !Is(word, "VIEW", "FUNCTION", "PROCEDURE", "PROC", "TRIGGER"))
        {
        }
        SkipName();
    }

    /// <summary>The rest of the text.</summary>
    public string Rest => cursor.Text[cursor.Position..].Trim();

    /// <summary>The names of columns in parentheses, if they stand here.</summary>
    public IReadOnlyList<string> Columns()
    {
        if (!TrySkip('('))
            return [];
        var names = new List<string>();
        while (Next() is { } token && token != ")")
        {
            if (token != ",")
                names.Add(Unquoted(token));
        }
        return names;
    }

    /// <summary>Goes behind the name of the table that a trigger watches.</summary>
    public void SkipTable()
    {
        Next();
        SkipName();
    }

    /// <summary>What stands before the word AS, and goes behind it. In EXECUTE AS the word means something else.</summary>
    public string UpToAs()
    {
        SkipBlanks();
        var (start, last) = (cursor.Position, "");
        while (!cursor.AtEnd)
        {
            SkipBlanks();
            var end = cursor.Position;
            if (Next() is not { } token)
                break;
            if (Is(token, "AS") && !Is(last, "EXECUTE", "EXEC"))
                return cursor.Text[start..end].Trim();
            last = token;
        }
        return cursor.Text[start..].Trim();
    }

    /// <summary>What a function gives, by what stands behind its name: a value, the rows of a query, or the rows of a variable.</summary>
    public static FunctionResult ResultOf(string definition)
    {
        var text = new SqlServerModuleText($"FUNCTION f {definition}");
        for (var depth = 0; text.Next() is { } token;)
        {
            depth += token switch { "(" => 1, ")" => -1, _ => 0 };
            if (depth == 0 && Is(token, "RETURNS"))
                return text.Next() is not { } result ? FunctionResult.Value
                    : Is(result, "TABLE") ? FunctionResult.Query
                    : result[0] == '@' ? FunctionResult.Variable : FunctionResult.Value;
        }
        return FunctionResult.Value;
    }

    /// <summary>An expression without the parentheses around it, of which the server adds a pair or two.</summary>
    public static string Unwrap(string expression)
    {
        var text = expression.Trim();
        while (text is ['(', .., ')'] && ClosesAtEnd(text))
            text = text[1..^1].Trim();
        return text;
    }

    static bool ClosesAtEnd(string text)
    {
        var cursor = new SqlCursor(text);
        for (var depth = 0; !cursor.AtEnd;)
        {
            if (SkipQuoted(cursor))
                continue;
            depth += cursor.Current switch { '(' => 1, ')' => -1, _ => 0 };
            cursor.Position++;
            if (depth == 0)
                return cursor.AtEnd;
        }
        return false;
    }

    void SkipName()
    {
        do
            Next();
        while (TrySkip('.'));
    }

    // What is not there leaves the comments before it to the rest.
    bool TrySkip(char wanted)
    {
        var start = cursor.Position;
        SkipBlanks();
        if (!cursor.AtEnd && cursor.Current == wanted)
        {
            cursor.Position++;
            return true;
        }
        cursor.Position = start;
        return false;
    }

    string? Next()
    {
        SkipBlanks();
        if (cursor.AtEnd)
            return null;
        var start = cursor.Position;
        if (!SkipQuoted(cursor))
        {
            do
                cursor.Position++;
            while (!cursor.AtEnd && IsWordPart(cursor.Current) && IsWordPart(cursor.Text[start]));
        }
        return cursor.Text[start..cursor.Position];
    }

    void SkipBlanks()
    {
        while (!cursor.AtEnd)
        {
            if (cursor.At('-', '-'))
                cursor.SkipLine("\r\n");
            else if (cursor.At('/', '*'))
                cursor.SkipComment(nested: true);
            else if (char.IsWhiteSpace(cursor.Current))
                cursor.Position++;
            else
                return;
        }
    }

    static bool SkipQuoted(SqlCursor cursor) => cursor.Current switch
    {
        '\'' or '"' => cursor.SkipQuoted(cursor.Current, doubled: true),
        '[' => cursor.SkipQuoted(']', doubled: true),
        _ => false,
    };

    static string Unquoted(string name) => name[0] switch
    {
        '[' => name[1..^1].Replace("]]", "]", StringComparison.Ordinal),
        '"' => name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal),
        _ => name,
    };

    static bool Is(string token, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (token.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '_' or '@' or '#' or '$';
}

/// <summary>What a function gives.</summary>
enum FunctionResult
{
    Value,
    Query,
    Variable,
}
