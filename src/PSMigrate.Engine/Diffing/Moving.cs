using PSMigrate.Engine.Dialects;
using PSMigrate.Schema;

namespace PSMigrate.Engine.Diffing;

/// <summary>What changes under the code of a database: code that holds on to it is dropped before the change, and made anew after it.</summary>
/// <param name="rules">What the database system asks for.</param>
/// <param name="tables">The tables whose columns go or get another type.</param>
/// <param name="routines">The routines that are dropped and made anew.</param>
/// <param name="others">The names of the aggregates and types that are.</param>
sealed class Moving(SchemaRules rules, IReadOnlyList<MovedTable> tables, RoutineReplacement routines, IReadOnlyCollection<string> others)
{
    /// <summary>Whether a text holds on to something of it.</summary>
    public bool Holds(DialectText text) => Holds(text, rules.CodeHoldsColumns);

    /// <summary>Whether a view does.</summary>
    public bool Holds(View view) => Holds(view.Query, rules.CodeHoldsColumns || rules.ViewHoldsColumns(view));

    /// <summary>Whether a text names a routine of it.</summary>
    public bool HoldsRoutine(DialectText text) => routines.IsIn(text);

    /// <summary>Whether a trigger does: its table may move under it, and only the columns that it names matter.</summary>
    public bool Holds(Trigger trigger) =>
        routines.IsIn(trigger.Body) || rules.CodeHoldsColumns && tables.Any(table => table.Name == trigger.Table
            && (table.IsNamedIn(trigger.Event) || table.IsNamedIn(trigger.Body)));

    bool Holds(DialectText text, bool holdsColumns) =>
        routines.IsIn(text) || others.Any(name => Mentions.In(text, name)) || holdsColumns && tables.Any(table => table.IsReadBy(text));
}
