namespace PSMigrate.Schema;

/// <summary>What a database holds, bookkeeping tables left out.</summary>
public sealed record DatabaseSchema
{
    /// <summary>The schemas, the default one left out.</summary>
    public ValueList<string> Schemas { get; init; } = [];

    /// <summary>The tables, by name.</summary>
    public ValueList<Table> Tables { get; init; } = [];

    /// <summary>The sequences that no column owns, by name.</summary>
    public ValueList<Sequence> Sequences { get; init; } = [];

    /// <summary>The enumerated types, by name.</summary>
    public ValueList<EnumType> Enums { get; init; } = [];

    /// <summary>The views, by name.</summary>
    public ValueList<View> Views { get; init; } = [];

    /// <summary>The functions and procedures, by name.</summary>
    public ValueList<Routine> Routines { get; init; } = [];

    /// <summary>The triggers, by table and name.</summary>
    public ValueList<Trigger> Triggers { get; init; } = [];

    /// <summary>What no operation is about.</summary>
    public ValueList<OtherObject> Others { get; init; } = [];
}
