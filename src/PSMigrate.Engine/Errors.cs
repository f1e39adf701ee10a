using System.Data.Common;
using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine;

/// <summary>Every error of the engine: its id, what happened, and what to do.</summary>
static class Errors
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

    // Running
    public static MigrationException NoBody(MigrationStep step) => step.Direction == MigrationDirection.Upgrade ? NoUpgrade(step.Revision) : new(
        "IrreversibleRevision", ErrorKind.InvalidState, $"Revision '{step.Revision.Id}' does not say how to downgrade: {step.Revision.Path}.",
        "It cannot be undone: nothing was touched. Write a Downgrade (an empty one does nothing), or restore a backup.")
        { Subject = step.Revision.Id, RevisionId = step.Revision.Id, Position = File(step.Revision.Path) };

    public static MigrationException NoUpgrade(Revision revision) => new(
        "NoUpgrade", ErrorKind.InvalidState, $"Revision '{revision.Id}' does not say how to upgrade: {revision.Path}.",
        "Write an Upgrade; an empty one does nothing.") { Subject = revision.Id, RevisionId = revision.Id, Position = File(revision.Path) };

    public static MigrationException QueryOffline(Revision revision) => new(
        "QueryOffline", ErrorKind.Unsupported, $"Revision '{revision.Id}' asks the database, and there is none here.",
        "Only a run against a database shows what it does then.") { Subject = revision.Id, RevisionId = revision.Id };

    public static MigrationException TransactionOffInAll(Revision revision) => new(
        "TransactionOffInAll", ErrorKind.InvalidState,
        $"Revision '{revision.Id}' wants no transaction, and TransactionMode is 'All': {revision.Path}.",
        "Run up to the revision before it, then set TransactionMode to 'PerRevision'.") { Subject = revision.Id, RevisionId = revision.Id };

    public static MigrationException PlanChanged(string database) => new(
        "PlanChanged", ErrorKind.InvalidState, $"Somebody has changed {database} since the plan was made: nothing was run.",
        "Look at Get-MigrationStatus, and run the command again.");

    public static MigrationException DatabaseMoved(MigrationStep step, IReadOnlyList<string> found) => new(
        "DatabaseMoved", ErrorKind.InvalidState,
        $"Before revision '{step.Revision.Id}' the database should be at {List(step.HeadsBefore)}, and it is at {List(found)}.",
        "Somebody else works on it, or the version table was changed by hand. Look at Get-MigrationStatus.") { Subject = step.Revision.Id };

    public static MigrationException VersionRowCount(string statement, int count, TableName table) => new(
        "VersionRowCount", ErrorKind.InvalidState, $"A change to {table} should hit 1 row and hit {count}: {statement}.",
        "Somebody else works on the database, or the version table was changed by hand. The step was rolled back.") { Subject = table.ToString() };

    public static MigrationException LockTimeout(string database, string? holder, TimeSpan waited) => new(
        "LockTimeout", ErrorKind.Busy, $"Another run has had {database} locked for more than {waited.TotalSeconds:0} seconds: {holder ?? "who it is cannot be told"}.",
        "Wait for it to end, or end it; the lock goes with its process. Lock.WaitSeconds sets how long to wait.") { Subject = holder };

    public static MigrationException LockLost(string database) => new(
        "LockLost", ErrorKind.Busy, $"The lock on {database} was lost while a revision ran: the step was rolled back.",
        "Run the command again. Behind a connection pooler set LockConnectionString to a direct connection.");

    public static MigrationException RevisionsChanged(IReadOnlyList<Revision> changed) => new(
        "RevisionChanged", ErrorKind.InvalidState,
        $"The file of an applied revision is no longer what was applied: {string.Join(", ", changed.Select(revision => revision.Path))}.",
        "Put the file back and write a new revision, or set OnChangedRevision.") { Subject = changed[0].Id };

    public static MigrationException CommittedButLost(MigrationStep step, Exception cause) => new(
        "CommitConfirmed", ErrorKind.Connection,
        $"The connection broke while revision '{step.Revision.Id}' was committed; the database was asked and has it.",
        "Run the command again: it goes on with the next revision.", cause) { Subject = step.Revision.Id, RevisionId = step.Revision.Id };

    public static MigrationException StatementUnknown(Revision revision, int number, SqlStatement statement) => new(
        "StatementOutcomeUnknown", ErrorKind.InvalidState,
        $"An earlier run of '{revision.Id}' was cut off in statement {number}, and nobody can tell whether it was done: {Shorten(statement.Text)}{At(statement.Locate(null))}.",
        "Look at the database, then say -Resume Retry to run the statement again or -Resume Skip to take it for done.") { Subject = revision.Id, Position = statement.Locate(null) };

    public static MigrationException StatementChanged(Revision revision, int number, SqlStatement statement) => new(
        "StatementChanged", ErrorKind.InvalidState,
        $"An earlier run of '{revision.Id}' had got past statement {number}, which is another one now: {Shorten(statement.Text)}{At(statement.Locate(null))}.",
        "Put the file back as it was when that run began, finish it, and write a new revision.") { Subject = revision.Id, Position = statement.Locate(null) };

    public static MigrationException OneTableTwice(string table) => new(
        "OneTableTwice", ErrorKind.InvalidData, $"VersionTable and LogTable both name '{table}'.",
        "Give the log another name, or an empty one for none.") { Subject = table };

    // SQL
    public static MigrationException TransactionControl(SqlStatement statement) => new(
        "TransactionControl", ErrorKind.InvalidData, $"A revision may not begin or end transactions itself: {Shorten(statement.Text)}{At(statement.Locate(null))}.",
        "Take the statement out; a revision without a transaction says -NoTransaction or '-- Transaction: off'.") { Position = statement.Locate(null) };

    public static MigrationException NeedsNoTransaction(SqlStatement statement) => new(
        "NeedsNoTransaction", ErrorKind.InvalidData, $"The database refuses this statement inside a transaction: {Shorten(statement.Text)}{At(statement.Locate(null))}.",
        "Put it into a revision of its own that says -NoTransaction or '-- Transaction: off'.") { Position = statement.Locate(null) };

    public static MigrationException SqlLex(SqlLexException fault, SourcePosition at) => new(
        fault.ErrorId, ErrorKind.Syntax, $"{fault.Message.TrimEnd('.')}, at {at}.", fault.Remedy, fault) { Position = at };

    public static MigrationException Unsupported(string what, string remedy, string provider, SourcePosition? at) => new(
        "NotSupportedByProvider", ErrorKind.Unsupported, $"{what} is not possible on {provider}{At(at)}.", remedy) { Position = at };

    public static MigrationException ParameterMissing(string name) => new(
        "ParameterMissing", ErrorKind.InvalidArgument, $"The query has a parameter '@{name}', and no value was given for it.",
        $"Add it: -Parameter @{{ {name} = … }}.") { Subject = name };

    public static MigrationException ForeignKeyViolation(string violation) => new(
        "ForeignKeyViolation", ErrorKind.Sql, $"After the revision, {violation}: the step was rolled back.",
        "Let the revision delete or correct the rows that refer to nothing; cascades do not fire while revisions run.") { Subject = violation };

    public static MigrationException SessionChanged(string what, string before, string after) => new(
        "SessionChanged", ErrorKind.InvalidData, $"The revision has left the session with another {what}: '{after}' in place of '{before}'.",
        "Let the revision put it back with RESET ROLE at its end.") { Subject = what };

    public static MigrationException UnknownProvider(string provider, IReadOnlyList<string> known) => new(
        "ProviderUnknown", ErrorKind.InvalidArgument, $"There is no provider '{provider}'.",
        $"Write one of {string.Join(", ", known)}.") { Subject = provider };

    public static MigrationException ConnectionString(string provider, string fault, Exception? cause) => new(
        "ConnectionStringInvalid", ErrorKind.InvalidArgument, $"The connection string cannot be read as one for {provider}: {fault.TrimEnd('.')}.",
        "Correct ConnectionString in the configuration, or give -ConnectionString.", cause);

    /// <summary>A failure that the database reported.</summary>
    public static SqlExecutionException SqlFailed(SqlFault fault, SqlStatement? statement, string database, DbException cause)
    {
        var at = statement?.Locate(fault.Index);
        var detail = fault.Detail is null ? "" : $" {fault.Detail}";
        var shown = statement is null ? "" : $" Statement: {Shorten(statement.Text)}";
        var (id, kind, message, remedy) = fault.Sort switch
        {
            FaultSort.Unreachable => ("ConnectionFailed", ErrorKind.Connection, $"{database} cannot be reached: {fault.Message}", "Check that the server runs, and the address in the connection string."),
            FaultSort.FileUnopenable => ("DatabaseUnopenable", ErrorKind.Connection, $"{database} cannot be opened: {fault.Message}.", "Check that the folder exists, and your rights there and on the file."),
            FaultSort.ConnectionLost => ("ConnectionLost", ErrorKind.Connection, $"The connection to {database} broke: {fault.Message}", "Look at the server, then run the command again: what was not recorded was rolled back."),
            FaultSort.Login => ("LoginFailed", ErrorKind.Authentication, $"{database} refused the login: {fault.Message}", "Check the user and the password; -Credential overrides those of the configuration."),
            FaultSort.DatabaseMissing => ("DatabaseNotFound", ErrorKind.NotFound, $"{fault.Message} ({database})", "Initialize-MigrationDatabase -CreateDatabase makes it."),
            FaultSort.Permission => ("PermissionDenied", ErrorKind.Permission, $"{database} does not allow it: {fault.Message}{At(at)}.{shown}", "Use a login that has the right, or have it granted."),
            FaultSort.ReadOnly => ("DatabaseReadOnly", ErrorKind.Permission, $"{database} cannot be written: {fault.Message}.", "Check the file's and the folder's rights, or whether the server is a standby."),
            FaultSort.LockTimeout => ("LockNotAvailable", ErrorKind.Busy, $"Somebody else holds what the statement needs: {fault.Message}{At(at)}.{shown}", "Run the command again when the database is quieter; Retry and LockTimeout in the configuration say how long to try."),
            FaultSort.StatementTimeout => ("StatementTimeout", ErrorKind.Timeout, $"The statement was ended by the server: {fault.Message}{At(at)}.{shown}", "Raise StatementTimeout, or make the statement smaller."),
            FaultSort.Deadlock => ("Deadlock", ErrorKind.Busy, $"The statement was ended to resolve a deadlock: {fault.Message}{At(at)}.{shown}", "Run the command again; Retry in the configuration does so by itself."),
            FaultSort.NotADatabase => ("NotADatabase", ErrorKind.InvalidData, $"{database} is no database: {fault.Message}", "Check the path; an encrypted file needs its password."),
            _ => ("SqlFailed", ErrorKind.Sql, $"The database refused a statement: {fault.Message}{At(at)}.{detail}{shown}", "Correct the statement and run the command again: a step in a transaction was rolled back."),
        };
        return new(id, kind, message, remedy, cause)
        {
            Statement = statement?.Text,
            SqlState = fault.SqlState,
            Number = fault.Number,
            Position = at,
            IsTransient = fault.Sort is FaultSort.LockTimeout or FaultSort.Deadlock,
        };
    }

    static SourcePosition File(string path) => new(path, 1, 1);

    static string At(SourcePosition? at) => at is null ? "" : $", at {at}";

    static string List(IReadOnlyList<string> ids) => ids.Count == 0 ? "base" : string.Join(", ", ids);

    static string Word(MigrationDirection direction) => direction == MigrationDirection.Upgrade ? "upgrade" : "downgrade";

    static string Shorten(string sql)
    {
        var line = string.Join(' ', sql.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 120 ? line : line[..117] + "…";
    }
}
