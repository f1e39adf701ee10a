using System.Data.Common;

namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Hides what must not be shown.</summary>
internal static class SecretMask
{
    public const string Masked = "***";

    static readonly string[] SecretKeywords = ["password", "pwd", "secret", "token"];

    /// <summary>Whether a keyword of a connection string, or an environment variable, holds a secret by its name.</summary>
    public static bool IsSecretKeyword(string name) =>
        Array.Exists(SecretKeywords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a variable of a project holds a secret by its name.</summary>
    public static bool IsSecretVariable(string name) => IsSecretKeyword(name) || name.Contains("key", StringComparison.OrdinalIgnoreCase);

    /// <summary>A connection string with its passwords hidden; all of it, when it cannot be taken apart.</summary>
    public static string ConnectionString(string text)
    {
        if (text.Length == 0)
            return text;
        return SchemeLength(text) > 0 ? Address(text) : Pairs(text) ?? Masked;
    }

    /// <summary>A text that may hold a connection string or an address: only what is recognised as a secret is hidden.</summary>
    public static string Text(string text) =>
        SchemeLength(text) > 0 ? Address(text) : text.Contains('=', StringComparison.Ordinal) ? Pairs(text) ?? text : text;

    static string? Pairs(string text)
    {
        DbConnectionStringBuilder builder;
        try
        {
            builder = new() { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            return null;
        }
        var shown = new DbConnectionStringBuilder();
        var hidden = false;
        foreach (string key in builder.Keys!)
        {
            var isSecret = IsSecretKeyword(key);
            hidden |= isSecret;
            shown[Spelling(text, key)] = isSecret ? Masked : builder[key];
        }
        return hidden ? shown.ConnectionString : text;
    }

    // The builder lowers the case of the keys that it reads.
    static string Spelling(string text, string key)
    {
        var index = text.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        return index < 0 ? key : text.Substring(index, key.Length);
    }

    static int SchemeLength(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        for (var i = 0; i < end; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('+' or '-' or '.' or ':'))
                return 0;
        }
        return Math.Max(end, 0);
    }

    // Up to the last @, because a password may hold every other delimiter unescaped; hiding too much is the safe side.
    static string Address(string text)
    {
        var start = SchemeLength(text) + 3;
        var at = text.LastIndexOf('@');
        var colon = at < 0 ? -1 : text.IndexOf(':', start, Math.Max(at - start, 0));
        if (colon >= 0)
            text = string.Concat(text.AsSpan(0, colon + 1), Masked, text.AsSpan(at));
        return Parameters(text, start);
    }

    // Addresses of the JDBC kind have semicolons.
    static string Parameters(string text, int start)
    {
        var begin = text.AsSpan(start).IndexOfAny('?', '&', ';');
        while (begin >= 0)
        {
            start += begin + 1;
            var length = text.AsSpan(start).IndexOfAny('?', '&', ';');
            var end = length < 0 ? text.Length : start + length;
            var equals = text.IndexOf('=', start, end - start);
            if (equals > 0 && IsSecretKeyword(text[start..equals]))
            {
                text = string.Concat(text.AsSpan(0, equals + 1), Masked, text.AsSpan(end));
                start = equals + 1;
            }
            begin = text.AsSpan(start).IndexOfAny('?', '&', ';');
        }
        return text;
    }
}
