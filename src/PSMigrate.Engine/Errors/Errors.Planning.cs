namespace PSMigrate.Engine;

static partial class Errors
{
    // Targets
    public static MigrationException RevisionNotFound(string text, IReadOnlyList<string> near) => new(
        "RevisionNotFound", ErrorKind.NotFound, $"No revision or branch is called '{text}', and no id begins like it.",
        near.Count > 0 ? $"Did you mean {string.Join(" or ", near.Select(id => $"'{id}'"))}?" : "Get-MigrationHistory lists the revisions.") { Subject = text };

    public static MigrationException AmbiguousPrefix(string text, IReadOnlyList<Revision> candidates) => new(
        "RevisionAmbiguous", ErrorKind.InvalidArgument,
        $"The ids of {candidates.Count} revisions begin with '{text}': {string.Join(", ", candidates.Take(5).Select(revision => revision.Id))}{(candidates.Count > 5 ? ", …" : "")}.",
        "Write more of the id.") { Subject = text };

    public static MigrationException EmptyIdentifier() => new(
        "RevisionNotFound", ErrorKind.InvalidArgument, "An empty text names no revision.", "Write an id, a prefix of one, 'head', 'heads' or 'base'.");

    public static MigrationException SeveralHeads(IReadOnlyList<string> heads) => new(
        "MultipleHeads", ErrorKind.InvalidArgument, $"There are {heads.Count} heads: {string.Join(", ", heads)}.",
        "Name one of them, say 'heads' where all are meant, or merge them.") { Subject = string.Join(",", heads) };

    public static MigrationException TargetSyntax(string text) => new(
        "TargetSyntax", ErrorKind.InvalidArgument, $"'{text}' names no revision.",
        "Write an id, a prefix of one, 'head', 'heads', 'base', 'label@head', 'id+1' or 'id-1'.") { Subject = text };

    public static MigrationException CurrentNeedsDatabase() => new(
        "CurrentNeedsDatabase", ErrorKind.InvalidArgument, "'current' and a target such as '+1' start from where a database is, and none was asked.",
        "Name the revision itself.");

    public static MigrationException WrongBranch(Revision revision, Revision branch) => new(
        "WrongBranch", ErrorKind.InvalidArgument, $"Revision '{revision.Id}' is not on the branch of '{branch.Id}'.",
        "Leave the label out, or name a revision of that branch.") { Subject = revision.Id };

    public static MigrationException NotInBranch(string text, Revision branch) => new(
        "NotInBranch", ErrorKind.InvalidArgument, $"Nothing that '{text}' would undo is on the way to '{branch.Id}'.",
        "Name a revision that the branch is built on.") { Subject = text };

    public static MigrationException RangeApart(Revision from, string to) => new(
        "RangeApart", ErrorKind.InvalidArgument, $"'{to}' is not built on '{from.Id}', so there is no way between them.",
        "Name two ends of one branch, the older one first.") { Subject = from.Id };

    public static MigrationException OverlappingTargets(Revision covered, Revision covering) => new(
        "OverlappingTargets", ErrorKind.InvalidArgument, $"'{covered.Id}' is named beside '{covering.Id}', which is built on it.",
        "Name only the newer one.") { Subject = covered.Id };

    public static MigrationException OverlappingRows(Revision covered, Revision covering) => new(
        "OverlappingRows", ErrorKind.InvalidState,
        $"The version table has a row for '{covered.Id}' beside the one for '{covering.Id}', which is built on it: that was not written by a run.",
        "Set-MigrationStamp -Purge, with the revisions that the database really is at, puts it right.") { Subject = covered.Id };

    public static MigrationException UnknownRow(IReadOnlyList<string> ids) => new(
        "UnknownRevisionInDatabase", ErrorKind.InvalidState,
        $"The database is at revision {string.Join(", ", ids.Select(id => $"'{id}'"))}, and no file of the project is that revision.",
        "It may come from a newer checkout, or its file was deleted: check out the project as it was deployed, or get the file back. Set-MigrationStamp -Purge forgets what the database says.") { Subject = ids[0] };

    public static MigrationException OneTarget(IReadOnlyList<string> targets) => new(
        "OneTarget", ErrorKind.InvalidArgument, $"A downgrade goes to one revision, and {targets.Count} were named.", "Name one.");

    public static MigrationException NotApplied(Revision revision) => new(
        "RevisionNotApplied", ErrorKind.InvalidState, $"The database does not have revision '{revision.Id}', so a downgrade cannot go there.",
        "Get-MigrationHistory -IncludeStatus shows what is applied.") { Subject = revision.Id };

    public static MigrationException WrongWay(string text, MigrationDirection direction) => new(
        "RelativeTarget", ErrorKind.InvalidArgument, $"'{text}' does not lead {(direction == MigrationDirection.Upgrade ? "up" : "down")}.",
        direction == MigrationDirection.Upgrade ? "An upgrade takes '+1', '+2' and so on." : "A downgrade takes '-1', '-2' and so on.") { Subject = text };

    public static MigrationException Overwalk(string text, int possible) => new(
        "RelativeOutOfRange", ErrorKind.InvalidArgument, $"'{text}' goes too far: there {(possible == 1 ? "is 1 step" : $"are {possible} steps")} to go.",
        "Say fewer steps, or 'heads' or 'base'.") { Subject = text };

    public static MigrationException AmbiguousWalk(string text, IReadOnlyList<string> ways) => new(
        "RelativeAmbiguous", ErrorKind.InvalidArgument, $"'{text}' comes to a point with several ways to go: {string.Join(", ", ways)}.",
        "Name the revision itself.") { Subject = text };

    public static MigrationException SeveralRows(string text, IReadOnlyList<string> rows) => new(
        "RelativeAmbiguous", ErrorKind.InvalidArgument, $"The database is at {rows.Count} revisions ({string.Join(", ", rows)}), so '{text}' has no one place to start from.",
        "Name the revision itself.") { Subject = text };
}
