using PSMigrate.Operations;

namespace PSMigrate.Engine;

static partial class Errors
{
    // The graph
    public static MigrationException DuplicateRevision(Revision revision, Revision first) => new(
        "DuplicateRevision", ErrorKind.InvalidData, $"Two files say that they are revision '{revision.Id}': {first.Path} and {revision.Path}.",
        "Give one of them another id, or delete it.") { Subject = revision.Id, Position = File(revision.Path) };

    public static MigrationException LabelClash(string label, Revision revision, Revision other) => new(
        "BranchLabelClash", ErrorKind.InvalidData, $"The branch label '{label}' of {revision.Path} is also a label or the id of {other.Path}.",
        "Give one of them another label.") { Subject = label, Position = File(revision.Path) };

    public static MigrationException RevisionLoop(Revision revision) => new(
        "RevisionLoop", ErrorKind.InvalidData, $"Revision '{revision.Id}' names itself as its parent or dependency: {revision.Path}.",
        "Name the revision that it really builds on.") { Subject = revision.Id, Position = File(revision.Path) };

    public static MigrationException RevisionCycle(IReadOnlyList<Revision> cycle) => new(
        "RevisionCycle", ErrorKind.InvalidData,
        $"Revisions build on each other in a circle: {string.Join(", ", cycle.Select(revision => $"'{revision.Id}' ({revision.Path})"))}.",
        "Change the parent or the dependency of one of them.") { Subject = cycle[0].Id, Position = File(cycle[0].Path) };

    public static MigrationException MissingParent(Revision revision, string parent) => new(
        "ParentNotFound", ErrorKind.InvalidData, $"Revision '{revision.Id}' builds on '{parent}', and no file is revision '{parent}': {revision.Path}.",
        "Get the missing file back, or name another parent.") { Subject = parent, Position = File(revision.Path) };

    public static MigrationException MissingDependency(Revision revision, string name) => new(
        "DependencyNotFound", ErrorKind.InvalidData,
        $"Revision '{revision.Id}' depends on '{name}', which is neither the id nor the label of a file: {revision.Path}.",
        "Name the dependency by its full id or its label.") { Subject = name, Position = File(revision.Path) };

    // Files and headers
    public static MigrationException HeaderMissing(string path) => new(
        "HeaderMissing", ErrorKind.InvalidData, $"The file says nowhere which revision it is: {path}.",
        "Add its header (Revision 'id' or -- Revision: id), or move the file out of the version locations.") { Subject = path, Position = File(path) };

    public static MigrationException HeaderKey(string key, string near, SourcePosition at) => new(
        "HeaderKeyUnknown", ErrorKind.InvalidData, $"The header has no key '{key}', at {at}.",
        $"Did you mean '{near}'?") { Subject = key, Position = at };

    public static MigrationException HeaderTwice(string key, SourcePosition at) => new(
        "HeaderKeyTwice", ErrorKind.InvalidData, $"The header says '{key}' a second time, at {at}.",
        "Leave one of the lines; several values are separated by commas.") { Subject = key, Position = at };

    public static MigrationException HeaderValue(string key, string value, string path) => new(
        "HeaderValue", ErrorKind.InvalidData, $"'{value}' is no value for '{key}' in the header of {path}.",
        "Write 'on' or 'off'.") { Subject = key, Position = File(path) };

    public static MigrationException SectionTwice(MigrationDirection direction, SourcePosition at) => new(
        "SectionTwice", ErrorKind.InvalidData, $"A second {Word(direction)} section begins at {at}.",
        "Put both into one section.") { Position = at };

    public static MigrationException SectionName(string name, SourcePosition at) => new(
        "SectionUnknown", ErrorKind.InvalidData, $"'{name}' is no section, at {at}.",
        "Write '-- >>> upgrade' or '-- >>> downgrade'.") { Subject = name, Position = at };

    public static MigrationException OutsideSection(SourcePosition at) => new(
        "SqlOutsideSection", ErrorKind.InvalidData, $"SQL stands before the first section, at {at}.",
        "Put '-- >>> upgrade' on a line above it.") { Position = at };

    public static MigrationException FileUnreadable(string path, Exception cause) => new(
        "FileUnreadable", cause is UnauthorizedAccessException ? ErrorKind.Permission : ErrorKind.InvalidData, $"{path} cannot be read: {cause.Message}",
        "Check the path and your rights.", cause) { Subject = path, Position = File(path) };

    public static MigrationException FileEncoding(string path, Exception cause) => new(
        "FileEncoding", ErrorKind.InvalidData, $"{path} is neither UTF-8 nor marked as UTF-16, so its text cannot be told.",
        "Save the file as UTF-8.", cause) { Subject = path, Position = File(path) };

    public static MigrationException FileNotWritable(string path, Exception cause) => new(
        "FileNotWritable", ErrorKind.Permission, $"{path} cannot be written: {cause.Message}",
        "Check the folder and your rights there.", cause) { Subject = path };

    public static MigrationException FileExists(string path, Exception? cause = null) => new(
        "FileExists", ErrorKind.Exists, $"The file is there already: {path}.",
        "Choose another message or id, or put {id} into FileTemplate.", cause) { Subject = path };

    public static MigrationException VersionLocationMissing(string location, string? configuration) => new(
        "VersionLocationMissing", ErrorKind.NotFound, $"The folder of the revisions is missing: {location}.",
        $"Make the folder, or correct VersionLocations in {configuration ?? "the configuration"}.") { Subject = location };

    // New revisions
    public static MigrationException InvalidId(string id, string fault, string? path = null) => new(
        "RevisionIdInvalid", path is null ? ErrorKind.InvalidArgument : ErrorKind.InvalidData,
        $"'{id}' cannot be a revision's id: {fault}{(path is null ? "" : $" ({path})")}.",
        "Use letters, digits and '_'.") { Subject = id, Position = path is null ? null : File(path) };

    public static MigrationException InvalidLabel(string label, string fault, string? path = null) => new(
        "BranchLabelInvalid", path is null ? ErrorKind.InvalidArgument : ErrorKind.InvalidData,
        $"'{label}' cannot be a branch label: {fault}{(path is null ? "" : $" ({path})")}.",
        "Use letters, digits and '_'.") { Subject = label, Position = path is null ? null : File(path) };

    public static MigrationException IdTaken(string id, Revision owner) => new(
        "RevisionIdTaken", ErrorKind.Exists, $"'{id}' is the id or a label of {owner.Path}.",
        "Choose another id, or leave -Id out.") { Subject = id };

    public static MigrationException LabelTaken(string label, Revision owner) => new(
        "BranchLabelTaken", ErrorKind.Exists, $"'{label}' is the id or a label of {owner.Path}.",
        "Choose another label.") { Subject = label };

    public static MigrationException NotAHead(Revision revision) => new(
        "NotAHead", ErrorKind.InvalidState, $"Other revisions build on '{revision.Id}' already, so a new one would begin a branch.",
        "Name a head, or say -Splice if a branch is what you want.") { Subject = revision.Id };

    public static MigrationException NotAVersionLocation(string folder, IEnumerable<string> locations) => new(
        "NotAVersionLocation", ErrorKind.InvalidArgument, $"{folder} is not among the version locations: {string.Join(", ", locations)}.",
        "Choose one of them, or add the folder to VersionLocations.") { Subject = folder };

    public static MigrationException SeveralLocations(IEnumerable<string> locations) => new(
        "SeveralVersionLocations", ErrorKind.InvalidArgument, $"The project has several version locations: {string.Join(", ", locations)}.",
        "Say which one with -VersionPath.");

    public static MigrationException InvalidMessage(string message, string fault) => new(
        "MessageInvalid", ErrorKind.InvalidArgument, $"The message cannot stand in a revision's header: {fault}.",
        "Write one line of plain text.") { Subject = message };

    public static MigrationException TemplateMissing(string name, IEnumerable<string> folders) => new(
        "TemplateMissing", ErrorKind.NotFound, $"There is no template '{name}' in {string.Join(" or ", folders)}.",
        "Install the module anew, or put the template into the project's 'templates' folder.") { Subject = name };

    public static MigrationException TemplateLoses(string what, string path) => new(
        "TemplateLoses", ErrorKind.InvalidData, $"The {what} of the new revision would not be the same when the file is read again: {Path.GetFileName(path)}.",
        "Choose a plainer message, or correct the template: {header} stands for all of it.") { Subject = what };

    public static MigrationException FileTemplate(string template, string fault) => new(
        "FileTemplateInvalid", ErrorKind.InvalidData, $"FileTemplate '{template}' makes no file name: {fault}.",
        "Correct it, for example to '{date:yyyyMMdd_HHmm}_{id}_{slug}'.") { Subject = template };

    public static MigrationException UnknownTimeZone(string zone) => new(
        "TimeZoneUnknown", ErrorKind.InvalidData, $"This machine knows no time zone '{zone}'.",
        "Write TimeZone as 'UTC' or as an IANA name such as 'Europe/Berlin'.") { Subject = zone };
}
