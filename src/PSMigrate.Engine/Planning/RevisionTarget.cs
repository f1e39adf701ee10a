using System.Globalization;

namespace PSMigrate.Engine.Planning;

/// <summary>A text that says where to go, taken apart: <c>[label@][name][+N|-N]</c>.</summary>
/// <param name="Text">The text as it was given.</param>
/// <param name="Label">What stands before the <c>@</c>: a label or an id; null when nothing does.</param>
/// <param name="Name">An id, a prefix, a label or a word such as <c>head</c>; null for a target that is only relative.</param>
/// <param name="Steps">How far to walk from there; null when the target is not relative.</param>
sealed record RevisionTarget(string Text, string? Label, string? Name, int? Steps)
{
    public static RevisionTarget Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            throw Errors.EmptyIdentifier();
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        var label = at < 0 ? null : trimmed[..at];
        var rest = trimmed[(at + 1)..];
        if (label?.Length == 0 || rest.Length == 0 || rest.Contains('@', StringComparison.Ordinal))
            throw Errors.TargetSyntax(text);
        var sign = rest.LastIndexOfAny(['+', '-']);
        if (sign < 0)
            return new(text, label, rest, null);
        var digits = rest[(sign + 1)..];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var steps))
            throw Errors.TargetSyntax(text);
        return new(text, label, sign == 0 ? null : rest[..sign], rest[sign] == '-' ? -steps : steps);
    }
}
