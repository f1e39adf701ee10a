using PSMigrate.Operations;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements for enumerated types.</summary>
sealed class PostgreSqlEnums(SqlPhrases phrases)
{
    public string Create(CreateEnumType create) =>
        $"CREATE TYPE {phrases.Name(create.Enum.Name)} AS ENUM ({string.Join(", ", create.Enum.Values.Select(value => phrases.Literal(value)))})";

    public string AddValue(AddEnumValue add)
    {
        var place = (add.Before, add.After) switch
        {
            (null, null) => "",
            ({ } before, null) => $" BEFORE {phrases.Literal(before)}",
            (null, { } after) => $" AFTER {phrases.Literal(after)}",
            _ => throw new UnsupportedException($"A place for '{add.Value}' both before a value and behind one", "Give one of the two."),
        };
        return $"ALTER TYPE {phrases.Name(add.Enum)} ADD VALUE {SqlPhrases.IfNotExists(add.IfNotExists)}{phrases.Literal(add.Value)}{place}";
    }

    public string RenameValue(RenameEnumValue rename) =>
        $"ALTER TYPE {phrases.Name(rename.Enum)} RENAME VALUE {phrases.Literal(rename.Value)} TO {phrases.Literal(rename.NewValue)}";

    public string Rename(RenameEnumType rename) => $"ALTER TYPE {phrases.Name(rename.Name)} RENAME TO {phrases.Quote(rename.NewName)}";

    public string Drop(DropEnumType drop) => $"DROP TYPE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";
}
