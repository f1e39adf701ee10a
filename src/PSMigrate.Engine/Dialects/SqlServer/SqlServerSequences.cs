using System.Globalization;
using PSMigrate.Operations;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects.SqlServer;

/// <summary>SQL Server's statements for sequences.</summary>
sealed class SqlServerSequences(SqlPhrases phrases)
{
    readonly SqlServerCatalogue catalogue = new(phrases);

    public string Create(CreateSequence create)
    {
        var sequence = create.Sequence;
        var type = sequence.Type is null ? "" : $" AS {phrases.TypeOf(sequence.Type, sequence.Name.Name)}";
        var text = $"CREATE SEQUENCE {phrases.Name(sequence.Name)}{type}{Option("START WITH", Start(sequence))}{Attributes(sequence)}"
            + $"{(sequence.Cycle ? " CYCLE" : "")}{Cache(sequence)}";
        return create.IfNotExists ? SqlServerCatalogue.If(catalogue.IsMissing(sequence.Name, "SO"), [text]) : text;
    }

    public IEnumerable<string> Alter(AlterSequence alter)
    {
        var (sequence, before) = (alter.Sequence, alter.Before);
        if (sequence.Type is not null && sequence.Type != before?.Type)
            throw new UnsupportedException("Another type of a sequence", "Drop the sequence and make it anew, with the next number as its start.");
        if (sequence.Start is not null && sequence.Start != before?.Start)
            throw new UnsupportedException("Another start of a sequence", "Set its next number instead: -RestartWith.");
        // Whether it cycles has no word for 'as it is': only what it was tells.
        var cycle = sequence.Cycle == (before?.Cycle ?? false) ? "" : sequence.Cycle ? " CYCLE" : " NO CYCLE";
        var text = Option("RESTART WITH", alter.RestartWith) + Attributes(sequence) + cycle + Cache(sequence);
        return text.Length == 0 ? [] : [$"ALTER SEQUENCE {phrases.Name(sequence.Name)}{text}"];
    }

    public string Drop(DropSequence drop) => $"DROP SEQUENCE {SqlPhrases.IfExists(drop.IfExists)}{phrases.Name(drop.Name)}";

    public string Rename(RenameSequence rename) => catalogue.Rename(phrases.Name(rename.Name), rename.NewName, "OBJECT");

    /// <summary>What the server chooses for a sequence; how many numbers it keeps at hand it does not say, and another start cannot be given.</summary>
    public static Sequence Usual(Sequence sequence)
    {
        var (least, greatest) = sequence.Type?.Default switch
        {
            "tinyint" => (0L, 255L),
            "smallint" => ((long)short.MinValue, (long)short.MaxValue),
            "int" => ((long)int.MinValue, (long)int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        return new(sequence.Name) { Type = new("bigint"), Increment = 1, Minimum = least, Maximum = greatest };
    }

    /// <summary>
    /// A sequence keeps its type. Its start is no wish but where it was last restarted; and how many numbers the server keeps at hand by itself
    /// cannot be asked for again.
    /// </summary>
    public static Sequence Alterable(Sequence from, Sequence to) => to with { Type = from.Type, Start = from.Start, Cache = to.Cache ?? from.Cache };

    static string Attributes(Sequence sequence) =>
        Option("INCREMENT BY", sequence.Increment) + Option("MINVALUE", sequence.Minimum) + Option("MAXVALUE", sequence.Maximum);

    // The server's own start is the least number of the type, minus nine quintillions; nobody who leaves it out means that.
    static long? Start(Sequence sequence) => sequence switch
    {
        { Start: not null } => sequence.Start,
        { Increment: < 0 } => sequence.Maximum is null ? -1 : null,
        _ => sequence.Minimum is null ? 1 : null,
    };

    // One number at once is what others call a cache of 1.
    static string Cache(Sequence sequence) => sequence.Cache is <= 1 ? " NO CACHE" : Option("CACHE", sequence.Cache);

    static string Option(string word, long? value) => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {word} {value}");
}
