using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PSMigrate.Engine.Revisions;

/// <summary>New ids, slugs, dates and file names.</summary>
static class RevisionNaming
{
    const string Hexadecimal = "0123456789abcdef";

    /// <summary>A new id: twelve hexadecimal digits of which the first is a letter, so that no shell takes it for a number.</summary>
    public static string NewId() => RandomNumberGenerator.GetString("abcdef", 1) + RandomNumberGenerator.GetString(Hexadecimal, 11);

    /// <summary>The words of a message in lower case, joined by <c>_</c>, cut at a word.</summary>
    public static string Slug(string message, int maximumLength)
    {
        var words = new StringBuilder();
        foreach (var character in message.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character) || character == '_')
                words.Append(character);
            else if (words.Length > 0 && words[^1] != '_')
                words.Append('_');
        }
        var slug = words.ToString().TrimEnd('_');
        if (slug.Length <= maximumLength)
            return slug;
        var cut = slug[..maximumLength];
        var lastWord = cut.LastIndexOf('_');
        return lastWord > 0 && slug[maximumLength] != '_' ? cut[..lastWord] : cut.TrimEnd('_');
    }

    public static DateTimeOffset Now(string? timeZone)
    {
        var now = DateTimeOffset.Now;
        now = new(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, now.Offset);
        if (timeZone is null)
            return now;
        return TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
            ? TimeZoneInfo.ConvertTime(now, zone)
            : throw Errors.UnknownTimeZone(timeZone);
    }

    /// <summary>The relative path, without its extension, that a template gives a draft.</summary>
    public static string FileName(string template, RevisionDraft draft, int slugLength)
    {
        var name = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                name.Append(template[i]);
                continue;
            }
            var end = template.IndexOf('}', i);
            if (end < 0)
                throw Errors.FileTemplate(template, "a '{' is not closed");
            name.Append(Placeholder(template, template[(i + 1)..end], draft, slugLength));
            i = end;
        }
        var path = name.ToString().TrimEnd('_', '-', ' ', '.');
        if (path.Length == 0 || path.Split('/').Any(part => part.Length == 0 || part is "." or ".."))
            throw Errors.FileTemplate(template, $"it gives the name '{path}'");
        return path;
    }

    static string Placeholder(string template, string text, RevisionDraft draft, int slugLength)
    {
        var (name, format) = text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (text[..colon], text[(colon + 1)..]) : (text, null);
        try
        {
            return name switch
            {
                "id" => draft.Id,
                "slug" => Slug(draft.Message, slugLength),
                "date" => draft.Created.ToString(format ?? "yyyyMMdd_HHmm", CultureInfo.InvariantCulture).Replace(':', '-').Replace('/', '-'),
                _ => throw Errors.FileTemplate(template, $"'{{{text}}}' is none of {{id}}, {{slug}} and {{date:format}}"),
            };
        }
        catch (FormatException)
        {
            throw Errors.FileTemplate(template, $"'{format}' is no date format");
        }
    }
}
