using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.PostgreSql;

/// <summary>PostgreSQL's statements for sequences.</summary>
sealed class PostgreSqlSequences(SqlPhrases phrases)
{
    public string Create(CreateSequence create) =>
        $"CREATE SEQUENCE {SqlPhrases.IfNotExists(create.IfNotExists)}{phrases.Name(create.Sequence.Name)}"
        + $"{Attributes(create.Sequence)}{(create.Sequence.Cycle ? " CYCLE" : "")}";

    public IEnumerable<string> Alter(AlterSequence alter)
    {
        // Whether it cycles has no word for 'as it is': only what it was tells.
        var cycle = alter.Sequence.Cycle == (alter.Before?.Cycle ?? false) ? "" : alter.Sequence.Cycle ? " CYCLE" : " NO CYCLE";
        var attributes = $"{Attributes(alter.Sequence)}{cycle}{Option("RESTART WITH", alter.RestartWith)}";
        if (attributes.Length > 0)
            yield return $"ALTER SEQUENCE {phrases.Name(alter.Sequence.Name)}{attributes}";
    }

    public string Drop(DropSequence drop) => $"DROP SEQUENCE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";

    public string Rename(RenameSequence rename) => $"ALTER SEQUENCE {phrases.Name(rename.Name)} RENAME TO {phrases.Quote(rename.NewName)}";

    /// <summary>What the server chooses for a sequence.</summary>
    public static Sequence Usual(Sequence sequence)
    {
        var ascends = sequence.Increment is null or > 0;
        var greatest = sequence.Type?.Default switch { "smallint" => short.MaxValue, "integer" => int.MaxValue, _ => long.MaxValue };
        var (minimum, maximum) = ascends ? (1L, greatest) : (-greatest - 1, -1L);
        return new(sequence.Name)
        {
            Type = new("bigint"),
            Start = ascends ? sequence.Minimum ?? minimum : sequence.Maximum ?? maximum,
            Increment = 1,
            Minimum = minimum,
            Maximum = maximum,
            Cache = 1,
        };
    }

    string Attributes(Sequence sequence)
    {
        var type = sequence.Type is null ? "" : $" AS {phrases.TypeOf(sequence.Type, sequence.Name.Name)}";
        return type + Option("INCREMENT BY", sequence.Increment) + Option("MINVALUE", sequence.Minimum) + Option("MAXVALUE", sequence.Maximum)
            + Option("START WITH", sequence.Start) + Option("CACHE", sequence.Cache);
    }

    static string Option(string word, long? value) => value is { } number ? $" {word} {PostgreSqlSyntax.Number(number)}" : "";
}
