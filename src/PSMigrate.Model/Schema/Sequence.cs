namespace PSMigrate.Schema;

/// <summary>A sequence of numbers. What is null is left to the provider.</summary>
/// <param name="Name">The sequence's name.</param>
public sealed record Sequence(TableName Name)
{
    /// <summary>The type of its numbers.</summary>
    public DialectText? Type { get; init; }

    /// <summary>The first number.</summary>
    public long? Start { get; init; }

    /// <summary>The step.</summary>
    public long? Increment { get; init; }

    /// <summary>The least number.</summary>
    public long? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public long? Maximum { get; init; }

    /// <summary>Whether it begins anew after the last number.</summary>
    public bool Cycle { get; init; }

    /// <summary>How many numbers a session takes at once.</summary>
    public int? Cache { get; init; }

    /// <summary>
    /// The sequence as a change from another one has to say it: what goes back to the provider's own choice is put in numbers, because a
    /// change leaves alone what it does not mention.
    /// </summary>
    /// <param name="other">The sequence that is changed.</param>
    public Sequence InPlaceOf(Sequence other)
    {
        var isAscending = (Increment ?? 1) > 0;
        return this with
        {
            Increment = Increment ?? (other.Increment is null ? null : 1),
            Minimum = Minimum ?? (other.Minimum is null || isAscending ? null : Bounds.Least),
            Maximum = Maximum ?? (other.Maximum is null || !isAscending ? null : Bounds.Greatest),
        };
    }

    (long Least, long Greatest) Bounds => Type?.Default switch
    {
        "smallint" => (short.MinValue, short.MaxValue),
        "int" or "integer" => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };
}
