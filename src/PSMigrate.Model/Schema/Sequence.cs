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
}
