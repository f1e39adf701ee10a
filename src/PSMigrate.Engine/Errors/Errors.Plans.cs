using PSMigrate.Schema;

namespace PSMigrate.Engine;

static partial class Errors
{
    // Approved plans
    public static MigrationException PlanStart(MigrationPlan plan, ValueList<string> current) => new(
        "PlanStart", ErrorKind.InvalidState,
        $"The approved plan starts at {List(plan.HeadsBefore)} and ends at {List(plan.HeadsAfter)}, and the database is at {List(current)}: nothing was run.",
        "Look at Get-MigrationStatus, make a new plan and have it approved.") { Subject = List(current) };

    public static MigrationException PlanStepMissing(string id) => new(
        "PlanStepMissing", ErrorKind.InvalidState, $"The approved plan names revision '{id}', and no file of the project is that revision: nothing was run.",
        "Check out the project as it was approved, or make a new plan and have it approved.") { Subject = id };

    public static MigrationException PlanRepeatableMissing(string name) => new(
        "PlanStepMissing", ErrorKind.InvalidState,
        $"The approved plan names the repeatable object '{name}', and no file of the project is that object: nothing was run.",
        "Check out the project as it was approved, or make a new plan and have it approved.") { Subject = name };

    public static MigrationException PlanStepOutOfPlace(Revision revision, MigrationDirection direction) => new(
        "PlanStepMissing", ErrorKind.InvalidState,
        direction == MigrationDirection.Upgrade
            ? $"The approved plan cannot apply revision '{revision.Id}': it is applied already by then, or one that it is built on is not."
            : $"The approved plan cannot undo revision '{revision.Id}': it is not applied by then, or one that is built on it is.",
        "A plan is not to be edited: make a new one and have it approved.") { Subject = revision.Id };

    public static MigrationException PlanEnd(MigrationPlan plan, ValueList<string> found) => new(
        "PlanStepMissing", ErrorKind.InvalidState,
        $"The approved plan should end at {List(plan.HeadsAfter)}, and its steps lead to {List(found)}: nothing was run.",
        "A plan is not to be edited: make a new one and have it approved.") { Subject = List(found) };

    public static MigrationException PlanFileChanged(string name, string path) => new(
        "PlanFileChanged", ErrorKind.InvalidState, $"The file of '{name}' is not the one that was approved: {path}. Nothing was run.",
        "Check out the project as it was approved, or make a new plan and have it approved.") { Subject = name, Position = File(path) };

    public static MigrationException PlanWithoutChecksum(string name) => new(
        "PlanIncomplete", ErrorKind.InvalidArgument, $"The plan has no checksum for '{name}', so nobody can tell whether the file is the one that was approved.",
        "Take the plan from Get-MigrationPlan as it is, or from a file that Export-MigrationPlan has written.") { Subject = name };

    public static MigrationException PlanElsewhere(string planned, string found) => new(
        "PlanElsewhere", ErrorKind.InvalidArgument, $"The plan was made for {planned}, and this is {found}: nothing was run.",
        "Make a plan for this database. One of Get-MigrationPlan -Current is made for none in particular.") { Subject = planned };

    // Accepting changes
    public static MigrationException LogMissing(string database) => new(
        "LogTableMissing", ErrorKind.InvalidState, $"{database} has no log, so it keeps no checksum that could be accepted.",
        "Give LogTable a name; the first run makes the table.") { Subject = database };

    public static MigrationException RepairNotApplied(string id, string database) => new(
        "RevisionNotApplied", ErrorKind.InvalidState, $"{database} does not have revision '{id}', so there is no change to accept.",
        "(Get-MigrationStatus).Changed lists the revisions whose file has changed.") { Subject = id };
}
