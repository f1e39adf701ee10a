using System.Data;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>Binds the <c>@name</c>s of a text. Quotes and comments are left alone, and so are names that have no value: the text may declare them.</summary>
static partial class SqlServerParameters
{
    public static (string Text, IReadOnlyList<SqlParameter> Parameters) Bind(string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in parameters)
            values[name.TrimStart('@')] = value;
        var bound = new Dictionary<string, SqlParameter>(StringComparer.OrdinalIgnoreCase);
        var text = Names().Replace(sql, match =>
        {
            var name = match.Groups["name"].Value;
            if (name.Length == 0 || !values.TryGetValue(name, out var value))
                return match.Value;
            // A parameter has a type, and there is none that a NULL of it could go into every column with. What stands before an
            // equals sign may be the name of a procedure's parameter, so it stays.
            if (value is null or DBNull && !match.Groups["named"].Success)
                return "NULL";
            bound.TryAdd(name, Parameter("@" + name, value));
            return match.Value;
        });
        return (text, [.. bound.Values]);
    }

    static SqlParameter Parameter(string name, object? value) => value switch
    {
        null or DBNull => new(name, DBNull.Value),
        // The driver's own choice would cut the fraction of a second and refuse what is older than 1753.
        DateTime moment => new(name, SqlDbType.DateTime2) { Value = moment },
        sbyte or ushort => new(name, Convert.ToInt32(value, null)),
        uint number => new(name, (long)number),
        ulong number => new(name, (decimal)number),
        char letter => new(name, letter.ToString()),
        ValueList<byte> bytes => new(name, bytes.ToArray()),
        _ => new(name, value),
    };

    [GeneratedRegex("""
        '(?:[^']|'')*'|"(?:[^"]|"")*"|\[(?:[^\]]|\]\])*\]|--[^\n]*|/\*.*?(?:\*/|$)|@@\w+|@(?<name>\w[\w@$#]*)(?<named>\s*=)?
        """, RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
