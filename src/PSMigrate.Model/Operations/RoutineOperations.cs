using PSMigrate.Schema;

namespace PSMigrate.Operations;

/// <summary>Makes a function or a procedure.</summary>
/// <param name="Routine">The routine.</param>
/// <param name="Replace">Whether it takes the place of one of that name.</param>
public sealed record CreateRoutine(Routine Routine, bool Replace = false) : Operation
{
    /// <summary>The routine that is replaced, so that the operation can be reversed; null when there was none or the author did not say.</summary>
    public Routine? Before { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() =>
        Before is not null ? new CreateRoutine(Before, Replace: true) { Before = Routine }
        : Replace ? null
        : new DropRoutine(Routine.Kind, Routine.Name, Routine) { Arguments = Routine.Arguments };
}

/// <summary>Drops a function or a procedure.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What it was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing routine is no error.</param>
public sealed record DropRoutine(RoutineKind Kind, TableName Name, Routine? Definition = null, bool IfExists = false) : Operation
{
    /// <summary>The types of its arguments, which tell it from others of the same name; null where the name is enough.</summary>
    public DialectText? Arguments { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new CreateRoutine(Definition);
}

/// <summary>Makes a trigger.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Replace">Whether it takes the place of one of that name.</param>
public sealed record CreateTrigger(Trigger Trigger, bool Replace = false) : Operation
{
    /// <summary>The trigger that is replaced, so that the operation can be reversed; null when there was none or the author did not say.</summary>
    public Trigger? Before { get; init; }

    /// <inheritdoc/>
    public override Operation? Reverse() =>
        Before is not null ? new CreateTrigger(Before, Replace: true) { Before = Trigger }
        : Replace ? null
        : new DropTrigger(Trigger.Name, Trigger.Table, Trigger);
}

/// <summary>Drops a trigger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table or view that it watches.</param>
/// <param name="Definition">What it was, so that the operation can be reversed; null when the author did not say.</param>
/// <param name="IfExists">Whether a missing trigger is no error.</param>
public sealed record DropTrigger(string Name, TableName Table, Trigger? Definition = null, bool IfExists = false) : Operation
{
    /// <inheritdoc/>
    public override Operation? Reverse() => Definition is null ? null : new CreateTrigger(Definition);
}
