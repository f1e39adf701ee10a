namespace PSMigrate.Schema;

/// <summary>A function or a procedure.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What follows the name where it is created: arguments, result, body.</param>
public sealed record Routine(RoutineKind Kind, TableName Name, DialectText Definition)
{
    /// <summary>The types of its arguments, which tell it from others of the same name; null where the name is enough.</summary>
    public DialectText? Arguments { get; init; }
}

/// <summary>The sorts of routine.</summary>
public enum RoutineKind
{
    /// <summary>A function.</summary>
    Function,

    /// <summary>A procedure.</summary>
    Procedure,
}

/// <summary>A trigger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table or view that it watches.</param>
/// <param name="Event">When it fires, for example <c>AFTER INSERT OR UPDATE</c>.</param>
/// <param name="Body">What it does, in the provider's words.</param>
public sealed record Trigger(string Name, TableName Table, DialectText Event, DialectText Body);
