using PSMigrate.Cmdlets.Hosting;

namespace PSMigrate.Cmdlets.Commands;

/// <summary>What came through the pipe: collected first, then planned once.</summary>
sealed class PipedRevisions
{
    readonly List<RevisionReference> references = [];

    public int Count => references.Count;

    public IReadOnlyList<string> Ids => references.ConvertAll(reference => reference.Require());

    // What a run has put out may be piped on whole: repeatable objects are neither undone nor stamped.
    public void Add(IEnumerable<RevisionReference> more) => references.AddRange(more.Where(reference => !reference.IsRepeatable));

    /// <summary>The environment that the revisions were read from: they go back to where they came from.</summary>
    /// <param name="given">What -Environment says; null when it is not there.</param>
    public string? Environment(string? given)
    {
        foreach (var environment in references.Select(reference => reference.Environment).OfType<string>())
        {
            given ??= environment;
            if (!environment.Equals(given, StringComparison.OrdinalIgnoreCase))
                throw CommandErrors.OtherEnvironment(environment, given);
        }
        return given;
    }

    /// <summary>The project of the revisions; null when they do not say.</summary>
    public string? Project()
    {
        string? first = null;
        foreach (var project in references.Select(reference => reference.Project).OfType<string>())
        {
            first ??= project;
            if (project != first)
                throw CommandErrors.OtherProject(project, first);
        }
        return first;
    }
}
