using System.Globalization;
using System.Text;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>Turns <c>@name</c> in a query into the server's own <c>$1</c>. Quotes, comments and operators with an @ are left alone.</summary>
static class PostgreSqlParameters
{
    public static (string Text, IReadOnlyList<object?> Values) Number(string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        var text = new StringBuilder(sql.Length);
        var names = new List<string>();
        for (var i = 0; i < sql.Length;)
        {
            var length = Opaque(sql, i);
            if (length == 0 && sql[i] == '@' && NameLength(sql, i + 1) is > 0 and var nameLength && BeginsParameter(sql, i))
            {
                var name = sql.Substring(i + 1, nameLength);
                var index = names.FindIndex(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
                if (index < 0)
                {
                    index = names.Count;
                    names.Add(name);
                }
                text.Append('$').Append((index + 1).ToString(CultureInfo.InvariantCulture));
                i += nameLength + 1;
                continue;
            }
            length = Math.Max(1, length);
            text.Append(sql, i, length);
            i += length;
        }
        return (text.ToString(), names.ConvertAll(name => Value(name, parameters)));
    }

    static object? Value(string name, IReadOnlyDictionary<string, object?> parameters)
    {
        foreach (var (key, value) in parameters)
        {
            if (key.TrimStart('@').Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        throw Engine.Errors.ParameterMissing(name);
    }

    // The length of the quoted text or the comment that begins here; 0 when none does.
    static int Opaque(string sql, int at)
    {
        if (sql[at] is '\'' or '"')
            return Closing(sql, at, sql[at].ToString());
        if (sql.AsSpan(at).StartsWith("--"))
            return Closing(sql, at + 1, "\n") + 1;
        if (sql.AsSpan(at).StartsWith("/*"))
            return Closing(sql, at + 1, "*/") + 1;
        if (sql[at] == '$' && sql.IndexOf('$', at + 1) is > 0 and var end && NameLength(sql, at + 1) == end - at - 1)
            return Closing(sql, end, sql[at..(end + 1)]) + end - at;
        return 0;
    }

    static int Closing(string sql, int at, string close) =>
        (sql.IndexOf(close, at + 1, StringComparison.Ordinal) is >= 0 and var end ? end + close.Length : sql.Length) - at;

    static int NameLength(string sql, int at)
    {
        var end = at;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
            end++;
        return end - at;
    }

    // 'id=@id' is a comparison with a parameter, while '@>' and '<@' are operators of the server.
    static bool BeginsParameter(string sql, int at) =>
        at == 0 || !IsOperator(sql[at - 1]) || sql[at - 1] == '=' && (at == 1 || !IsOperator(sql[at - 2]) || sql[at - 2] is '<' or '>' or '!');

    static bool IsOperator(char character) => "+-*/<>=~!@#%^&|`?".Contains(character, StringComparison.Ordinal);
}
