using PSMigrate.Engine.Revisions;

namespace PSMigrate.Engine.Planning;

/// <summary>Decides which repeatable objects run. Pure.</summary>
static class RepeatablePlanner
{
    /// <summary>
    /// The objects that are new or have changed since they were applied last, and those that something they depend on has been applied
    /// after, or will be: to make a view anew may take with it what is built on it.
    /// </summary>
    /// <param name="files">The objects, each after those that it depends on.</param>
    /// <param name="applied">What the log says of them, by name.</param>
    public static IReadOnlyList<RepeatableFile> Pending(IReadOnlyList<RepeatableFile> files, IReadOnlyDictionary<string, AppliedRepeatable> applied)
    {
        var pending = new List<RepeatableFile>();
        // When each was applied last; null for those that are pending themselves.
        var numbers = new Dictionary<string, long?>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var current = applied.TryGetValue(file.Name, out var last) && last.Checksum == file.Checksum
                && RepeatableSet.Needed(file, numbers).All(number => number < last.Number);
            numbers.Add(file.Name, current ? last!.Number : null);
            if (!current)
                pending.Add(file);
        }
        return pending;
    }
}

/// <summary>The last time that a repeatable object was applied.</summary>
/// <param name="Checksum">The checksum of its file then.</param>
/// <param name="Number">The number of the row in the log.</param>
sealed record AppliedRepeatable(string Checksum, long Number);
