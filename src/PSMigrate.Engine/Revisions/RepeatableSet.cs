using PSMigrate.Engine.Dialects;

namespace PSMigrate.Engine.Revisions;

/// <summary>The repeatable objects of a project, in the order in which they run.</summary>
sealed class RepeatableSet
{
    readonly List<RepeatableFile> files = [];

    /// <summary>Puts files together. What does not fit is reported and left out.</summary>
    public static RepeatableSet Build(IReadOnlyList<RepeatableFile> files, ICollection<MigrationException> problems)
    {
        var set = new RepeatableSet();
        foreach (var file in files)
        {
            if (set.files.Find(file.Overlaps) is { } first)
                problems.Add(Errors.DuplicateRepeatable(file.Repeatable, first.Repeatable));
            else
                set.files.Add(file);
        }
        var names = set.files.Select(file => file.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in set.files)
        {
            foreach (var name in file.Repeatable.DependsOn.Where(name => !names.Contains(name)))
                problems.Add(Errors.RepeatableDependency(file.Repeatable, name));
        }
        var circles = DialectRegistry.Names.Select(provider => set.Sort(provider).Circle).Where(circle => circle.Count > 0);
        foreach (var circle in circles.DistinctBy(circle => string.Join('\n', circle.Select(file => file.Repeatable.Path))))
            problems.Add(Errors.RepeatableCycle(circle.ConvertAll(file => file.Repeatable)));
        return set;
    }

    /// <summary>Refuses a file that would not fit.</summary>
    public void CheckNew(RepeatableFile file)
    {
        if (files.Find(file.Overlaps) is { } first)
            throw Errors.RepeatableExists(first.Repeatable);
        if (file.Repeatable.DependsOn.FirstOrDefault(name => !files.Exists(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) is { } missing)
            throw Errors.RepeatableDependency(file.Repeatable, missing);
    }

    /// <summary>The objects for a provider: each after those that it depends on, and else by the ordinal order of their names.</summary>
    public IReadOnlyList<RepeatableFile> For(string provider) => Sort(provider).Ordered;

    /// <summary>What a file depends on, found by its name. What only another provider has asks for nothing.</summary>
    public static IEnumerable<T> Needed<T>(RepeatableFile file, IReadOnlyDictionary<string, T> among) =>
        file.Repeatable.DependsOn.Where(among.ContainsKey).Select(name => among[name]);

    (IReadOnlyList<RepeatableFile> Ordered, List<RepeatableFile> Circle) Sort(string provider)
    {
        var members = files.Where(file => file.IsFor(provider)).ToDictionary(file => file.Name, StringComparer.OrdinalIgnoreCase);
        var open = members.Values.ToDictionary(file => file, file => Needed(file, members).Count());
        var dependents = members.Values.SelectMany(file => Needed(file, members).Select(needed => (needed, file))).ToLookup(pair => pair.needed, pair => pair.file);
        var ready = new SortedSet<RepeatableFile>(
            open.Keys.Where(file => open[file] == 0), Comparer<RepeatableFile>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)));
        var ordered = new List<RepeatableFile>(members.Count);
        while (ready.Min is { } next)
        {
            ready.Remove(next);
            open.Remove(next);
            ordered.Add(next);
            foreach (var dependent in dependents[next])
            {
                if (--open[dependent] == 0)
                    ready.Add(dependent);
            }
        }
        // What only hangs on a circle is no part of it.
        while (open.Keys.FirstOrDefault(file => !dependents[file].Any(open.ContainsKey)) is { } above)
            open.Remove(above);
        return (ordered, [.. open.Keys.OrderBy(file => file.Name, StringComparer.Ordinal)]);
    }
}
