using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.Sqlite;

/// <summary>What SQLite has nothing like, and what to do instead.</summary>
static class SqliteLimits
{
    public static UnsupportedException Of(Operation operation) => operation switch
    {
        SetTableComment => new("A comment on a table", "Leave it out for this provider: SQLite keeps no comments."),
        ValidateConstraint => new("Checking a constraint later than it is added", "Leave it out for this provider: a constraint holds for all rows from the start."),
        CreateSchema or DropSchema => new("A schema", "Leave it out for this provider, or attach a second file with ATTACH."),
        CreateSequence or AlterSequence or DropSequence or RenameSequence =>
            new("A sequence", "Number the rows with an identity column, or keep the last number in a table."),
        CreateEnumType or AddEnumValue or RenameEnumValue or RenameEnumType or DropEnumType =>
            new("An enumerated type", "Use a text column with a check constraint."),
        CreateRoutine or DropRoutine => new("A function or a procedure", "Write a trigger, or do the work in the revision."),
        _ => new($"The operation {operation.GetType().Name}", "Write it as SQL with Invoke-DbSql."),
    };
}
