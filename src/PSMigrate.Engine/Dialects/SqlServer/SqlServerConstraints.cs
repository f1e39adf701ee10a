using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server's statements for constraints.</summary>
sealed class SqlServerConstraints(SqlPhrases phrases)
{
    readonly SqlServerCatalogue catalogue = new(phrases);
    readonly SqlServerNameless nameless = new(phrases);

    /// <summary>A constraint as it stands in a table's definition.</summary>
    public string InTable(Constraint constraint) => phrases.Named(constraint) + constraint switch
    {
        PrimaryKey key => $"PRIMARY KEY{Clustered(key.Clustered)} ({phrases.Columns(key.Columns)}){Deferred(key.Deferral)}",
        UniqueConstraint { NullsNotDistinct: false } => throw new UnsupportedException(
            "A unique constraint that takes several NULLs", "Make a unique index with the filter 'column IS NOT NULL' instead."),
        UniqueConstraint unique => $"UNIQUE{Clustered(unique.Clustered)} ({phrases.Columns(unique.Columns)}){Deferred(unique.Deferral)}",
        CheckConstraint check => $"CHECK {SqlServerSyntax.InParentheses(phrases.Text(check.Condition, "check"))}",
        ForeignKey foreign => $"FOREIGN KEY ({phrases.Columns(foreign.Columns)}) {References(foreign)}",
        _ => throw Exclude(),
    };

    /// <summary>What a foreign key says behind its columns.</summary>
    public string References(ForeignKey foreign)
    {
        if (foreign.OnDelete == ReferentialAction.Restrict || foreign.OnUpdate == ReferentialAction.Restrict)
        {
            throw new UnsupportedException(
                "A foreign key with the action Restrict", "Use NoAction: SQL Server checks it with every statement, so it refuses the same changes.");
        }
        if (foreign.MatchFull)
            throw new UnsupportedException("A foreign key that matches fully", "Leave it out, and add a check that its columns are NULL together.");
        return $"{phrases.References(foreign)}{SqlPhrases.Actions(foreign)}{Deferred(foreign.Deferral)}";
    }

    public string Add(TableName table, Constraint constraint)
    {
        var check = constraint is CheckConstraint { NotValid: true } or ForeignKey { NotValid: true } ? "WITH NOCHECK " : "";
        return $"ALTER TABLE {phrases.Name(table)} {check}ADD {InTable(constraint)}";
    }

    public string Drop(DropConstraint drop)
    {
        if (drop.Kind == ConstraintKind.Exclude)
            throw Exclude();
        if (SqlServerNameless.Takes(drop))
            return nameless.Drop(drop);
        return drop.Name is not null
            ? $"ALTER TABLE {phrases.Name(drop.Table)} DROP CONSTRAINT {SqlPhrases.IfExists(drop.IfExists)}{phrases.Quote(drop.Name)}"
            : throw new UnsupportedException("Dropping a constraint without a name", "Give its name, or say what it is.");
    }

    // A constraint lives in its table's schema, and is renamed by that.
    public string Rename(RenameConstraint rename) =>
        catalogue.Rename(phrases.Name(new(rename.Table.Schema, rename.Name)), rename.NewName, "OBJECT");

    public string Validate(ValidateConstraint validate) =>
        $"ALTER TABLE {phrases.Name(validate.Table)} WITH CHECK CHECK CONSTRAINT {phrases.Quote(validate.Name)}";

    static string Clustered(bool? clustered) => clustered switch { null => "", true => " CLUSTERED", false => " NONCLUSTERED" };

    static string Deferred(Deferral deferral) => deferral == Deferral.None
        ? ""
        : throw new UnsupportedException(
            "A constraint that is checked at the end of the transaction",
            "Leave its deferral out, and change the rows in an order that keeps it.");

    static UnsupportedException Exclude() => new("An exclusion constraint", "Write a trigger that refuses such rows.");
}
