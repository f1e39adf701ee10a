using System.Management.Automation.Language;
using PSMigrate.Operations;

namespace PSMigrate.Cmdlets.Hosting;

/// <summary>Every error of the commands and of PowerShell revisions: its id, what happened, and what to do. Those of the configuration stand with it.</summary>
static class CommandErrors
{
    public static MigrationException EngineMissing(string path) => new(
        "EngineMissing", ErrorKind.NotFound, $"A part of the module is missing: {path}.", "Build the project with 'dotnet build', or install the module anew.") { Subject = path };

    // Input
    public static MigrationException IdIsNumber(object value) => new(
        "RevisionIdIsNumber", ErrorKind.InvalidArgument, $"{value} is a number, and a revision's id is a text: PowerShell has turned one into the other.",
        "Put the id in quotes.") { Subject = value };

    public static MigrationException NotARevision(object? value) => new(
        "NotARevision", ErrorKind.InvalidArgument, $"{(value is null ? "$null" : $"'{value}' ({value.GetType().Name})")} is neither a revision nor an id, and has no property Id.",
        value is null ? "Is the variable spelt right?" : "Pipe revisions, ids or rows with a column Id.") { Subject = value };

    public static MigrationException OtherProject(string? given, string project) => new(
        "OtherProject", ErrorKind.InvalidArgument, $"A revision that came through the pipe belongs to {given}, and this command works on {project}.",
        "Pipe the revisions of one project, and run the command there or with -ProjectPath.") { Subject = given };

    public static MigrationException OtherEnvironment(string? given, string environment) => new(
        "OtherEnvironment", ErrorKind.InvalidArgument,
        $"A revision that came through the pipe was read from environment '{given}', and this command works on '{environment}'.",
        "Name the same environment on both sides, or pipe ids only.") { Subject = given };

    public static MigrationException TargetOrUndo() => new(
        "TargetOrUndo", ErrorKind.InvalidArgument, "A downgrade goes to a target (-To) or undoes revisions that come through the pipe, never both.",
        "Leave one of them out.");

    public static MigrationException TargetMissing() => new(
        "TargetMissing", ErrorKind.InvalidArgument, "A downgrade needs to know where to go.",
        "Say -To -1 for one step, -To base for everything, or pipe the revisions to undo.");

    public static MigrationException PipedNotApplied(string id, string database) => new(
        "RevisionNotApplied", ErrorKind.InvalidState, $"{database} does not have revision '{id}', so it cannot be undone.",
        "Get-MigrationHistory -Applied lists what can.") { Subject = id };

    public static MigrationException UnknownRow(string id) => new(
        "UnknownRevisionInDatabase", ErrorKind.InvalidState,
        $"The database is at revision '{id}' too, and no file of the project is that revision: what it brought is missing here.",
        "Check out the project as it was deployed, or get the file back. Set-MigrationStamp -Purge forgets what the database says.") { Subject = id };

    public static MigrationException SeveralHeads(IReadOnlyList<string> heads) => new(
        "MultipleHeads", ErrorKind.InvalidState, $"The revisions have {heads.Count} heads: {string.Join(", ", heads)}.",
        "Merge them: Get-MigrationHead | Merge-MigrationRevision 'merge'.") { Subject = string.Join(",", heads) };

    public static MigrationException NobodyToAsk(string command) => new(
        "CannotConfirm", ErrorKind.InvalidState, $"{command} wants a confirmation, and nobody can answer here: nothing was done.",
        "Say -Force (or -Confirm:$false) where the command runs without a person.") { Subject = command };

    public static MigrationException RepairNotApplied(string id, string database) => new(
        "RevisionNotApplied", ErrorKind.InvalidState, $"{database} does not have revision '{id}', so there is no change to accept.",
        "(Get-MigrationStatus).Changed lists the revisions whose file has changed.") { Subject = id };

    public static MigrationException ReasonMissing() => new(
        "ReasonMissing", ErrorKind.InvalidArgument, "Accepting a change needs a reason, which the log keeps.", "Say why, for example -Reason 'typo in a comment'.");

    // Plans
    public static MigrationException TargetOrPlan(string command) => new(
        "TargetOrPlan", ErrorKind.InvalidArgument, $"{command} runs an approved plan or goes to a target, never both.", "Leave one of them out.") { Subject = command };

    public static MigrationException PlanDirection(MigrationDirection direction) => new(
        "PlanDirection", ErrorKind.InvalidArgument, $"The plan is {(direction == MigrationDirection.Upgrade ? "an upgrade" : "a downgrade")}.",
        $"Run it with Invoke-Migration{direction}.") { Subject = direction };

    public static MigrationException PlanEnvironment(string planned, string given) => new(
        "PlanElsewhere", ErrorKind.InvalidArgument, $"The plan was made for the environment '{planned}', and this command works on '{given}': nothing was run.",
        $"Leave -Environment out, or make a plan for '{given}' and have it approved.") { Subject = planned };

    public static MigrationException NotAPlan(object value) => new(
        "NotAPlan", ErrorKind.InvalidArgument, $"'{value}' ({value.GetType().Name}) is neither a plan nor the path of one.",
        "Give what Get-MigrationPlan has put out, or the path of a file that Export-MigrationPlan has written.") { Subject = value };

    public static MigrationException PlanUnreadable(string path, Exception cause) => new(
        "FileUnreadable", cause is UnauthorizedAccessException ? ErrorKind.Permission : ErrorKind.NotFound, $"The plan cannot be read: {cause.Message}",
        "Check the path and your rights.", cause) { Subject = path };

    public static MigrationException PlanInvalid(string path, string fault) => new(
        "PlanInvalid", ErrorKind.InvalidData, $"{path} is no plan: {fault}.", "Make it anew with Export-MigrationPlan.") { Subject = path };

    public static MigrationException PlanTooNew(string path, int format) => new(
        "PlanTooNew", ErrorKind.Unsupported, $"{path} was written by a newer version, in format {format}.", "Run it with that version.") { Subject = path };

    public static MigrationException PlanIncomplete(string name) => new(
        "PlanIncomplete", ErrorKind.InvalidArgument, $"The plan has no checksum for '{name}'.", "Take the plan from Get-MigrationPlan as it is.") { Subject = name };

    public static MigrationException SeveralPlans() => new(
        "SeveralPlans", ErrorKind.InvalidArgument, "Several plans came through the pipe, and a file holds one: nothing was written.", "Export each to a file of its own.");

    public static MigrationException PlanExists(string path) => new(
        "FileExists", ErrorKind.Exists, $"The file is there already: {path}.", "Choose another path, or leave -NoClobber out.") { Subject = path };

    // Projects
    public static MigrationException TemplateUnknown(string name, IEnumerable<string> known) => new(
        "TemplateUnknown", ErrorKind.NotFound, $"There is no project template '{name}'.", $"Choose one of {string.Join(", ", known)}.") { Subject = name };

    public static MigrationException ProviderUnknown(string name, IEnumerable<string> known) => new(
        "ProviderUnknown", ErrorKind.InvalidArgument, $"There is no provider '{name}'.", $"Choose one of {string.Join(", ", known)}.") { Subject = name };

    public static MigrationException ProjectExists(string path) => new(
        "ProjectExists", ErrorKind.Exists, $"A project is there already: {path}.", "Nothing was written. Choose another folder, or delete the file.") { Subject = path };

    public static MigrationException CannotWrite(string path, Exception cause) => new(
        "FileNotWritable", ErrorKind.Permission, $"{path} cannot be written: {cause.Message}", "Check the folder and your rights there.", cause) { Subject = path };

    public static MigrationException FileExists(string path) => new(
        "FileExists", ErrorKind.Exists, $"There is something already: {path}.", "Nothing was written. Choose another name, or say -Force to replace a file.") { Subject = path };

    public static MigrationException ServerVersionInvalid(string text) => new(
        "ServerVersionInvalid", ErrorKind.InvalidArgument, $"'{text}' is no version of a server.", "Write it in numbers, for example 16 or 15.0.") { Subject = text };

    public static MigrationException NotAFolder(string path) => new(
        "NotAFileSystemPath", ErrorKind.InvalidArgument, $"'{path}' is not in the file system.", "Name a folder of the file system.") { Subject = path };

    // Editors and hooks
    public static MigrationException NoEditor() => new(
        "EditorNotFound", ErrorKind.NotFound, "No editor was found.", "Set the environment variable VISUAL or EDITOR to the command that opens one.");

    public static MigrationException EditorFailed(string editor, string why) => new(
        "EditorFailed", ErrorKind.InvalidState, $"The editor '{editor}' failed: {why}.", "Check VISUAL and EDITOR; the file itself is there.") { Subject = editor };

    public static MigrationException HookFailed(string hook, string why) => new(
        "HookFailed", ErrorKind.InvalidState, $"The hook '{hook}' failed: {why}.", "Correct the hook in the configuration, or run it by hand.") { Subject = hook };

    // PowerShell revisions
    public static MigrationException Syntax(string path, ParseError error) => new(
        "RevisionSyntax", ErrorKind.Syntax, $"{error.Message.TrimEnd('.')}, at {Position(path, error.Extent)}.", "Correct the file.")
        { Subject = path, Position = Position(path, error.Extent) };

    public static MigrationException HeaderTwice(string path, IScriptExtent at) => new(
        "HeaderTwice", ErrorKind.InvalidData, $"The file says a second time which revision it is, at {Position(path, at)}.", "Leave one line 'Revision …'.")
        { Position = Position(path, at) };

    public static MigrationException FunctionTwice(string path, IScriptExtent at, string name) => new(
        "FunctionTwice", ErrorKind.InvalidData, $"A second function {name} stands at {Position(path, at)}, and only one could run.",
        "Put both into one.") { Position = Position(path, at) };

    public static MigrationException HeaderParameter(string path, IScriptExtent at, string fault, string remedy) => new(
        "HeaderInvalid", ErrorKind.InvalidData, $"{fault}, at {Position(path, at)}.", remedy) { Position = Position(path, at) };

    public static MigrationException MessageInvalid(string message, string fault) => new(
        "MessageInvalid", ErrorKind.InvalidArgument, $"The message cannot stand in a revision's header: {fault}.", "Write one line of plain text.") { Subject = message };

    public static MigrationException LostOperation(SourcePosition? at, string operation) => new(
        "OperationLost", ErrorKind.Body, $"An operation ({operation}) was made and not put out{(at is null ? "" : $", at {at}")}.",
        "Let what a helper puts out stand by itself in the function: what the function puts out is what runs.") { Position = at };

    public static MigrationException LostOperation(string path, IScriptExtent at, string command, string how) => new(
        "OperationLost", ErrorKind.Body, $"{command} only makes an operation, and here it is {how} rather than put out, at {Position(path, at)}.",
        "Let the line stand by itself: what the function puts out is what runs.") { Subject = command, Position = Position(path, at) };

    public static MigrationException WordArgument(string path, IScriptExtent at, string word, string text) => new(
        "WordArgument", ErrorKind.Body, $"PowerShell would run '{text}' as a command before {word} sees it, at {Position(path, at)}.",
        "Put the whole argument in quotes.") { Subject = text, Position = Position(path, at) };

    public static MigrationException WordRedirection(string path, IScriptExtent at, string word) => new(
        "WordRedirection", ErrorKind.Body, $"PowerShell takes the '>' for a file to write to, and {word} never sees it, at {Position(path, at)}.",
        "Put the condition in quotes.") { Subject = word, Position = Position(path, at) };

    public static MigrationException StrayOutput(string function, object? value, SourcePosition at) => new(
        "StrayOutput", ErrorKind.Body,
        $"{function} has put out {(value is null ? "$null" : $"'{Shorten(value)}' ({value.GetType().Name})")}, which is no operation, at {at}.",
        "Assign it, pipe it to Out-Null, or write it with Write-Verbose.") { Subject = value, Position = at };

    public static MigrationException BodyFailed(string function, string message, SourcePosition at, Exception? cause) => new(
        "RevisionBodyFailed", ErrorKind.Body, $"{function} failed: {message.TrimEnd('.')}, at {at}.",
        "Correct the revision and run the command again: a step in a transaction was rolled back.", cause) { Position = at };

    public static MigrationException BodyLeft(string function, string how, SourcePosition at) => new(
        "RevisionBodyLeft", ErrorKind.Body, $"{function} was left by {how} before its end, in {at.Path}.",
        "Use 'return' to end it early, or 'throw' to let it fail.") { Position = at };

    public static MigrationException CommandMissing(string path, IScriptExtent at, string command) => new(
        "CommandMissing", ErrorKind.NotFound, $"This host has no command '{command}', at {Position(path, at)}.",
        "Run it in PowerShell itself, or write it with .NET types: this host has PowerShell's language, without most of its commands.")
        { Subject = command, Position = Position(path, at) };

    public static MigrationException ModuleNotLoaded(string fault) => new(
        "ModuleNotLoaded", ErrorKind.InvalidData, $"A module for the revisions could not be loaded: {fault.TrimEnd('.')}.",
        "Correct Modules in the configuration, or install the module.");

    public static MigrationException OutsideOfRevision(string command) => new(
        "OutsideOfRevision", ErrorKind.InvalidState, $"{command} works only in the body of a revision while it runs.",
        "Use the database's own client to ask it something.") { Subject = command };

    public static MigrationException InvalidOperation(string command, string fault, string remedy, SourcePosition? position = null) => new(
        "OperationInvalid", ErrorKind.InvalidArgument, $"{command}: {fault}.", remedy) { Subject = command, Position = position };

    public static MigrationException NotAtHeads(MigrationStatus status) => new(
        "NotAtHeads", ErrorKind.InvalidState,
        status.Unknown.Count > 0
            ? $"{status.Database} is at revision {status.Unknown}, which no file of the project is: a comparison would undo what it did."
            : $"{status.Database} lacks {status.Pending.Count} of the project's revisions: a comparison would write what they do a second time.",
        "Bring the database to the heads with Invoke-MigrationUpgrade first.") { Subject = status };

    public static MigrationException SchemaMissing(IReadOnlyList<string> paths) => new(
        "SchemaMissing", ErrorKind.NotFound, $"The wanted schema is missing: there is no {string.Join(" and no ", paths)}, or nothing in it.",
        "Write schema.ps1 beside the configuration, or say where the schema is with Schema.Source or -SchemaPath.") { Subject = paths[0] };

    public static MigrationException FilterFailed(string part, string name, System.Management.Automation.RuntimeException cause) => new(
        "FilterFailed", ErrorKind.Body, $"-Filter failed for {part} {name}: {cause.ErrorRecord.Exception.Message.TrimEnd('.')}.",
        "Correct the script block: $_ has Part, such as Table or View, and Name.", cause) { Subject = name };

    public static MigrationException SchemaEmpty(IReadOnlyList<string> paths) => new(
        "SchemaEmpty", ErrorKind.InvalidData, $"The wanted schema is empty: {string.Join(" and ", paths)} put out no operation, and everything in the database would have to go.",
        "Write what the database should have, or say where the schema is with Schema.Source or -SchemaPath.") { Subject = paths[0] };

    public static MigrationException SchemaUnreadable(string path, Exception cause) => new(
        "FileUnreadable", cause is UnauthorizedAccessException ? ErrorKind.Permission : ErrorKind.InvalidData, $"{path} cannot be read: {cause.Message}",
        "Check the path and your rights.", cause) { Subject = path };

    public static MigrationException SchemaIsRevision(string path) => new(
        "SchemaIsRevision", ErrorKind.InvalidData, $"{path} is a revision, and no description of the wanted schema.",
        "Name the files that say what the schema should be, with Schema.Source or -SchemaPath.") { Subject = path };

    public static MigrationException SchemaSource(string value) => new(
        "SchemaSource", ErrorKind.InvalidData, $"Schema.Source cannot be {value}.",
        "Write a path, a list of paths, or @{ Environment = 'name' }.") { Subject = value };

    public static MigrationException ComparedPart(string name, IEnumerable<string> known) => new(
        "SchemaCompare", ErrorKind.InvalidData, $"Schema.Compare has '{name}', which is no sort of thing that is true or false.",
        $"Write @{{ Comment = $false }}; the sorts are {string.Join(", ", known)}.") { Subject = name };

    public static MigrationException SqlFileUnreadable(string path, Exception cause) => new(
        "SqlFileUnreadable", cause is UnauthorizedAccessException ? ErrorKind.Permission : ErrorKind.NotFound,
        $"The SQL file {path} cannot be read: {cause.Message.TrimEnd('.')}.",
        "A relative path begins at the folder of the script that names it; check it, and your rights there.", cause) { Subject = path };

    public static MigrationException SqlFileEncoding(string path, Exception cause) => new(
        "SqlFileEncoding", ErrorKind.InvalidData, $"The SQL file {path} is not UTF-8.", "Save it as UTF-8.", cause) { Subject = path };

    public static SourcePosition Position(string path, IScriptExtent at) => new(path, at.StartLineNumber, at.StartColumnNumber);

    static string Shorten(object value)
    {
        var text = value.ToString() ?? "";
        return text.Length <= 60 ? text : text[..59] + "…";
    }
}
