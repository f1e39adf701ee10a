using PSMigrate.Schema;

namespace PSMigrate.Engine.Dialects;

/// <summary>What a comparison of schemas must know of a database system.</summary>
sealed record SchemaRules
{
    /// <summary>How names are compared.</summary>
    public required StringComparer Names { get; init; }

    /// <summary>Whether foreign keys are dropped before everything else and made after it; otherwise they change with their table.</summary>
    public bool ForeignKeysApart { get; init; } = true;

    /// <summary>Whether rights are granted on views and routines, which go with them.</summary>
    public bool CodeHasRights { get; init; } = true;

    /// <summary>Whether a column that a view, a trigger or a policy names can neither be dropped nor get another type.</summary>
    public bool CodeHoldsColumns { get; init; }

    /// <summary>Whether a column that an index or a constraint uses can get no other type.</summary>
    public bool KeysHoldColumns { get; init; }

    /// <summary>Whether the expression of a computed column can be changed in place.</summary>
    public bool AltersComputed { get; init; }

    /// <summary>Whether a column's type is a word for a number with a default of its own, which comes and goes with the word.</summary>
    public Func<DialectText, bool> IsNumbering { get; init; } = _ => false;

    /// <summary>Whether a routine can be replaced by another one, or must be dropped first.</summary>
    public Func<Routine, Routine, bool> ReplacesRoutine { get; init; } = (_, _) => true;

    /// <summary>What a routine holds on to, so that nothing that its text names can be dropped; null where that is nothing.</summary>
    public Func<Routine, DialectText?> HeldByRoutine { get; init; } = _ => null;

    /// <summary>The expression that makes a column's values anew for a type that has the same texts; null where types are not enumerated.</summary>
    public Func<Column, DialectText>? CastThroughText { get; init; }

    /// <summary>What the server makes of a sequence of which nothing else is said.</summary>
    public Func<Sequence, Sequence> UsualSequence { get; init; } = sequence => sequence;
}
