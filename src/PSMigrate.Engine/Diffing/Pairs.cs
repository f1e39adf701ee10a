using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>Two lists of named things, side by side.</summary>
/// <param name="Added">What only the second has, in its order.</param>
/// <param name="Removed">What only the first has, in its order.</param>
/// <param name="Kept">What both have, in the second's order.</param>
sealed record Pairs<T>(IReadOnlyList<T> Added, IReadOnlyList<T> Removed, IReadOnlyList<(T From, T To)> Kept);

/// <summary>Finds what belongs together.</summary>
static class Pairs
{
    public static Pairs<T> Of<T>(IEnumerable<T> from, IEnumerable<T> to, Func<T, string> name, StringComparer names)
    {
        var before = new Dictionary<string, T>(names);
        foreach (var item in from)
            before[name(item)] = item;
        List<T> added = [];
        List<(T, T)> kept = [];
        foreach (var item in to)
        {
            if (before.Remove(name(item), out var partner))
                kept.Add((partner, item));
            else
                added.Add(item);
        }
        return new(added, [.. before.Values], kept);
    }

    /// <summary>A key that no two names share: a dot in a name stays within its part.</summary>
    public static string Key(TableName name) => $"{name.Schema?.Length ?? 0}:{name.Schema}.{name.Name}";
}
