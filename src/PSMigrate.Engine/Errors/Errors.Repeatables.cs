using PSMigrate.Operations;

namespace PSMigrate.Engine;

static partial class Errors
{
    // Repeatable objects
    public static MigrationException RepeatableHeaderMissing(string path) => new(
        "RepeatableHeaderMissing", ErrorKind.InvalidData, $"The file says nowhere which repeatable object it is: {path}.",
        "Add '-- Repeatable: name' at its top, or move the file out of the repeatable locations.") { Subject = path, Position = File(path) };

    public static MigrationException RepeatableName(string name, string fault, string? path) => new(
        "RepeatableNameInvalid", path is null ? ErrorKind.InvalidArgument : ErrorKind.InvalidData,
        $"'{name}' cannot be a repeatable object's name: {fault}{(path is null ? "" : $" ({path})")}.",
        "Write the name of the view, function, procedure or trigger.") { Subject = name, Position = path is null ? null : File(path) };

    public static MigrationException RepeatableProvider(string provider, IReadOnlyList<string> known, string path) => new(
        "ProviderUnknown", ErrorKind.InvalidData, $"There is no provider '{provider}', which stands in the header of {path}.",
        $"Write one of {string.Join(", ", known)}, or leave the line out.") { Subject = provider, Position = File(path) };

    public static MigrationException RepeatableSection(SourcePosition at) => new(
        "RepeatableSection", ErrorKind.InvalidData, $"A repeatable object runs as a whole and has no sections, at {at}.",
        "Take the line out; what is undone belongs into a revision.") { Position = at };

    public static MigrationException RepeatableLocationMissing(string location, string? configuration) => new(
        "RepeatableLocationMissing", ErrorKind.NotFound, $"The folder of the repeatable objects is missing: {location}.",
        $"Make the folder, or correct RepeatableLocations in {configuration ?? "the configuration"}.") { Subject = location };

    public static MigrationException DuplicateRepeatable(Repeatable repeatable, Repeatable first) => new(
        "DuplicateRepeatable", ErrorKind.InvalidData, $"Two files say that they are the repeatable object '{repeatable.Name}': {first.Path} and {repeatable.Path}.",
        "Give one of them another name, or say with '-- Provider:' which of them is for which provider.") { Subject = repeatable.Name, Position = File(repeatable.Path) };

    public static MigrationException RepeatableDependency(Repeatable repeatable, string name) => new(
        "RepeatableNotFound", ErrorKind.InvalidData,
        $"The repeatable object '{repeatable.Name}' depends on '{name}', and no file is that object: {repeatable.Path}.",
        "Name another repeatable object; tables and what else revisions make is there before all of them.") { Subject = name, Position = File(repeatable.Path) };

    public static MigrationException RepeatableCycle(IReadOnlyList<Repeatable> circle) => new(
        "RepeatableCycle", ErrorKind.InvalidData,
        $"Repeatable objects depend on each other in a circle: {string.Join(", ", circle.Select(repeatable => $"'{repeatable.Name}' ({repeatable.Path})"))}.",
        "Take one of the names out of Depends-On.") { Subject = circle[0].Name, Position = File(circle[0].Path) };

    public static MigrationException RepeatablesNeedLog(Repeatable repeatable) => new(
        "RepeatablesNeedLog", ErrorKind.InvalidState,
        $"The project has repeatable objects, such as '{repeatable.Name}', and LogTable is empty: only the log knows which of them have changed.",
        "Give LogTable a name, or write the objects as revisions.") { Subject = repeatable.Name, Position = File(repeatable.Path) };

    public static MigrationException RepeatableTransactionOffInAll(Repeatable repeatable) => new(
        "TransactionOffInAll", ErrorKind.InvalidState,
        $"The repeatable object '{repeatable.Name}' wants no transaction, and TransactionMode is 'All': {repeatable.Path}.",
        "Set TransactionMode to 'PerRevision'.") { Subject = repeatable.Name, Position = File(repeatable.Path) };

    public static MigrationException DatabaseMovedBeforeRepeatable(Repeatable repeatable, IReadOnlyList<string> expected, IReadOnlyList<string> found) => new(
        "DatabaseMoved", ErrorKind.InvalidState,
        $"Before the repeatable object '{repeatable.Name}' the database should be at {List(expected)}, and it is at {List(found)}.",
        "Somebody else works on it, or the version table was changed by hand. Look at Get-MigrationStatus.") { Subject = repeatable.Name };

    public static MigrationException RepeatableCommittedButLost(Repeatable repeatable, Exception cause) => new(
        "CommitConfirmed", ErrorKind.Connection,
        $"The connection broke while the repeatable object '{repeatable.Name}' was committed; the database was asked and has it.",
        "Run the command again: it goes on with the next one.", cause) { Subject = repeatable.Name };

    public static MigrationException RepeatableExists(Repeatable repeatable) => new(
        "RepeatableExists", ErrorKind.Exists, $"There is a repeatable object '{repeatable.Name}' already: {repeatable.Path}.",
        "Choose another name, or change that file.") { Subject = repeatable.Name };

    public static MigrationException RepeatableFileExists(string path) => new(
        "FileExists", ErrorKind.Exists, $"The file is there already: {path}.", "Choose another name, or change that file.") { Subject = path };
}
