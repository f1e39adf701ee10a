using System.Text.RegularExpressions;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Which object is named in which text. A name that stands there by chance only makes the order stricter.</summary>
static class Mentions
{
    static readonly Regex Star = new(@"(\.|\bselect\s+|,\s*)\*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    const string Quotes = "\"]'";

    public static bool In(DialectText? text, string name) =>
        text is not null && (Has(text.Default, name) || text.Overrides.Any(item => Has(item.Text, name)));

    /// <summary>Whether a text takes all columns of something, without their names.</summary>
    public static bool AllColumns(DialectText text) =>
        text.Default is { } plain && Star.IsMatch(plain) || text.Overrides.Any(item => Star.IsMatch(item.Text));

    /// <summary>Items with each behind those that it mentions; a circle is left in the order that was given.</summary>
    public static IReadOnlyList<T> Order<T>(IReadOnlyList<T> items, Func<T, T, bool> mentions) where T : class
    {
        var done = new List<T>(items.Count);
        var seen = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var item in items)
            Visit(item);
        return done;

        void Visit(T item)
        {
            if (!seen.Add(item))
                return;
            foreach (var other in items)
            {
                if (!ReferenceEquals(other, item) && mentions(item, other))
                    Visit(other);
            }
            done.Add(item);
        }
    }

    // A quote in a name is doubled in a text, whichever quotes stand around it.
    static bool Has(string? text, string name) =>
        text is not null && (Stands(text, name) || Quotes.Any(quote => name.Contains(quote) && Stands(text, name.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal))));

    static bool Stands(string text, string name) =>
        text.Contains(name, StringComparison.OrdinalIgnoreCase)
        && Regex.IsMatch(text, $@"(?<![\w]){Regex.Escape(name)}(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
