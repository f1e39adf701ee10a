using PSMigrate.Schema;

namespace PSMigrate;

/// <summary>What a new repeatable object should be.</summary>
/// <param name="Name">Its name.</param>
public sealed record RepeatableRequest(string Name)
{
    /// <summary>The names of others that must be there first.</summary>
    public ValueList<string> DependsOn { get; init; } = [];

    /// <summary>The providers that it is for; empty for all.</summary>
    public ValueList<string> Providers { get; init; } = [];

    /// <summary>Whether it runs in a transaction.</summary>
    public bool Transactional { get; init; } = true;
}
