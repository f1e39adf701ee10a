namespace PSMigrate.Cmdlets.Configuration;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class NearestName
{
    /// <summary>The names, the nearest first: one that begins as it is written, then by distance. Names of the same rank keep their order.</summary>
    public static List<string> Order(string wanted, IEnumerable<string> names) =>
        [.. names.OrderByDescending(name => wanted.Length > 2 && name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ThenBy(name => Distance(wanted, name))];

    /// <summary>The number of characters to add, drop or replace, without regard to case.</summary>
    public static int Distance(string left, string right)
    {
        left = left.ToUpperInvariant();
        right = right.ToUpperInvariant();
        var row = new int[right.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var replaced = left[i - 1] == right[j - 1] ? diagonal : diagonal + 1;
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.Length];
    }
}
