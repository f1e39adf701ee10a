using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>The constraints of a table, side by side: first by name, then by what they say, since many were named by a database.</summary>
/// <param name="Added">What only the second table has.</param>
/// <param name="Removed">What only the first table has.</param>
/// <param name="Changed">What has the same name and says something else.</param>
/// <param name="Kept">What stays as it is, as the first table has it.</param>
sealed record ConstraintPairs(
    IReadOnlyList<Constraint> Added, IReadOnlyList<Constraint> Removed, IReadOnlyList<(Constraint From, Constraint To)> Changed,
    IReadOnlyList<Constraint> Kept)
{
    public static ConstraintPairs Of(Table from, Table to, StringComparer names)
    {
        var left = All(from).ToList();
        List<Constraint> right = [], kept = [];
        foreach (var wanted in All(to))
        {
            if (Take(left, wanted, names, sameName: true) is { } same)
                kept.Add(same);
            else
                right.Add(wanted);
        }
        List<(Constraint, Constraint)> changed = [];
        List<Constraint> added = [];
        foreach (var wanted in right)
        {
            if (Take(left, wanted, names, sameName: false) is { } alike)
                kept.Add(alike);
            else if (left.FindIndex(other => other.Kind == wanted.Kind && HasSameName(other, wanted, names)) is >= 0 and var at)
            {
                changed.Add((left[at], wanted));
                left.RemoveAt(at);
            }
            else
                added.Add(wanted);
        }
        return new(added, left, changed, kept);
    }

    static Constraint? Take(List<Constraint> candidates, Constraint wanted, StringComparer names, bool sameName)
    {
        var at = candidates.FindIndex(other => other.Equals(wanted with { Name = other.Name }) && (!sameName || HasSameName(other, wanted, names)));
        if (at < 0)
            return null;
        var found = candidates[at];
        candidates.RemoveAt(at);
        return found;
    }

    static bool HasSameName(Constraint left, Constraint right, StringComparer names) =>
        left.Name is not null && right.Name is not null && names.Equals(left.Name, right.Name);

    /// <summary>The constraints of a table.</summary>
    public static IEnumerable<Constraint> All(Table table) =>
    [
        .. table.PrimaryKey is null ? Array.Empty<Constraint>() : [table.PrimaryKey],
        .. table.Uniques, .. table.Checks, .. table.Excludes, .. table.ForeignKeys,
    ];
}
