using PSMigrate.Engine.Dialects;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine;

static partial class Errors
{
    // Running
    public static MigrationException NoBody(MigrationStep step) => step.Direction == MigrationDirection.Upgrade ? NoUpgrade(step.Revision) : new(
        "IrreversibleRevision", ErrorKind.InvalidState, $"Revision '{step.Revision.Id}' does not say how to downgrade: {step.Revision.Path}.",
        "It cannot be undone: nothing was touched. Write a Downgrade (an empty one does nothing), or restore a backup.")
        { Subject = step.Revision.Id, RevisionId = step.Revision.Id, Position = File(step.Revision.Path) };

    public static MigrationException NoUpgrade(Revision revision) => new(
        "NoUpgrade", ErrorKind.InvalidState, $"Revision '{revision.Id}' does not say how to upgrade: {revision.Path}.",
        "Write an Upgrade; an empty one does nothing.") { Subject = revision.Id, RevisionId = revision.Id, Position = File(revision.Path) };

    public static MigrationException TransactionOffInAll(Revision revision) => new(
        "TransactionOffInAll", ErrorKind.InvalidState,
        $"Revision '{revision.Id}' wants no transaction, and TransactionMode is 'All': {revision.Path}.",
        "Run up to the revision before it, then set TransactionMode to 'PerRevision'.") { Subject = revision.Id, RevisionId = revision.Id };

    public static MigrationException ForeignKeysInAll(Revision revision) => new(
        "ForeignKeysInAll", ErrorKind.InvalidState,
        $"Revision '{revision.Id}' wants foreign keys enforced, which cannot be turned on within a transaction, and TransactionMode is 'All': {revision.Path}.",
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
        "Put the file back and write a new revision, or accept the change with Repair-MigrationLog.") { Subject = changed[0].Id };

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

    public static MigrationException StatementsMissing(Revision revision, int number) => new(
        "StatementChanged", ErrorKind.InvalidState,
        $"An earlier run of '{revision.Id}' had committed more statements, in one transaction or behind it, than the {number} that there are now: {revision.Path}.",
        "Put the file back as it was when that run began, finish it, and write a new revision.") { Subject = revision.Id };

    public static MigrationException AutocommitInAll(Revision revision, AutocommitBlock block) => new(
        "AutocommitInAll", ErrorKind.InvalidState,
        $"Revision '{revision.Id}' has an autocommit block, and TransactionMode is 'All'{At(block.Origin)}.",
        "Run up to the revision before it, then set TransactionMode to 'PerRevision'.") { Subject = revision.Id, Position = block.Origin };

    public static MigrationException AutocommitWithoutLog(Revision revision, AutocommitBlock block) => new(
        "AutocommitWithoutLog", ErrorKind.InvalidState,
        $"Revision '{revision.Id}' has an autocommit block, and there is no log table that could tell how far it has got{At(block.Origin)}.",
        "Set LogTable in the configuration.") { Subject = revision.Id, Position = block.Origin };

    public static MigrationException OneTableTwice(string table) => new(
        "OneTableTwice", ErrorKind.InvalidData, $"VersionTable and LogTable both name '{table}'.",
        "Give the log another name, or an empty one for none.") { Subject = table };
}
