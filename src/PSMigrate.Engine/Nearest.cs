namespace PSMigrate.Engine;

/// <summary>Finds what somebody may have meant.</summary>
static class Nearest
{
    /// <summary>Up to three of the candidates that differ least from a text; none if all differ much.</summary>
    public static IReadOnlyList<string> Of(string text, IEnumerable<string> candidates) =>
        [.. candidates
            .Select(candidate => (candidate, distance: Distance(text, candidate)))
            .Where(pair => pair.distance <= Math.Max(1, text.Length / 3))
            .OrderBy(pair => pair.distance)
            .Take(3)
            .Select(pair => pair.candidate)];

    static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > a.Length / 3 + 1)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? diagonal : diagonal + 1;
                (diagonal, row[j]) = (row[j], Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1));
            }
        }
        return row[b.Length];
    }
}
