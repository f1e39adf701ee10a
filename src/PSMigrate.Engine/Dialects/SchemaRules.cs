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

    /// <summary>Whether a column that this very view reads can neither be dropped nor altered, where that is not so of all code.</summary>
    public Predicate<View> ViewHoldsColumns { get; init; } = _ => false;

    /// <summary>Whether a view may have indexes that are not read, and go with it.</summary>
    public Predicate<View> MayLoseIndexes { get; init; } = _ => false;

    /// <summary>Whether a column that an index or a constraint uses cannot be altered.</summary>
    public bool KeysHoldColumns { get; init; }

    /// <summary>Whether a column that a computed column reads can get no other type.</summary>
    public bool ComputedHoldsColumns { get; init; }

    /// <summary>Whether a function that a table uses in a check, a default or a computed column cannot be changed.</summary>
    public bool TablesHoldRoutines { get; init; }

    /// <summary>Whether a computed column can be changed by its expression only, which then brings type, collation and the rest along.</summary>
    public bool ComputedIsItsExpression { get; init; }

    /// <summary>Whether a column can only be dropped and added to become the other one.</summary>
    public Func<Column, Column, bool> ReplacesColumn { get; init; } = (_, _) => false;

    /// <summary>Whether the numbering of a column that is there can be changed.</summary>
    public bool AltersIdentity { get; init; } = true;

    /// <summary>Whether no other table of the schema can have a constraint of the same name.</summary>
    public Predicate<Constraint> NameIsShared { get; init; } = _ => false;

    /// <summary>Whether no other table of the schema can have an index of the same name.</summary>
    public bool IndexNamesAreShared { get; init; }

    /// <summary>Whether the name of a default is shared with the constraints.</summary>
    public bool DefaultNamesAreShared { get; init; }

    /// <summary>Whether a column's type is a word for a number with a default of its own, which comes and goes with the word.</summary>
    public Func<DialectText, bool> IsNumbering { get; init; } = _ => false;

    /// <summary>Whether a routine can be replaced by another one, or must be dropped first.</summary>
    public Func<Routine, Routine, bool> ReplacesRoutine { get; init; } = (_, _) => true;

    /// <summary>What a routine holds on to, so that nothing that its text names can be dropped; null where that is nothing.</summary>
    public Func<Routine, DialectText?> HeldByRoutine { get; init; } = _ => null;

    /// <summary>The expression that makes a column's values anew for a type that has the same texts; null where types are not enumerated.</summary>
    public Func<Column, DialectText>? CastThroughText { get; init; }

    /// <summary>
    /// The expression that makes a column's values those of the second one's type, where the server asks for one; null where it does not, or
    /// where nobody but the author knows it. The third says whether a type is enumerated.
    /// </summary>
    public Func<Column, Column, Predicate<DialectText>, DialectText?> Conversion { get; init; } = (_, _, _) => null;

    /// <summary>The second sequence as far as a change of the first can lead there.</summary>
    public Func<Sequence, Sequence, Sequence> AlterableSequence { get; init; } = (_, to) => to;

    /// <summary>What the server makes of a sequence of which nothing else is said.</summary>
    public Func<Sequence, Sequence> UsualSequence { get; init; } = sequence => sequence;
}
