namespace PSMigrate.Engine.Revisions;

/// <summary>What an id and a label may be, for files that are read and for files that are written.</summary>
static class RevisionRules
{
    static readonly string[] Reserved = ["base", "head", "heads", "current"];

    public static void CheckHeader(Revision revision, int maximumIdLength)
    {
        if (IdFault(revision.Id, maximumIdLength) is { } fault)
            throw Errors.InvalidId(revision.Id, fault, revision.Path);
        foreach (var label in revision.BranchLabels)
        {
            if (NameFault(label) is { } labelFault)
                throw Errors.InvalidLabel(label, labelFault, revision.Path);
        }
    }

    public static string? IdFault(string id, int maximumLength) =>
        id.Length > maximumLength ? $"it has {id.Length} characters, and the version table holds {maximumLength}" : NameFault(id);

    public static string? NameFault(string name)
    {
        if (name.Length == 0)
            return "it is empty";
        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
            return "the word has a meaning of its own";
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '.'))
                return $"it contains '{character}', where only letters, digits, '_' and '.' may stand";
        }
        return null;
    }
}
