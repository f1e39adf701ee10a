using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements for constraints.</summary>
sealed class PostgreSqlConstraints(SqlPhrases phrases)
{
    readonly PostgreSqlIndexes indexes = new(phrases);

    /// <summary>A constraint as it stands in a table's definition. A table without rows has none that could be passed over.</summary>
    public string InTable(Constraint constraint) => phrases.Named(constraint) + constraint switch
    {
        PrimaryKey { Clustered: true } or UniqueConstraint { Clustered: true } => throw PostgreSqlIndexes.Clustered(),
        PrimaryKey key => $"PRIMARY KEY ({phrases.Columns(key.Columns)}){SqlPhrases.Deferred(key.Deferral)}",
        UniqueConstraint unique =>
            $"UNIQUE {(unique.NullsNotDistinct == true ? "NULLS NOT DISTINCT " : "")}({phrases.Columns(unique.Columns)}){SqlPhrases.Deferred(unique.Deferral)}",
        CheckConstraint check => $"CHECK ({phrases.Text(check.Condition, "check")})",
        ForeignKey foreign => $"FOREIGN KEY ({phrases.Columns(foreign.Columns)}) {References(foreign)}",
        ExcludeConstraint exclude => Exclude(exclude),
        _ => throw new UnsupportedException($"A constraint of the sort {constraint.Kind}", "Write it as SQL with Invoke-DbSql."),
    };

    /// <summary>What a foreign key says behind its columns.</summary>
    public string References(ForeignKey foreign) =>
        $"{phrases.References(foreign)}{(foreign.MatchFull ? " MATCH FULL" : "")}{SqlPhrases.Actions(foreign)}{SqlPhrases.Deferred(foreign.Deferral)}";

    /// <summary>A constraint as it is added to a table that may have rows.</summary>
    public string Added(Constraint constraint) =>
        $"ADD {InTable(constraint)}{(constraint is CheckConstraint { NotValid: true } or ForeignKey { NotValid: true } ? " NOT VALID" : "")}";

    public string Add(AddConstraint add) => $"ALTER TABLE {phrases.Name(add.Table)} {Added(add.Constraint)}";

    public string Drop(DropConstraint drop) => drop.Name is null
        ? DropUnnamed(drop)
        : $"ALTER TABLE {phrases.Name(drop.Table)} DROP CONSTRAINT {SqlPhrases.IfExists(drop.IfExists)}{phrases.Quote(drop.Name)}";

    public string Rename(RenameConstraint rename) =>
        $"ALTER TABLE {phrases.Name(rename.Table)} RENAME CONSTRAINT {phrases.Quote(rename.Name)} TO {phrases.Quote(rename.NewName)}";

    public string Validate(ValidateConstraint validate) =>
        $"ALTER TABLE {phrases.Name(validate.Table)} VALIDATE CONSTRAINT {phrases.Quote(validate.Name)}";

    string Exclude(ExcludeConstraint exclude)
    {
        var method = exclude.Method is null ? "" : $"USING {phrases.Quote(exclude.Method)} ";
        var elements = exclude.Elements.Select(element => $"{indexes.Column(element.Column)} WITH {element.Operator}");
        var where = exclude.Where is null ? "" : $" WHERE ({phrases.Text(exclude.Where, "filter")})";
        return $"EXCLUDE {method}({string.Join(", ", elements)}){where}{SqlPhrases.Deferred(exclude.Deferral)}";
    }

    // A table has one primary key only, and the columns tell other keys apart: the name that the database has given is looked up there.
    string DropUnnamed(DropConstraint drop)
    {
        var (type, columns) = (drop.Kind, drop.Definition) switch
        {
            (ConstraintKind.PrimaryKey, _) => ('p', null),
            (ConstraintKind.Unique, UniqueConstraint unique) => ('u', unique.Columns),
            (ConstraintKind.ForeignKey, ForeignKey foreign) => ('f', foreign.Columns),
            _ => throw new UnsupportedException("Dropping a constraint without a name", "Give its name, or for a key its definition."),
        };
        var ofColumns = columns is null
            ? ""
            : $"""

                    AND (SELECT pg_catalog.array_agg(a.attname::text ORDER BY k.place) FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY AS k(number, place)
                         JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number)
                        = ARRAY[{string.Join(", ", columns.Select(column => phrases.Literal(column)))}]
            """;
        var alter = phrases.Literal($"ALTER TABLE {phrases.Name(drop.Table)} DROP CONSTRAINT ");
        return PostgreSqlBlock.Of(
            ["found name;"],
            $"""
                SELECT c.conname INTO {(drop.IfExists ? "" : "STRICT ")}found FROM pg_catalog.pg_constraint c
                WHERE c.conrelid = {phrases.Literal(phrases.Name(drop.Table))}::pg_catalog.regclass AND c.contype = '{type}'{ofColumns};
                IF found IS NOT NULL THEN
                    EXECUTE {alter} || pg_catalog.quote_ident(found);
                END IF;
            """);
    }
}
