using PSMigrate.Operations;

namespace PSMigrate.Engine;

static partial class Errors
{
    // Exporting
    public static MigrationException QueryOffline(Revision revision, SourcePosition? at) => new(
        "QueryOffline", ErrorKind.Unsupported, $"Revision '{revision.Id}' asks the database, and there is none here{At(at)}.",
        "Only a run against a database shows what it does then. Where $Migration.IsOffline is true, let it do without the answer, or take it from -Variable.")
        { Subject = revision.Id, RevisionId = revision.Id, Position = at ?? File(revision.Path) };

    public static MigrationException NotInScript(string what, string remedy, string provider, SourcePosition? at) => new(
        "NotPossibleInScript", ErrorKind.Unsupported, $"{what} is not possible in a script for {provider}{At(at)}.", remedy) { Position = at };

    public static MigrationException ReplayFailed(Revision revision, MigrationException cause, SourcePosition? at) => new(
        "ReplayFailed", ErrorKind.Unsupported,
        $"A table must be made anew here, and what it looks like cannot be worked out without a database, because revision '{revision.Id}' does not run without one: {cause.Message}",
        "Let that revision do without the database where $Migration.IsOffline is true; -Variable hands it what it would ask for. Or run the revisions with Invoke-MigrationUpgrade.",
        cause) { Subject = revision.Id, Position = cause.Position ?? at };

    public static MigrationException NoTargetForScript() => new(
        "TargetMissing", ErrorKind.InvalidArgument, "A downgrade and a stamp need to know where to go.", "Say it with -To, for example -To base.");
}
